import { isDeepStrictEqual } from 'node:util'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import { lookUp } from '../../../util/lookup.ts'
import type { ConnectorEvent } from '../../events.ts'
import { answerDevices, legState, offers } from './call-actions.ts'
import { OrderedTransfers } from './ordered-transfers.ts'
import { ShownCalls } from './shown-calls.ts'
import type { WireCall, WireUserCalls } from '../wire/calls.ts'

/** A status may not go back on a stream; only a read can say so. */
const RANK = { INITIATED: 0, RINGING: 1, ACTIVE: 2, HELD: 2, TERMINATED: 3 } as const satisfies Readonly<
  Record<string, number>
>
/** A word the contract does not name counts as talking. */
const rankOf = ({ status }: Pick<WireCall, 'status'>): number => lookUp(RANK, status) ?? 2

interface Known {
  readonly state: WireCall
  /** When this state was applied, in the count of requests and events. */
  readonly number: number
  readonly tokens: Set<string>
  /** What other calls look at, as one text: without a change of it they need no new look, which matters in a storm. */
  readonly shared: string
}

/** What is to be shown anew after states were applied. */
class Touched {
  /** Calls with another state. */
  readonly calls = new Set<string>()
  /** Calls that are over; true: the server said so itself. */
  readonly over = new Map<string, boolean>()
  /** What other calls look at has changed. */
  isShared = false
}

/** What a reading of all calls leaves open. */
export interface Applied {
  /** Calls that vanished, apart from those that rang: their last state says why (Dstny API 5.2). */
  readonly unexplained: readonly string[]
  /** Something changed while the reading was under way: it must be read again. */
  readonly doubtful: boolean
}

/** What the table needs. */
export interface CallTableOptions {
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
 * are applied: an answer does not count when the call changed after its request was sent (Dstny API 5.1). Emits only
 * what changed.
 */
export class CallTable {
  readonly #options: CallTableOptions
  readonly #calls = new Map<string, Known>()
  readonly #ended = new Map<string, number>()
  #leftOut: readonly string[] = []
  readonly #consultations: Map<string, string>
  readonly #transfers: OrderedTransfers
  readonly #shown: ShownCalls
  #number = 0

  constructor(options: CallTableOptions) {
    this.#options = options
    this.#consultations = options.consultations ?? new Map<string, string>()
    this.#transfers = options.transfers ?? new OrderedTransfers()
    const { now, emit, capabilities } = options
    const shared = { consultations: this.#consultations, transfers: this.#transfers }
    this.#shown = new ShownCalls({ now, emit, capabilities, ...shared })
  }

  /** Number of a request that is about to be sent. */
  next(): number {
    return ++this.#number
  }

  get ids(): readonly string[] {
    return [...this.#calls.keys()]
  }

  /** Those that ring here. */
  get ringing(): readonly WireCall[] {
    return this.#states().filter(isRinging)
  }

  find(callId: string): WireCall | undefined {
    return this.#calls.get(callId)?.state
  }

  /** Every call as it is shown now. */
  events(): ConnectorEvent[] {
    return [
      ...(this.#leftOut.length > 0 ? [{ type: 'callsLeftOut', vendorIds: this.#leftOut } as const] : []),
      ...this.#shown.all().map((call) => ({ type: 'callUpdated', call, order: 'newer' }) as const)
    ]
  }

  /**
   * Applies the answer of a request about one call; false when it changed meanwhile, so that the calls must be read. A call
   * that it makes and that has failed already is shown, so that the user hears why.
   */
  applyResponse(call: WireCall, number: number): boolean {
    const isNew = !this.#calls.has(call.callId) && !this.#ended.has(call.callId)
    const touched = new Touched()
    const counts = this.#keepNumbered(call, number, touched, isNew)
    this.#show(touched)
    return counts
  }

  #keepNumbered(call: WireCall, number: number, touched: Touched, showsFailed: boolean): boolean {
    const known = this.#calls.get(call.callId)
    const newest = known?.number ?? this.#ended.get(call.callId) ?? 0
    if (number > newest) return this.#keep(call, touched, showsFailed)
    return String(known?.state.stateToken) === String(call.stateToken)
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
    const touched = new Touched()
    const isKept = this.#keep(call, touched)
    this.#show(touched)
    return isKept
  }

  /** Applies a reading of all calls: all states first, then each call is looked at once. */
  applyAll(reading: WireUserCalls, number: number): Applied {
    if (reading.fullState) this.#leaveOut(reading.leftOut)
    const touched = new Touched()
    const late = reading.calls.filter((call) => !this.#keepNumbered(call, number, touched, false))
    const { unexplained, doubtful } = reading.fullState ? this.#missing(reading, number, touched) : NOTHING_MISSING
    this.#show(touched)
    return { unexplained, doubtful: doubtful || late.length > 0 }
  }

  #missing({ calls, leftOut }: WireUserCalls, number: number, touched: Touched): Applied {
    const listed = new Set([...leftOut, ...calls.map(({ callId }) => callId)])
    const missing = [...this.#calls].filter(([id]) => !listed.has(id))
    const unexplained: string[] = []
    for (const [callId, { state }] of missing.filter(([, known]) => known.number < number)) {
      if (isRinging(state)) touched.over.set(callId, false)
      else unexplained.push(callId)
    }
    const isOpen = (callId: string): boolean =>
      listed.has(callId) || (this.#calls.has(callId) && !touched.over.has(callId))
    for (const callId of this.#consultations.keys()) {
      if (!isOpen(callId)) this.#consultations.delete(callId) // ended while nobody looked
    }
    this.#transfers.keepOnly(isOpen)
    return { unexplained, doubtful: missing.some(([, known]) => known.number > number) }
  }

  /** There are more calls than are shown: these are not, and have not ended. */
  #leaveOut(callIds: readonly string[]): void {
    if (isDeepStrictEqual(callIds, this.#leftOut)) return
    this.#leftOut = callIds
    for (const callId of callIds) {
      this.#calls.delete(callId)
      this.#shown.forget(callId)
    }
    this.#options.emit({ type: 'callsLeftOut', vendorIds: callIds })
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

  /** Forgets a call and says so; `isReported`: the server said itself that it is over. */
  end(callId: string, isReported = false): void {
    const touched = new Touched()
    touched.over.set(callId, isReported)
    this.#show(touched)
  }

  /** Forgets every call and says so. */
  endAll(): void {
    const touched = new Touched()
    for (const callId of this.#calls.keys()) touched.over.set(callId, false)
    this.#leaveOut([])
    this.#show(touched)
  }

  #end(callId: string, isReported: boolean): void {
    const known = this.#calls.get(callId)
    this.#forgetConsultations(callId)
    const sentOn = this.#transfers.end(callId) && isReported
    if (known === undefined) return
    const alerting = this.#shown.find(callId)?.state === 'alerting' && known.state.inbound
    this.#calls.delete(callId)
    this.#shown.forget(callId)
    this.#remember(callId)
    const answeredElsewhere = alerting && this.#options.tookElsewhere(known.state)
    this.#options.emit({ type: 'callEnded', vendorId: callId, answeredElsewhere, ...(sentOn ? { sentOn } : {}) })
  }

  #remember(callId: string): void {
    keepNewest(this.#ended, callId, this.next(), limits.endedCalls)
  }

  /** Takes a state over without showing it; false where there is no room for one more call. */
  #keep(call: WireCall, touched: Touched, showsFailed = false): boolean {
    const { callId } = call
    const known = this.#calls.get(callId)
    const state = legState(call)
    if (known === undefined && (state === 'cleared' || (state === 'failed' && !showsFailed))) return true
    if (known === undefined && this.#calls.size >= limits.calls) return false
    const tokens = addToken(known?.tokens, String(call.stateToken))
    const changed = String(known?.state.stateToken) !== String(call.stateToken)
    const number = known === undefined || changed ? this.next() : known.number
    const shared = sharedOf(call)
    this.#calls.set(callId, { state: call, number, tokens, shared })
    this.#ended.delete(callId)
    touched.calls.add(callId)
    if (state === 'cleared' || state === 'failed') touched.over.set(callId, true)
    else if (known?.shared !== shared) touched.isShared = true
    return true
  }

  #show({ calls, over, isShared }: Touched): void {
    for (const [callId, isReported] of over) {
      const state = this.find(callId)
      if (state !== undefined && legState(state) === 'failed') this.#shown.tellLast(state)
      this.#end(callId, isReported)
    }
    this.#shown.notify(this.#states(), calls, isShared || over.size > 0)
  }

  /** What calls can be asked depends on the account too: looks at all of them again. */
  refreshShown(): void {
    this.#shown.notify(this.#states(), new Set(), true)
  }

  #states(): WireCall[] {
    return [...this.#calls.values()].map(({ state }) => state)
  }

  /** Another call of the user that belongs to the same conversation and is being talked on (Dstny API 2.1, correlationId). */
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

const isRinging = ({ inbound, status }: WireCall): boolean => inbound && status === 'RINGING'

const NOTHING_MISSING: Applied = { unexplained: [], doubtful: false }

const sharedOf = (call: WireCall): string =>
  JSON.stringify([
    call.status,
    call.deviceIds,
    call.inbound,
    call.conference,
    offers(call, 'blindTransfer'),
    answerDevices(call)
  ])

function addToken(tokens: Set<string> | undefined, token: string): Set<string> {
  if (tokens === undefined) return new Set([token])
  tokens.delete(token)
  tokens.add(token)
  const [oldest] = tokens
  if (tokens.size > limits.callTokens && oldest !== undefined) tokens.delete(oldest)
  return tokens
}
