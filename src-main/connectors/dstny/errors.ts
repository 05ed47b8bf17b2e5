import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { CtiErrorKind } from '../../../src-preload/contract/error.ts'
import { connectionLost, protocolError } from '../../transport/transport-errors.ts'
import type { SseEnd } from '../../transport/sse-client.ts'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'
import { wireError } from './wire/access.ts'

/** What was refused, as far as the words for it differ. */
export interface Refused {
  readonly status: number
  readonly body: unknown
  readonly retryAfterMs?: number | undefined
  readonly host: string
  /** True when the thing asked about is a call: then 404 means that it is gone, and 409 that it has changed. */
  readonly aboutCall: boolean
}

/** Code of the answer that asks for a second factor (Dstny API 1.4). */
export const SECOND_FACTOR_REQUIRED = 'two.factor.required'
/** Code of the answer to a wrong one (Dstny API 1.4). */
export const SECOND_FACTOR_WRONG = 'two.factor.invalid'

const TEXT_BY_CODE = {
  'credentials.invalid': m.error_password_wrong,
  [SECOND_FACTOR_WRONG]: m.error_code_wrong,
  'license.missing': m.error_licence,
  'scope.missing': m.error_scope,
  'background.call.exists': m.error_background_call,
  'call.transcoded': m.error_call_transcoded,
  'device.does.not.exist': m.error_device_gone,
  'call.does.not.exist': m.error_not_found
} as const satisfies Readonly<Record<string, () => string>>

/** Codes of an error body, first to last; empty when there is no such body (Dstny API 1.7). */
export function errorCodes(body: unknown): readonly string[] {
  const parsed = z.safeParse(wireError, body)
  return parsed.success ? parsed.data.field.flatMap(({ code }) => (code === undefined ? [] : [code])) : []
}

/** The one place that judges a status (Dstny API 1.7). */
export function dstnyError(refused: Refused): CtiError {
  const codes = errorCodes(refused.body)
  const known = codes.flatMap((code) => lookUp(TEXT_BY_CODE, code) ?? [])[0]
  const [kind, userMessage] = judged(refused, codes)
  const retryable = [429, 500, 502, 503, 504].includes(refused.status)
  const wait = refused.retryAfterMs === undefined ? {} : { retryAfterMs: refused.retryAfterMs }
  const cause = new Error(`status ${String(refused.status)} ${loggedCodes(codes)}`.trim())
  return new CtiError(kind, { userMessage: known?.() ?? userMessage, retryable, ...wait, cause })
}

/** Codes for the log: only what looks like one (Dstny API 1.7), for a server may write anything there. */
const loggedCodes = (codes: readonly string[]): string =>
  codes
    .filter((code) => code.length <= 60 && /^[a-z]+(\.[a-z]+)+$/.test(code))
    .slice(0, 5)
    .join(' ')

function judged(refused: Refused, codes: readonly string[]): readonly [CtiErrorKind, string] {
  const { status, host, aboutCall } = refused
  switch (status) {
    case 400:
      return ['protocol', refusalText(refused.body)]
    case 401:
      return ['auth', m.error_auth()]
    case 403:
      return ['permission', m.error_permission()]
    case 404: {
      if (aboutCall) return ['notFound', m.error_not_found()]
      const exists = codes.some((code) => code.endsWith('.does.not.exist'))
      return exists ? ['notFound', m.error_not_found_other()] : ['unsupported', m.error_unsupported()]
    }
    case 405:
    case 406:
    case 410:
    case 501:
      return ['unsupported', m.error_unsupported()]
    case 409:
      return ['conflict', aboutCall ? m.error_conflict() : m.error_conflict_other()]
    case 429:
    case 503:
      return ['rateLimited', m.error_rate_limited()]
    default:
      return status >= 500 ? ['network', m.error_server({ host })] : ['protocol', m.error_protocol({ host })]
  }
}

function refusalText(body: unknown): string {
  const parsed = z.safeParse(wireError, body)
  const detail = parsed.success
    ? displayText(parsed.data.field.map(({ description }) => description ?? '').join(' '))
    : undefined
  return detail === undefined ? m.error_refused_plain() : m.error_refused({ detail })
}

/** What the end of a stream means for the thing it watches (Dstny API 4.2). */
export type StreamVerdict = 'reopen' | 'signInAgain' | 'forbidden' | 'poll' | 'gone'

/** Judges the end of a stream; `ofCall`: then 404 says that the call is gone. */
export function streamVerdict(end: SseEnd, ofCall: boolean): StreamVerdict {
  if (end.type === 'notAStream') return 'poll'
  if (end.type !== 'refused') return 'reopen'
  switch (end.status) {
    case 401:
      return 'signInAgain'
    case 403:
      return 'forbidden'
    case 404:
      return ofCall ? 'gone' : 'poll'
    case 204:
    case 405:
    case 406:
    case 410:
    case 501:
      return 'poll'
    default:
      return 'reopen'
  }
}

/** The error that a link breaks with when its main stream ended this way. */
export function streamError(end: SseEnd, host: string): CtiError {
  switch (end.type) {
    case 'refused':
      return dstnyError({ status: end.status, body: undefined, retryAfterMs: end.retryAfterMs, host, aboutCall: false })
    case 'broken':
      return end.error
    case 'tooLarge':
    case 'notAStream':
      return protocolError(host, new Error(end.type))
    case 'ended':
    case 'mute':
    case 'silent':
      return connectionLost(host, new Error(`stream ${end.type}`))
  }
}
