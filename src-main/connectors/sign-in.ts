import type { EndpointReport } from '../../src-preload/contract/endpoints.ts'
import type { FormField } from '../../src-preload/contract/settings-form.ts'
import type { Secret } from '../logging/secret.ts'

/** One sign-in: `settings` is stored in the clear (validated by the vendor's schema), `secret` only in the vault. */
export interface Credentials {
  readonly settings: Readonly<Record<string, unknown>>
  readonly secret: Secret
}

/** What signing in gave. */
export type SignedIn =
  | {
      readonly status: 'signedIn'
      readonly credentials: Credentials
      /** How people recognise the account. */
      readonly label: string
      /**
       * What the user is to confirm before the account is used: a key that can do more than it should (trust K5). Signing in is
       * then done once more, so nothing may have been made on the server.
       */
      readonly warning?: string
    }
  /** More is to be filled in, once or several times: a code, which person. Comes with everything that was filled in before. */
  | { readonly status: 'more'; readonly fields: readonly FormField[]; readonly message: string }

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
