import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { CtiErrorKind } from '../../../src-preload/contract/error.ts'
import type { HttpResponse } from '../../transport/http-client.ts'
import { connectionLost, isTooLarge, protocolError, tooLargeError } from '../../transport/transport-errors.ts'
import type { WsEnd } from '../../transport/ws-client.ts'
import { defined } from '../../util/defined.ts'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'

const result = z.object({
  result_code: z.number(),
  error: z.catch(z.optional(z.object({ id: z.string() })), undefined)
})

type Judged = readonly [kind: CtiErrorKind, words: () => string]

/** Words for a refusal; all but the first are assumed, so that the system's own word is shown beside ours (Basix 1.4). */
const WORDS: Readonly<Record<string, Judged>> = {
  authentication_required: ['auth', m.error_domain_token],
  channel_limit_reached: ['rateLimited', m.why_channel_limit],
  user_not_found: ['notFound', m.why_user_not_found],
  group_not_found: ['notFound', m.why_group_not_found],
  missing_parameter: ['protocol', m.why_missing_parameter],
  invalid_parameter: ['protocol', m.why_invalid_parameter],
  invalid_destination: ['protocol', m.why_invalid_destination],
  no_answer: ['conflict', m.why_no_answer_there],
  user_busy: ['conflict', m.why_user_busy],
  no_terminal: ['conflict', m.why_no_terminal],
  full_events_not_allowed: ['permission', m.why_full_events],
  invalid_uri: ['protocol', m.why_invalid_parameter]
}

/** The one place that judges an answer, layer by layer: status, then the result in the body (Basix 1.4). @throws CtiError */
export function demandDone({ status, body, retryAfterMs }: HttpResponse, host: string): void {
  if (status === 401) throw tokenRefused()
  if (status === 403) throw new CtiError('permission', { userMessage: m.error_permission(), cause: statusOf(status) })
  const parsed = z.safeParse(result, body)
  const isOk = status >= 200 && status < 300
  if (parsed.success && parsed.data.result_code !== 0) throw refusedInWords(parsed.data.error?.id)
  if (isOk && parsed.success) return
  if (isOk) throw protocolError(host, parsed.error)
  throw refusedStatus(status, host, retryAfterMs)
}

/** The same of a service that gives tickets, which says with a status what it has to say. @throws CtiError */
export function demandTicket({ status, retryAfterMs }: HttpResponse, host: string): void {
  if (status >= 200 && status < 300) return
  if (status === 401 || status === 403)
    throw new CtiError('auth', { userMessage: m.error_ticket_service({ host }), cause: statusOf(status) })
  throw refusedStatus(status, host, retryAfterMs)
}

/** Why a socket that was asked for did not open, or why it is open no more; tickets that are refused were too old or used. */
export function socketEnded(end: WsEnd, host: string, by: 'token' | 'ticket'): CtiError {
  switch (end.type) {
    case 'broken':
      return end.error
    case 'refused':
      return refusedSocket(end.status, host, by, end.retryAfterMs)
    case 'tooLarge':
      return tooLargeError(host)
    case 'ended':
    case 'silent':
    case 'mute':
      return connectionLost(host, new Error(end.type))
  }
}

function refusedSocket(status: number, host: string, by: 'token' | 'ticket', retryAfterMs?: number): CtiError {
  // another one may be taken: whoever gave it knows the token is good
  if (status === 401 && by === 'ticket') return connectionLost(host, statusOf(status))
  if (status === 401) return tokenRefused()
  if (status === 400) return userUnknown(statusOf(status))
  if (status === 409) return limitReached()
  if (status === 403) return new CtiError('permission', { userMessage: m.error_permission(), cause: statusOf(status) })
  return refusedStatus(status, host, retryAfterMs)
}

/** Domain name or token is wrong; nobody tells which. */
const tokenRefused = (): CtiError => new CtiError('auth', { userMessage: m.error_domain_token() })

/** All places of the user and this program are taken (Basix 2.8). */
export const limitReached = (): CtiError =>
  new CtiError('conflict', { userMessage: m.error_connection_limit(), cause: new LimitReached('connection limit') })

class LimitReached extends Error {}

export const isLimitReached = (error: unknown): boolean =>
  error instanceof CtiError && error.cause instanceof LimitReached

/** The domain has no such user. */
export const userUnknown = (cause?: Error): CtiError =>
  new CtiError('auth', { userMessage: m.error_basix_user(), cause })

/** Another program has taken the place: coming back by oneself would throw that one out (Basix 2.8). */
export const displaced = (): CtiError => new CtiError('displaced', { userMessage: m.error_connection_replaced() })

/** An answer that is too large is lost like any other: nobody knows what it said. */
export const lostReply = (error: unknown, host: string): unknown =>
  isTooLarge(error) ? connectionLost(host, error) : error

function refusedInWords(id: string | undefined): CtiError {
  const known = id === undefined ? undefined : lookUp(WORDS, id.toLowerCase())
  const word = displayText(id, 80)
  const cause = new Error(known === undefined ? 'an unknown word' : (id ?? ''))
  if (known === undefined) {
    const userMessage = word === undefined ? m.error_refused_plain() : m.error_refused({ detail: word })
    return new CtiError('protocol', { userMessage, cause })
  }
  const [kind, words] = known
  const userMessage = kind === 'auth' ? words() : m.error_with_word({ text: words(), word: word ?? '' })
  return new CtiError(kind, { userMessage, cause })
}

function refusedStatus(status: number, host: string, retryAfterMs?: number): CtiError {
  const cause = statusOf(status)
  const wait = defined({ retryAfterMs })
  switch (status) {
    case 404:
    case 405:
    case 410:
    case 501:
      return new CtiError('unsupported', { userMessage: m.error_unsupported(), cause })
    case 409:
      return new CtiError('conflict', { userMessage: m.error_conflict_other(), cause })
    case 429:
    case 503:
      return new CtiError('rateLimited', { userMessage: m.error_rate_limited(), retryable: true, cause, ...wait })
    default:
      if (status < 500) return protocolError(host, cause)
      return new CtiError('network', { userMessage: m.error_server({ host }), retryable: true, cause, ...wait })
  }
}

const statusOf = (status: number): Error => new Error(`status ${String(status)}`)
