import type { SeenTransfer } from '../../events.ts'
import { offers } from './call-actions.ts'
import type { WireCall } from '../wire/calls.ts'

interface Ordered {
  /** The target's answer is waited for: the end of the call says that it did not fail. */
  readonly supervised: boolean
  /** Token of the state in which it was ordered, which says nothing of it. */
  readonly before: string
  /** Token of the newest state that was seen of it. */
  token: string
  state: SeenTransfer
  /** The server does not offer to transfer the call while a transfer waits. */
  isWithdrawn: boolean
  /** There was no link since: what happened meanwhile is not known. */
  wasUnwatched: boolean
}

/**
 * Transfers without asking that this account ordered, by call (Dstny API 5.5); they outlive the link. The server tells
 * of them by the call alone: FAILED while it is given back, TERMINATED when it has gone. FAILED does not last, so what it
 * said is kept here.
 */
export class OrderedTransfers {
  readonly #ordered = new Map<string, Ordered>()

  /** One is about to be sent. */
  order({ callId, stateToken }: WireCall, supervised: boolean): void {
    const token = String(stateToken)
    const more = { state: 'pending', isWithdrawn: false, wasUnwatched: false } as const
    this.#ordered.set(callId, { supervised, before: token, token, ...more })
  }

  forget(callId: string): void {
    this.#ordered.delete(callId)
  }

  /** Forgets calls that ended while nobody looked. */
  keepOnly(isOpen: (callId: string) => boolean): void {
    for (const callId of this.#ordered.keys()) if (!isOpen(callId)) this.#ordered.delete(callId)
  }

  /** A link was made anew. */
  unwatched(): void {
    for (const one of this.#ordered.values()) one.wasUnwatched = true
  }

  /** What this state of a call says of its transfer; undefined without one. The same state may be looked at again. */
  look(call: WireCall): SeenTransfer | undefined {
    const one = this.#ordered.get(call.callId)
    if (one === undefined) return undefined
    const token = String(call.stateToken)
    if (token !== one.before && one.state !== 'failed') one.state = stateIn(call, one)
    one.isWithdrawn ||= one.state === 'pending' && isTalking(call) && !offers(call, 'blindTransfer')
    one.token = token
    one.wasUnwatched = false
    return one.state
  }

  /** The call is over; true when the server would have said that its transfer failed. */
  end(callId: string): boolean {
    const one = this.#ordered.get(callId)
    this.#ordered.delete(callId)
    return one?.supervised === true && one.state === 'pending'
  }
}

function stateIn(call: WireCall, { token, state, isWithdrawn, wasUnwatched }: Ordered): SeenTransfer {
  if (call.event === 'FAILED') return 'failed'
  if (state !== 'pending' || !isTalking(call)) return state
  // FAILED may have been missed, but whoever may be transferred again is here.
  if (isWithdrawn) return offers(call, 'blindTransfer') ? 'failed' : 'pending'
  return wasUnwatched && String(call.stateToken) !== token ? 'unconfirmed' : 'pending'
}

const isTalking = ({ status }: WireCall): boolean => status === 'ACTIVE' || status === 'HELD'
