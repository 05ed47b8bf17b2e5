import { lookUp } from '../../../../util/lookup.ts'
import { Refusal } from '../../../core/refusal.ts'
import { VoipbinRefusal, type StatusWord } from './refusal.ts'

/** What cannot be brought about by asking, and its word of the envelope (VoIPBin API 4.4). */
const reasons = {
  INTERNAL: 'INTERNAL',
  MISSING_REQUEST_PARAMETER: 'INVALID_ARGUMENT',
  SERVICE_UNAVAILABLE: 'UNAVAILABLE',
  REQUEST_TIMEOUT: 'UNAVAILABLE',
  REQUEST_CANCELED: 'UNAVAILABLE',
  DIRECT_ACCESS_NOT_SUPPORTED: 'PERMISSION_DENIED',
  PERMISSION_DENIED: 'PERMISSION_DENIED',
  AUTHENTICATION_REQUIRED: 'UNAUTHENTICATED',
  INVALID_CREDENTIALS: 'UNAUTHENTICATED',
  INSUFFICIENT_BALANCE: 'PAYMENT_REQUIRED',
  AGENT_ALREADY_EXISTS: 'ALREADY_EXISTS',
  TRANSFER_NOT_FOUND: 'NOT_FOUND',
  RESOURCE_NOT_FOUND: 'NOT_FOUND'
} as const satisfies Record<string, StatusWord>

/** The answer with a reason, for faults. @throws Refusal invalid for one that nobody has heard of */
export function reasonReply(reason: string): { readonly status: number; readonly body: string } {
  const word = lookUp(reasons, reason)
  if (word === undefined) throw new Refusal('invalid', `why must be one of ${Object.keys(reasons).join(', ')}`)
  const { status, body = '' } = new VoipbinRefusal(word, reason).reply('req_FAULT')
  return { status, body: String(body) }
}
