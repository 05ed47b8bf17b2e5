import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { CtiErrorKind } from '../../../src-preload/contract/error.ts'
import { defined } from '../../util/defined.ts'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'
import { isKeyOf } from '../../util/lookup.ts'

/** A refusal as it came. */
export interface Refused {
  readonly status: number
  readonly body: unknown
  readonly retryAfterMs?: number | undefined
  readonly host: string
  /** True where something was to be changed: then an unclassified failure is mostly a wrong state (VoIPBin 4.4). */
  readonly acts: boolean
  /** True where a call was to be made: the same failure is said of telephones, numbers and credit (VoIPBin 6.4, 7.2). */
  readonly dials?: boolean
}

const envelope = z.object({
  error: z.object({
    reason: z.catch(z.string(), ''),
    message: z.catch(z.string(), ''),
    request_id: z.catch(z.string(), '')
  })
})

type Judgement = readonly [kind: CtiErrorKind, words: () => string]

/** Reasons whose words differ from those of their status (VoIPBin 4.4). */
const BY_REASON = {
  ACCOUNT_FROZEN: ['permission', m.error_account_frozen],
  AGENT_AUTH_REQUIRED: ['permission', m.error_key_is_no_agent],
  IDENTITY_VERIFICATION_REQUIRED: ['conflict', m.error_not_verified],
  INSUFFICIENT_BALANCE: ['conflict', m.error_no_credit],
  ROUTE_NOT_FOUND: ['unsupported', m.error_unsupported],
  CALL_NOT_FOUND: ['notFound', m.error_not_found],
  GROUPCALL_NOT_FOUND: ['notFound', m.error_not_found],
  CALL_ALREADY_HANGUP: ['notFound', m.error_not_found],
  // what is deleted is a conflict here
  STATE_INVALID: ['notFound', m.error_not_found_other],
  CALL_STATE_INVALID: ['conflict', m.error_conflict],
  ADDRESS_ALREADY_ASSIGNED: ['conflict', m.error_address_of_other],
  SIGNING_NOT_CONFIGURED: ['unsupported', m.error_recording_unsigned]
} as const satisfies Readonly<Record<string, Judgement>>

/** Statuses after which a read is worth repeating. */
const PASSING = [429, 502, 503, 504]

/** The one place that judges a status: by the reason in the envelope, else by the code (VoIPBin 4.4). */
export function voipbinError(refused: Refused): CtiError {
  const { status, body, retryAfterMs } = refused
  const { data } = z.safeParse(envelope, body)
  const { reason = '', message, request_id: id = '' } = data?.error ?? {}
  const [kind, words] = isKeyOf(BY_REASON, reason) ? BY_REASON[reason] : judged(refused, data !== undefined, message)
  const logged = [reason, id].filter((word) => /^\w{1,60}$/.test(word))
  return new CtiError(kind, {
    userMessage: words(),
    retryable: PASSING.includes(status) && kind !== 'unsupported',
    ...defined({ retryAfterMs }),
    cause: new Error(['status', String(status), ...logged].join(' '))
  })
}

function judged({ status, host, acts, dials }: Refused, isEnvelope: boolean, message: string | undefined): Judgement {
  switch (status) {
    case 400:
      return ['protocol', () => refusalText(message)]
    case 401:
      return ['auth', m.error_auth]
    case 402:
      return ['conflict', m.error_no_credit]
    case 403:
      return ['permission', m.error_permission]
    case 404:
      return isEnvelope || acts ? ['notFound', m.error_not_found_other] : ['unsupported', m.error_unsupported]
    case 405:
    case 410:
    case 501:
      return ['unsupported', m.error_unsupported]
    case 409:
      return ['conflict', m.error_conflict_other]
    case 429:
    case 503:
      return ['rateLimited', m.error_rate_limited]
    case 500:
      if (acts && isEnvelope) return ['conflict', dials === true ? m.error_call_not_made : m.error_conflict_other]
      return ['network', () => m.error_server({ host })]
    default:
      return status > 500 ? ['network', () => m.error_server({ host })] : ['protocol', () => m.error_protocol({ host })]
  }
}

function refusalText(message: string | undefined): string {
  const detail = displayText(message)
  return detail === undefined ? m.error_refused_plain() : m.error_refused({ detail })
}

/** A login is refused without a word, whatever is wrong with it (VoIPBin 3.1). */
export const loginRefused = (refused: Refused): CtiError =>
  refused.status === 400 || refused.status === 401
    ? new CtiError('auth', {
        userMessage: m.error_password_wrong(),
        cause: new Error(`login ${String(refused.status)}`)
      })
    : voipbinError(refused)

/** All that a socket is refused for beside the sign-in (VoIPBin 3.2). */
export const accountFrozen = (): CtiError => new CtiError('permission', { userMessage: m.error_account_frozen() })
