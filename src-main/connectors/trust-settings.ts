import * as z from 'zod/mini'
import type { ShownTrust } from '../../src-preload/contract/certificate.ts'
import { shownTrust } from '../transport/certificate-text.ts'
import { serverTrust } from '../transport/server-trust.ts'
import type { ServerTrust } from '../transport/server-trust.ts'

export { shownTrust } from '../transport/certificate-text.ts'
export type { ServerTrust } from '../transport/server-trust.ts'

/** Where every vendor's settings keep what the account trusts; the transport takes it from there. */
export const trustSettings = { serverTrust: z.optional(serverTrust) }

type Settings = Readonly<Record<string, unknown>>

/** The settings with that trust; undefined leaves the public authorities. */
export function withTrust({ serverTrust: _old, ...settings }: Settings, trust: ServerTrust | undefined): Settings {
  return trust === undefined ? settings : { ...settings, serverTrust: trust }
}

/** What an account trusts, for people; undefined also where that cannot be read any more. */
export function shownTrustOf(settings: Settings): ShownTrust | undefined {
  const { success, data } = z.safeParse(serverTrust, settings['serverTrust'])
  return success ? shownTrust(data) : undefined
}
