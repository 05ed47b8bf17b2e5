import { isDeepStrictEqual } from 'node:util'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { ConnectorEvent, SeenCall } from '../connector.ts'
import { lookUp } from '../../util/lookup.ts'
import { answerDevices, legState, offers } from './call-actions.ts'
import { allowedOf, mapCall, type CallContext } from './mapper.ts'
import { OrderedTransfers } from './ordered-transfers.ts'
import type { WireCall, WireUserCalls } from './wire.ts'

/** How many ended calls are remembered, so that a late answer does not revive them. */
const MAX_ENDED = 200
/** How many tokens of one call are remembered, so that a doubled or late event is known as such. */
const MAX_TOKENS = 64
/** A status may not go back on a stream; only a read can say so. */
const RANK = { INITIATED: 0, RINGING: 1, ACTIVE: 2, HELD: 2, TERMINATED: 3 } as const satisfies Readonly<
  Record<string, number>
>
/** A word the contract does not name counts as talking. */
const rankOf = ({ status }: Pick<WireCall, 'status'>): number => lookUp(RANK, status) ?? 2

interface Known {
  state: WireCall
  seen: SeenCall
  /** When this state was applied, in the count of requests and events. */
  number: number
  readonly tokens: Set<string>
  /** What other calls look at, as one text: without a change of it they need no new look, which matters in a storm. */
  readonly shared: string
}

/** What a reading of all calls leaves open. */
export interface Applied {
  /** Calls that vanished, apart from those that rang: their last state says why (Contract dstny 5.2). */
  readonly unexplained: readonly string[]
  /** Something changed while the reading was under way: it must be read again. */
  readonly doubtful: boolean
}

/** What the table needs. */
export interface CallTableParts {
  readonly now: () => number
  readonly emit: (event: ConnectorEvent) => void
  /** True when another of our devices or a colleague took this alerting call. */
  readonly tookElsewhere: (call: WireCall) => boolean
  /** What the account can do; everything when absent. */
  readonly capabilities?: ReadonlySet<Capability>
  /** Consultation call to the call it is about: the server does not tell, so it is known from the command. */
  readonly consultations?: Map<string, string>
  /** Transfers that were ordered; the server tells no more than their end. */
  readonly transfers?: OrderedTransfers
}

/**
 * The user's calls as last known. Tokens have no order, so requests are numbered when they are sent and states when they
 * are applied: an answer does not count when the call changed after its request was sent (Contract dstny 5.1). Emits only
 * what changed.
 */
export class CallTable {
  readonly #parts: CallTableParts
  readonly #calls = new Map<string, Known>()
  readonly #ended = new Map<string, number>()
  readonly #consultations: Map<string, string>
  readonly #transfers: OrderedTransfers
  #number = 0

  constructor(parts: CallTableParts) {
    this.#parts = parts
    this.#consultations = parts.consultations ?? new Map<string, string>()
    this.#transfers = parts.transfers ?? new OrderedTransfers()
  }

  /** Number of a request that is about to be sent. */
  next(): number {
    return ++this.#number
  }

  get ids(): readonly string[] {
    return [...this.#calls.keys()]
  }

  find(callId: string): WireCall | undefined {
    return this.#calls.get(callId)?.state
  }

  /** Every call as it is shown now. */
  events(): ConnectorEvent[] {
    return [...this.#calls.values()].map(({ seen }) => ({ type: 'callSeen', call: seen, order: 'newer' }))
  }

  /**
   * Applies the answer of a request about one call; false when it changed meanwhile, so that the calls must be read. A call
   * that it makes and that has failed already is shown, so that the user hears why.
   */
  applyAnswer(call: WireCall, number: number): boolean {
    const isNew = !this.#calls.has(call.callId) && !this.#ended.has(call.callId)
    return this.#applyNumbered(call, number, isNew)
  }

  #applyNumbered(call: WireCall, number: number, showsFailed: boolean): boolean {
    const known = this.#calls.get(call.callId)
    const newest = known?.number ?? this.#ended.get(call.callId) ?? 0
    if (number > newest) this.#apply(call, showsFailed)
    return number > newest || String(known?.state.stateToken) === String(call.stateToken)
  }

  /** Applies an event of a call's stream; false when it looks late or doubled, so that the calls must be read. */
  applyPush(call: WireCall): boolean {
    const known = this.#calls.get(call.callId)
    if (known === undefined && this.#ended.has(call.callId)) return true
    if (known !== undefined) {
      const token = String(call.stateToken)
      const goesBack = rankOf(call) < rankOf(known.state)
      const repeated = token !== String(known.state.stateToken) && known.tokens.has(token)
      if (goesBack || repeated) return false
    }
    this.#apply(call)
    return true
  }

  /** Applies a reading of all calls. */
  applyAll(reading: WireUserCalls, number: number): Applied {
    const doubtful = reading.calls.filter((call) => !this.#applyNumbered(call, number, false)).length > 0
    if (!reading.fullState) return { unexplained: [], doubtful }
    const listed = new Set(reading.calls.map(({ callId }) => callId))
    const missing = [...this.#calls.entries()].filter(([id]) => !listed.has(id))
    const unexplained: string[] = []
    for (const [callId, known] of missing.filter(([, { number: appliedAt }]) => appliedAt < number)) {
      const rang = known.state.inbound && known.state.status === 'RINGING'
      if (rang) this.end(callId)
      else unexplained.push(callId)
    }
    for (const callId of this.#consultations.keys()) {
      if (!listed.has(callId) && !this.#calls.has(callId)) this.#consultations.delete(callId) // ended while nobody looked
    }
    this.#transfers.keepOnly((callId) => listed.has(callId) || this.#calls.has(callId))
    return { unexplained, doubtful: doubtful || missing.some(([, known]) => known.number > number) }
  }

  /** Notes that a call was made to ask somebody about another one. */
  consults(callId: string, aboutId: string): void {
    if (this.#ended.has(callId) || !this.#calls.has(aboutId)) return
    this.#consultations.set(callId, aboutId)
    this.refreshShown()
  }

  #forgetConsultations(callId: string): void {
    this.#consultations.delete(callId)
    for (const [id, aboutId] of this.#consultations) if (aboutId === callId) this.#consultations.delete(id)
  }

  /** Forgets a call and says so; `isTold`: the server said itself that it is over. */
  end(callId: string, isTold = false): void {
    const known = this.#calls.get(callId)
    this.#forgetConsultations(callId)
    const sentOn = this.#transfers.end(callId) && isTold
    if (known === undefined) return
    this.#calls.delete(callId)
    this.#remember(callId)
    const alerting = known.seen.state === 'alerting' && known.state.inbound
    const answeredElsewhere = alerting && this.#parts.tookElsewhere(known.state)
    this.#parts.emit({ type: 'callGone', vendorId: callId, answeredElsewhere, ...(sentOn ? { sentOn } : {}) })
    this.refreshShown(callId)
  }

  #remember(callId: string): void {
    this.#ended.set(callId, this.next())
    const [oldest] = this.#ended.keys()
    if (this.#ended.size > MAX_ENDED && oldest !== undefined) this.#ended.delete(oldest)
  }

  #apply(call: WireCall, showsFailed = false): void {
    const known = this.#calls.get(call.callId)
    const state = legState(call)
    if (known === undefined && (state === 'cleared' || (state === 'failed' && !showsFailed))) return
    const tokens = withToken(known?.tokens, String(call.stateToken))
    const seen = this.#map(call, known?.seen)
    const kept = known !== undefined && state === 'cleared' ? known.seen : seen
    const changed = String(known?.state.stateToken) !== String(call.stateToken)
    const number = known === undefined || changed ? this.next() : known.number
    const shared = sharedOf(call)
    this.#calls.set(call.callId, { state: call, seen: kept, number, tokens, shared })
    this.#ended.delete(call.callId)
    if (state !== 'cleared' && !isDeepStrictEqual(known?.seen, seen))
      this.#parts.emit({ type: 'callSeen', call: seen, order: 'newer' })
    if (state === 'cleared' || state === 'failed') this.end(call.callId, true)
    else if (known?.shared !== shared) this.refreshShown(call.callId)
  }

  /**
   * What calls can be asked depends on each other and on the account: looks at all but one again. Nothing else of them has
   * changed, so only those with other answers are mapped anew, which matters in a storm.
   */
  refreshShown(changedId?: string): void {
    const around = this.#around()
    for (const known of this.#calls.values()) {
      const { state, seen: before } = known
      if (state.callId === changedId) continue
      const isAbout = this.#consultations.get(state.callId)
      if (isAbout === before.consultsForVendorId && isDeepStrictEqual(before.allowed, allowedOf(state, around)))
        continue
      const seen = this.#map(state, before)
      known.seen = seen
      this.#parts.emit({ type: 'callSeen', call: seen, order: 'newer' })
    }
  }

  #map(call: WireCall, before: SeenCall | undefined): SeenCall {
    const transferState = this.#transfers.look(call)
    return mapCall(call, { now: this.#parts.now(), before, transferState, ...this.#around() })
  }

  /** What a call's picture depends on besides the call. */
  #around(): Omit<CallContext, 'now' | 'before' | 'transferState'> {
    const calls = [...this.#calls.values()].map(({ state }) => state)
    const { capabilities } = this.#parts
    return { calls, consultations: this.#consultations, ...(capabilities !== undefined && { capabilities }) }
  }

  /** Another call of the user that belongs to the same conversation and is being talked on (Contract dstny 2.1, correlationId). */
  hasTalkingRelative(call: WireCall): boolean {
    return [...this.#calls.values()].some(
      ({ state }) =>
        state.callId !== call.callId &&
        call.correlationId !== undefined &&
        state.correlationId === call.correlationId &&
        (state.status === 'ACTIVE' || state.status === 'HELD')
    )
  }
}

const sharedOf = (call: WireCall): string =>
  JSON.stringify([
    call.status,
    call.deviceIds,
    call.inbound,
    call.conference,
    offers(call, 'blindTransfer'),
    answerDevices(call)
  ])

function withToken(tokens: Set<string> | undefined, token: string): Set<string> {
  if (tokens === undefined) return new Set([token])
  tokens.delete(token)
  tokens.add(token)
  const [oldest] = tokens
  if (tokens.size > MAX_TOKENS && oldest !== undefined) tokens.delete(oldest)
  return tokens
}
