import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { redactText } from '../../../logging/redact.ts'
import type { HttpResponse } from '../../../transport/http-client.ts'
import { protocolError } from '../../../transport/transport-errors.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import type { Refusal } from './reply.ts'

/** What is quoted of a reply that nobody understands, in characters; the log hides what is not known to be harmless. */
const QUOTED = 100

class KeyRefusal extends Error {}

/** Tells that a request was refused by the key, whatever that is taken for. */
export const isKeyRefusal = (error: unknown): error is CtiError =>
  error instanceof CtiError && error.cause instanceof KeyRefusal

/** A refusal by the key: nobody can tell a wrong one from a wrong tenant, nor from one that may not do this (MiRTA 2.4). */
export const keyRefused = (tenant: string): CtiError =>
  new CtiError('auth', {
    userMessage: m.error_key_or_tenant({ tenant: displayText(tenant) ?? '' }),
    cause: new KeyRefusal('key')
  })

/** This request alone is refused: the key was good a moment ago, or an action says nothing of its being good (MiRTA 13). */
export const keyMayNot = (changes: boolean): CtiError =>
  new CtiError('permission', {
    userMessage: changes ? m.error_key_changes() : m.error_key_reads(),
    cause: new KeyRefusal('key')
  })

class Refused extends Error {}

/** Tells that the system itself has refused an action, which therefore was not done. */
export const isRefused = (error: unknown): boolean => error instanceof CtiError && error.cause instanceof Refused

/** An action that was answered with nothing: it was not done, and nobody says why (MiRTA 2.3). */
export const refusedSilently = (): CtiError =>
  new CtiError('conflict', { userMessage: m.error_refused_silently(), cause: new Refused('nothing') })

/** What the system refused in words of its own; those by the key are judged where the key is known. */
export function refusedInWords(refusal: Exclude<Refusal, { reason: 'key' }>, host: string): CtiError {
  switch (refusal.reason) {
    case 'tenant':
      return keyMayNot(false)
    case 'missing':
      return protocolError(host, new Refused(`parameter missing: ${refusal.what}`))
    case 'refused':
      return refusedAction(refusal.text)
  }
}

/** The words are the switch's own (MiRTA 2.4, assumed); those that are not known are shown. */
export function refusedAction(text: string): CtiError {
  const cause = new Refused('refused in words')
  if (/^no such (?:channel|call)\b/i.test(text))
    return new CtiError('notFound', { userMessage: m.error_not_found(), cause })
  if (/does not exist|no such|not found/i.test(text))
    return new CtiError('notFound', { userMessage: m.error_not_found_other(), cause })
  const detail = displayText(text)
  const userMessage = detail === undefined ? m.error_refused_plain() : m.error_refused({ detail })
  return new CtiError('protocol', { userMessage, cause })
}

/** A reply that is none of this system's, with its beginning for the log. */
export const notUnderstood = (text: string, host: string): CtiError =>
  protocolError(host, new Error(`reply not understood: ${redactText(text.slice(0, QUOTED))}`))

/** Judges a status: it is the web server's, for this system answers 200 whatever it says (MiRTA 2.1). @throws CtiError */
export function demandOk({ status, retryAfterMs }: HttpResponse, host: string): void {
  if (status >= 200 && status < 300) return
  const cause = new Error(`status ${String(status)}`)
  const wait = defined({ retryAfterMs })
  switch (status) {
    case 401:
      throw new CtiError('auth', { userMessage: m.error_auth(), cause })
    case 403:
      throw new CtiError('permission', { userMessage: m.error_permission(), cause })
    case 404:
    case 405:
    case 410:
      throw new CtiError('unsupported', { userMessage: m.error_unsupported(), cause })
    case 429:
    case 503:
      throw new CtiError('rateLimited', { userMessage: m.error_rate_limited(), retryable: true, cause, ...wait })
    default:
      if (status < 500) throw protocolError(host, cause)
      throw new CtiError('network', { userMessage: m.error_server({ host }), retryable: true, cause, ...wait })
  }
}
