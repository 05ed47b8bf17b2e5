import { isDeepStrictEqual } from 'node:util'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { ConnectorEvent, ReportedCall } from '../../events.ts'
import { allowedOf, aroundOf, mapCall, type CallContext } from '../mapper/calls.ts'
import type { OrderedTransfers } from './ordered-transfers.ts'
import type { WireCall } from '../wire/calls.ts'

/** What showing calls needs. */
export interface ShownCallsOptions {
  readonly now: () => number
  readonly emit: (event: ConnectorEvent) => void
  /** What the account can do; everything when absent. */
  readonly capabilities?: ReadonlySet<Capability> | undefined
  readonly consultations: ReadonlyMap<string, string>
  readonly transfers: OrderedTransfers
}

/**
 * The user's calls as they were told of; only what changed is told. What calls can be asked depends on each other, so they
 * are looked at together, once after each reading or event.
 */
export class ShownCalls {
  readonly #options: ShownCallsOptions
  readonly #seen = new Map<string, ReportedCall>()

  constructor(options: ShownCallsOptions) {
    this.#options = options
  }

  all(): readonly ReportedCall[] {
    return [...this.#seen.values()]
  }

  find(callId: string): ReportedCall | undefined {
    return this.#seen.get(callId)
  }

  forget(callId: string): void {
    this.#seen.delete(callId)
  }

  /** Tells a state that other calls have nothing to do with: the call is over. */
  tellLast(call: WireCall): void {
    this.#look(call, aroundOf([]))
  }

  /**
   * Tells `touched` calls of `all`. Of the others nothing has changed but what they can be asked, so that only those with
   * other answers are mapped anew, which matters in a storm; and those only where `othersToo`.
   */
  notify(all: readonly WireCall[], touched: ReadonlySet<string>, othersToo: boolean): void {
    if (touched.size === 0 && !othersToo) return
    const around = aroundOf(all, this.#account())
    for (const call of all) if (touched.has(call.callId)) this.#look(call, around)
    if (!othersToo) return
    for (const call of all)
      if (!touched.has(call.callId) && this.#hasOtherAnswers(call, around)) this.#look(call, around)
  }

  #hasOtherAnswers(call: WireCall, around: CallContext['around']): boolean {
    const seen = this.#seen.get(call.callId)
    if (seen === undefined) return true
    if (this.#options.consultations.get(call.callId) !== seen.consultsForVendorId) return true
    return !isDeepStrictEqual(seen.allowed, allowedOf(call, { ...this.#account(), around }))
  }

  #look(call: WireCall, around: CallContext['around']): void {
    const { now, transfers, emit } = this.#options
    const before = this.#seen.get(call.callId)
    const transferState = transfers.look(call)
    const seen = mapCall(call, { ...this.#account(), now: now(), before, transferState, around })
    if (isDeepStrictEqual(before, seen)) return
    this.#seen.set(call.callId, seen)
    emit({ type: 'callUpdated', call: seen, order: 'newer' })
  }

  #account(): Pick<CallContext, 'consultations' | 'capabilities'> {
    const { consultations, capabilities } = this.#options
    return { consultations, ...(capabilities !== undefined && { capabilities }) }
  }
}
