import { isDeepStrictEqual } from 'node:util'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { defined } from '../../../util/defined.ts'
import { Emitter } from '../../../util/emitter.ts'
import { isAbort } from '../../../util/errors.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import type { ConnectorEvent, ReportedCall } from '../../events.ts'
import type { Channel } from '../elements/channel.ts'
import { readChannel } from '../elements/channel.ts'
import type { ElementChange } from '../elements/element-store.ts'
import type { CallContext } from './call-context.ts'
import { CallLegs } from './call-legs.ts'
import type { Belonging } from './call-memory.ts'
import { GroupRings } from './group-rings.ts'
import { failureOf, wasTaken } from './leg-end.ts'
import { isFirstLeg } from './own-requests.ts'
import type { OwnRequest } from './own-requests.ts'
import { personParty } from './remote-party.ts'
import { shownCall } from './shown-call.ts'

/** How long a leg that may be of our own request is held back while its answer is under way, in ms (Basix 3.7). */
const HELD_BACK_MS = 300

interface Known {
  readonly legs: CallLegs
  /** What was told of it last. */
  told: ReportedCall | undefined
  /** Until when it is held back, by the elapsed time of the clock. */
  readonly heldUntil: number
}

/** The user's calls, made of the legs the system tells of (Basix 3.7, 8). Tells only what has changed. */
export class CallTable implements Disposable {
  /** Something of the calls is not as it was. */
  readonly changed = new Emitter<void>()
  readonly rings: GroupRings
  readonly #context: CallContext
  readonly #calls = new Map<string, Known>()
  /** Legs that are over: what is told of them afterwards is late. */
  readonly #ended = new Map<string, true>()
  /** Calls that are there and not told of, because there are too many. */
  readonly #leftOut = new Set<string>()
  readonly #ends: readonly (() => void)[]

  constructor(context: CallContext) {
    this.#context = context
    const { store, memory, directory } = context
    this.rings = new GroupRings(context)
    this.#ends = [
      store.changed.on((change) => this.#hear(change)),
      memory.requests.closed.on(() => this.#lookAtAll()),
      directory.changed.on(() => this.#lookAtAll()),
      this.rings.changed.on(() => this.#lookAtAll()),
      () => this.rings[Symbol.dispose]()
    ]
    for (const item of store.of('channel').values()) this.#takeLeg(readChannel(item))
  }

  /** Every call as it is shown now. */
  get events(): readonly ConnectorEvent[] {
    const leftOut: readonly ConnectorEvent[] =
      this.#leftOut.size > 0 ? [{ type: 'callsLeftOut', vendorIds: [...this.#leftOut] }] : []
    const told = [...this.#calls.values()].flatMap(({ told: call }) => call ?? []).concat(this.rings.calls)
    return [...leftOut, ...told.map((call) => ({ type: 'callUpdated', call, order: 'newer' }) as const)]
  }

  /** A call that goes on. */
  find(callId: string): ReportedCall | undefined {
    return this.#calls.get(callId)?.told ?? this.rings.find(callId)
  }

  /** The legs of a call that go on; none of one that does not. */
  legsOf(callId: string): readonly Channel[] {
    return this.#calls.get(callId)?.legs.live ?? []
  }

  [Symbol.dispose](): void {
    for (const end of this.#ends) end()
  }

  #hear({ element, isGone, item }: ElementChange): void {
    if (element !== 'channel') return
    const leg = readChannel(item)
    this.#takeLeg(leg === undefined || !isGone ? leg : { ...leg, isOver: true })
  }

  #takeLeg(leg: Channel | undefined): void {
    if (leg === undefined || !this.#isOwn(leg) || this.#ended.has(leg.uuid)) return
    if (leg.isOver) keepNewest(this.#ended, leg.uuid, true, limits.elements)
    const known = this.#callOf(leg)
    if (known === undefined) return
    known.legs.take(leg)
    this.#look(known)
  }

  /** A leg that is there to listen to others is no call (Basix 3.7). */
  #isOwn({ userId, callingNumber, calledNumber }: Channel): boolean {
    return userId === this.#context.self.id && ![callingNumber, calledNumber].includes('media_plug')
  }

  /** The call of a leg; a leg that is heard of only when it is over makes none. */
  #callOf(leg: Channel): Known | undefined {
    const { memory } = this.#context
    const remembered = memory.belonging(leg.uuid)
    const known =
      (remembered && this.#calls.get(remembered.callId)) ??
      [...this.#calls.values()].find(({ legs }) => this.#belongsTo(leg, legs))
    if (known === undefined && leg.isOver) return undefined
    const belonging = known?.legs ?? remembered ?? { callId: leg.uuid, direction: directionOf(leg) }
    memory.remember(leg.uuid, { callId: belonging.callId, direction: belonging.direction })
    return known ?? this.#begin(leg, belonging)
  }

  /** Of a request of ours its own legs are one call, and no others (Basix 3.7). */
  #belongsTo(leg: Channel, legs: CallLegs): boolean {
    const request = this.#context.memory.requests.of(leg)
    const requestOfCall = this.#requestOf(legs)
    if (request !== undefined) return request === requestOfCall
    return legs.has(leg) && (requestOfCall === undefined || !isFirstLeg(leg))
  }

  #begin(leg: Channel, belonging: Belonging): Known {
    const { memory, link } = this.#context
    const mayBeOwn = memory.requests.isOpen && isFirstLeg(leg)
    const heldUntil = mayBeOwn ? link.clock.elapsed() + HELD_BACK_MS : 0
    const known: Known = { legs: new CallLegs(belonging), told: undefined, heldUntil }
    this.#calls.set(belonging.callId, known)
    if (mayBeOwn) void this.#lookLater(known)
    return known
  }

  async #lookLater(known: Known): Promise<void> {
    const { clock, signal } = this.#context.link
    try {
      await clock.sleep(HELD_BACK_MS, signal)
      if (this.#calls.get(known.legs.callId) === known) this.#look(known)
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }

  #requestOf({ all }: CallLegs): OwnRequest | undefined {
    const { requests } = this.#context.memory
    return all.map((leg) => requests.of(leg)).find((request) => request !== undefined)
  }

  #lookAtAll(): void {
    for (const known of [...this.#calls.values()]) this.#look(known)
    this.changed.emit()
  }

  #look(known: Known): void {
    const { legs } = known
    if (legs.isOver) return this.#end(known)
    if (this.#leftOut.has(legs.callId)) return
    const request = this.#requestOf(legs)
    if (request === undefined && this.#isHeldBack(known)) return
    const rung = this.rings.rungFor(legs.callId)
    const shown = shownCall(legs, request, rung, this.#context, known.told)
    if (shown === undefined || isDeepStrictEqual(shown, known.told)) return
    if (known.told === undefined && this.#isFull) return this.#leaveOut(legs.callId)
    known.told = shown
    this.#context.link.emit({ type: 'callUpdated', call: shown, order: 'newer' })
    this.changed.emit()
  }

  #isHeldBack({ heldUntil }: Known): boolean {
    const { memory, link } = this.#context
    return memory.requests.isOpen && link.clock.elapsed() < heldUntil
  }

  get #isFull(): boolean {
    return this.#calls.size - this.#leftOut.size > limits.calls
  }

  #leaveOut(callId: string): void {
    this.#leftOut.add(callId)
    this.#tellLeftOut()
  }

  #tellLeftOut(): void {
    this.#context.link.emit({ type: 'callsLeftOut', vendorIds: [...this.#leftOut] })
  }

  #end({ legs, told }: Known): void {
    this.#calls.delete(legs.callId)
    if (this.#leftOut.delete(legs.callId)) this.#tellLeftOut()
    if (told === undefined) return
    const { link } = this.#context
    const failure = failureOf(legs.all, told)
    if (failure !== undefined) {
      link.emit({ type: 'callUpdated', call: { ...told, state: 'failed', failure, allowed: [] }, order: 'newer' })
    }
    const wasRinging = told.direction === 'incoming' && told.state === 'alerting'
    const answeredElsewhere = wasRinging && legs.all.some(wasTaken)
    const answeredBy = answeredElsewhere ? this.#whoTook(legs) : undefined
    link.emit({ type: 'callEnded', vendorId: legs.callId, answeredElsewhere, ...defined({ answeredBy }) })
    this.#showLeftOut()
    this.changed.emit()
  }

  /** There is room for one more. */
  #showLeftOut(): void {
    const [next] = this.#leftOut
    const known = next === undefined ? undefined : this.#calls.get(next)
    if (next === undefined || known === undefined) return
    this.#leftOut.delete(next)
    this.#tellLeftOut()
    this.#look(known)
  }

  /** Known where the system tells of the legs of others: whoever has answered the same caller (Basix 3.7). */
  #whoTook({ all }: CallLegs): Party | undefined {
    const { store, directory, self } = this.#context
    const callers = all.flatMap(({ otherUuid }) => otherUuid ?? [])
    const taker = [...store.of('channel').values()]
      .flatMap((item) => readChannel(item) ?? [])
      .find((leg) => leg.answeredAt !== undefined && leg.userId !== self.id && callers.includes(leg.otherUuid ?? ''))
    const user = directory.user(taker?.userId)
    return user && personParty(user)
  }
}

/** A browser answers what rings by a call of its own; any other call towards the system is dialled. */
const directionOf = ({ direction, calledNumber = '' }: Channel): Belonging['direction'] =>
  direction === 'inbound' && !/^(?:pickup_uuid|assimilate)\./.test(calledNumber) ? 'outgoing' : 'incoming'
