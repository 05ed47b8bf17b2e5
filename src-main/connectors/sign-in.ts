import type { EndpointReport } from '../../src-preload/contract/endpoints.ts'
import type { Secret } from '../logging/secret.ts'

/** One sign-in: `settings` is stored in the clear (validated by the vendor's schema), `secret` only in the vault. */
export interface Credentials {
  readonly settings: Readonly<Record<string, unknown>>
  readonly secret: Secret
}

/** What signing in gave; `label` is how people recognise the account. */
export type SignedIn =
  | { readonly status: 'signedIn'; readonly credentials: Credentials; readonly label: string }
  | { readonly status: 'secondFactor' }

/** What a description of the server's interface comes to. */
export interface DescribedEndpoints {
  /** What is kept in the account's settings. */
  readonly kept: unknown
  readonly report: Omit<EndpointReport, 'fileName'>
}

/** How an account's settings take another description of the server's interface. */
export interface EndpointSettings {
  /**
   * Reads an override file or an OpenAPI document, whole or not at all, without keeping others waiting.
   * @throws CtiError protocol, saying where it is wrong, or why it cannot be read; the signal's reason
   */
  read(text: string, signal: AbortSignal): Promise<DescribedEndpoints>
  /** The settings with it; without one, those with the defaults. */
  apply(
    settings: Readonly<Record<string, unknown>>,
    described: DescribedEndpoints | undefined
  ): Readonly<Record<string, unknown>>
}
