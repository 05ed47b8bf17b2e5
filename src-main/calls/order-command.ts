import type { Call } from '../../src-preload/contract/call.ts'
import type { CallOrder, DialOrder, RungChoice } from '../../src-preload/contract/command.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Command, RungFirst, ShownAs } from '../connectors/commands.ts'
import { vendorIdIn } from '../util/entity-id.ts'
import { CtiError } from '../util/errors.ts'
import { defined } from '../util/defined.ts'

type OnCall = Extract<CallOrder, { readonly callId: string }>
type Of<A extends CallOrder['action']> = Extract<OnCall, { readonly action: A }>

/** How an order's words are understood; each throws CtiError when they mean nothing. */
export interface OrderWords {
  readonly numberIn: (text: string) => string
  /** Vendor id of another call of the same account. */
  readonly otherCall: (callId: string) => string
  /** The consultation the call belongs to: vendor ids of both calls. */
  readonly consultation: () => { readonly original: string; readonly consultation: string } | undefined
  /** Whether a call that is handed over without asking can come back. */
  readonly comesBack: () => boolean
}

/** The link's command for an order on a call. @throws CtiError notFound | unsupported */
export function commandFor(order: OnCall, call: Call, vendorId: string, words: OrderWords): Command {
  switch (order.action) {
    case 'answer':
      return { type: order.action, vendorId, deviceId: call.answerDeviceId }
    case 'swap':
    case 'addToConference':
      return { type: order.action, vendorId, otherVendorId: words.otherCall(order.otherCallId) }
    case 'blindTransfer':
      return blindTransfer(order, vendorId, words)
    case 'dtmf':
      return { type: order.action, vendorId, digits: digitsIn(order.digits) }
    case 'consult':
      return { type: order.action, vendorId, number: words.numberIn(order.number), ...kindOf(order), ...shownAs(order) }
    case 'completeTransfer':
      return completeTransfer(order, call, vendorId, words)
    case 'cancelConsultation': {
      const pair = words.consultation() ?? lost()
      return { type: order.action, vendorId: pair.consultation, otherVendorId: pair.original }
    }
    case 'removeParticipant':
      return { type: order.action, vendorId, participantId: participantIn(call, order.participantId) }
    case 'move':
      return { type: order.action, vendorId, deviceId: order.deviceId }
    default:
      return { type: order.action, vendorId }
  }
}

/** Who is rung, by the ids of the system. @throws CtiError notFound */
export function rungFirst(accountId: string, first: RungChoice): RungFirst {
  if ('contactIds' in first) return first
  const { queueId, ...howLong } = first
  const vendorId = vendorIdIn(accountId, queueId)
  if (vendorId === undefined) throw new CtiError('notFound', { userMessage: m.queue_unknown() })
  return { vendorId, ...defined(howLong) }
}

/** Where the caller can come back from a failure nobody has to ask for that. */
function blindTransfer(order: Of<'blindTransfer'>, vendorId: string, words: OrderWords): Command {
  const kind = kindOf(order)
  const supervised = order.supervised ?? (kind.kind === undefined && words.comesBack())
  const number = words.numberIn(order.number)
  return { type: order.action, vendorId, number, ...kind, ...(supervised ? { supervised } : {}) }
}

/** Pressed on the consultation or on the call it is about: the latter is handed over. */
function completeTransfer(order: Of<'completeTransfer'>, call: Call, vendorId: string, words: OrderWords): Command {
  const { action: type, waitForAnswer = false } = order
  const pair = words.consultation()
  const other = order.otherCallId === undefined ? undefined : words.otherCall(order.otherCallId)
  const meansPair =
    pair !== undefined && (other === undefined || other === pair.original || other === pair.consultation)
  if (meansPair) return { type, vendorId: pair.original, otherVendorId: pair.consultation, waitForAnswer }
  if (other === undefined) return lost()
  // A call that cannot be handed over itself can still be the one the other is handed to.
  return call.allowed.includes('blindTransfer')
    ? { type, vendorId, otherVendorId: other, waitForAnswer }
    : { type, vendorId: other, otherVendorId: vendorId, waitForAnswer }
}

/** How the called are to see the call, without what was left open. */
export const shownAs = ({ lineId, roleId }: Pick<DialOrder, 'lineId' | 'roleId'>): ShownAs =>
  defined({ lineId, roleId })

/** 'plain' is what a command means without a kind. */
export const kindOf = <K extends string>({ kind }: { readonly kind?: K | undefined }): { kind?: K } =>
  kind === undefined || kind === 'plain' ? {} : { kind }

function digitsIn(text: string): string {
  if (/^[0-9A-Da-d*#]{1,32}$/.test(text)) return text.toUpperCase()
  throw new CtiError('unsupported', { userMessage: m.call_bad_digits() })
}

function participantIn({ participants }: Call, id: string): string {
  if (participants.some((one) => one.id === id)) return id
  throw new CtiError('notFound', { userMessage: m.call_participant_gone() })
}

function lost(): never {
  throw new CtiError('notFound', { userMessage: m.error_not_found() })
}
