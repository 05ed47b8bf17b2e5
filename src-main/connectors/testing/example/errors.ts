import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { HttpResponse } from '../../../transport/http-client.ts'
import { connectionLost, isTooLarge, protocolError } from '../../../transport/transport-errors.ts'
import type { WsEnd } from '../../../transport/ws-client.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'

/** The one place that judges an answer: a status is the web server's, what the system says is in the body. @throws CtiError */
export function wordsOf({ status, body, retryAfterMs }: HttpResponse, host: string): string {
  if (status >= 400) throw ofStatus(status, host, retryAfterMs)
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body).trim() : ''
  if (text === 'Wrong key') throw new CtiError('auth', { userMessage: m.error_auth() })
  if (text === 'Not allowed') throw new CtiError('permission', { userMessage: m.error_permission() })
  if (text.startsWith('<')) throw protocolError(host, new Error('a web page'))
  return text
}

/** What an action was refused with; success is a word. @throws CtiError */
export function demandDone(text: string, host: string): void {
  const [word, reason, detail] = text.split('|')
  if (word === 'OK') return
  if (word !== 'Error') throw protocolError(host, new Error('no word of success'))
  if (reason === 'noSuchCall') throw new CtiError('notFound', { userMessage: m.error_not_found() })
  if (reason?.startsWith('noSuch') === true) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  if (reason === 'notPossible') throw new CtiError('conflict', { userMessage: m.error_conflict_other() })
  throw new CtiError('protocol', { userMessage: m.error_refused({ detail: displayText(detail) ?? '' }) })
}

/** Where the answer is in the body, one that is too large is lost like any other: nobody knows what it said. */
export const lostResponse = (error: unknown, host: string): unknown =>
  isTooLarge(error) ? connectionLost(host, error) : error

/** Why there are no news any more. */
export function ofEnd(end: WsEnd, host: string): CtiError {
  if (end.type === 'refused') return ofStatus(end.status, host, end.retryAfterMs)
  return end.type === 'broken' ? end.error : connectionLost(host, new Error(`socket ${end.type}`))
}

function ofStatus(status: number, host: string, retryAfterMs: number | undefined): CtiError {
  const cause = new Error(`status ${String(status)}`)
  switch (status) {
    case 401:
      return new CtiError('auth', { userMessage: m.error_auth(), cause })
    case 403:
      return new CtiError('permission', { userMessage: m.error_permission(), cause })
    case 404:
      return new CtiError('unsupported', { userMessage: m.error_unsupported(), cause })
    case 429:
    case 503:
      return new CtiError('rateLimited', { userMessage: m.error_rate_limited(), cause, ...defined({ retryAfterMs }) })
    default:
      return status >= 500
        ? new CtiError('network', { userMessage: m.error_server({ host }), cause })
        : protocolError(host, cause)
  }
}
