import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../util/errors.ts'

/** What an account allows about its server's address. */
export interface UrlPolicy {
  /** The user ticked "allow a connection without encryption" for this account. */
  readonly allowPlainHttp: boolean
}

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Tells whether a host name is this computer itself; nothing leaves the machine then. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname)

/**
 * Understands a typed server address: `pbx.example.org`, with or without scheme, port and path.
 * Only `https:`; `http:` for loopback or when the account allows it (trust S1).
 * @throws CtiError protocol (no address), permission (not encrypted)
 */
export function serverUrl(typed: string, policy: UrlPolicy): URL {
  const text = typed.trim()
  const url = parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  const usable =
    url !== undefined &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.hostname !== '' &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '' &&
    !/[\s\\]/.test(text)
  if (!usable) throw new CtiError('protocol', { userMessage: m.error_address_invalid({ address: text.slice(0, 100) }) })
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !policy.allowPlainHttp) {
    throw new CtiError('permission', { userMessage: m.error_address_insecure({ host: url.hostname }) })
  }
  return url
}

/** Whether others on the network can read along with a connection to this address. */
export function isUnencrypted(address: string): boolean {
  const url = parse(address.trim())
  return url?.protocol === 'http:' && !isLoopback(url.hostname)
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
