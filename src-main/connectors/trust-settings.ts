import * as z from 'zod/mini'
import type { Account } from '../../src-preload/contract/account.ts'
import { shownTrust } from '../transport/certificate-text.ts'
import { serverTrust } from '../transport/server-trust.ts'
import type { ServerTrust } from '../transport/server-trust.ts'
import { isUnencrypted } from '../transport/url-policy.ts'

export { shownTrust } from '../transport/certificate-text.ts'
export type { ServerTrust } from '../transport/server-trust.ts'

/** Where every vendor's settings keep what the account trusts; the transport takes it from there. */
export const trustSettings = { serverTrust: z.optional(serverTrust) }

type Settings = Readonly<Record<string, unknown>>
type Security = Pick<Account, 'serverTrust' | 'unencrypted'>

/** The settings with that trust; undefined leaves the public authorities. */
export function withTrust({ serverTrust: _old, ...settings }: Settings, trust: ServerTrust | undefined): Settings {
  return trust === undefined ? settings : { ...settings, serverTrust: trust }
}

/** How an account's connection is kept from others, for people; a trust that cannot be read any more is none. */
export function securityOf(settings: Settings): Security {
  const { success, data } = z.safeParse(serverTrust, settings['serverTrust'])
  const { address } = settings
  return {
    ...(success ? { serverTrust: shownTrust(data) } : {}),
    ...(typeof address === 'string' && isUnencrypted(address) ? { unencrypted: true } : {})
  }
}
