import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { isLoopback } from '../../transport/url-policy.ts'
import type { ListenPlace } from '../../transport/webhook-server.ts'
import { CtiError } from '../../util/errors.ts'

/** Where a telephone system reaches this computer, and where posts of it are taken. */
export interface CallbackPlace {
  /** The address as the telephone system sees it. */
  readonly base: URL
  readonly listen: ListenPlace
}

/**
 * A port nobody knows is found only by who reaches the listener itself; a proxy must be told one. @throws CtiError protocol
 */
export function checkArrival({ base, listen }: CallbackPlace): void {
  if (listen.port !== 0) return
  const isDirect = base.protocol === 'http:' && base.port === ''
  const listensHere = isLoopback(listen.host) || listen.host === '::1'
  if (isDirect && (!listensHere || isLoopback(base.hostname))) return
  throw new CtiError('protocol', { userMessage: m.error_callback_port_missing() })
}

/** The address of one hook, at its path; `port`: the one that is listened on. */
export function callbackUrl({ base, listen }: CallbackPlace, path: string, port: number): string {
  const url = new URL(base)
  url.pathname = path // a path of its own would be read as a host when it begins with two slashes
  if (listen.port === 0) url.port = String(port)
  return url.href
}
