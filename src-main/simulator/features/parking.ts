import { otherOf, type Leg, type Member } from '../core/calls.ts'
import { failures } from '../core/end-causes.ts'
import type { Party } from '../core/parties.ts'
import { Refusal } from '../core/refusal.ts'
import type { World } from '../core/world.ts'
import { ring } from '../distribution/delivery.ts'
import type { Service } from '../distribution/routing.ts'
import { Extension } from '../people/extension.ts'
import { giveUpLater, waitForTarget } from './pending-transfers.ts'

/** What one dials to get back the call that was parked first (Dstny API 6). */
export const PARK_CODE = '*70'
const FIRST_SLOT = 901
const LAST_SLOT = 999

/** How a call is parked. */
export interface ParkOptions {
  /** Missing = the first free one. */
  readonly slot?: string
  /** When it rings the parker again; missing = as the PBX is used to. */
  readonly timeoutMs?: number | undefined
}

/** A call that waits in a slot. */
export interface ParkedCall {
  readonly slot: string
  /** Who waits. */
  readonly waiting: Leg
  readonly parker: Member
  /** Epoch ms. */
  readonly since: number
}

/** Where calls are put for somebody else to retrieve; each waits in a slot that can be dialled. */
export class ParkLot implements Service {
  readonly party: Party = { kind: 'service', name: 'Park' }
  readonly #world: World
  /** The oldest first. */
  readonly #parked = new Map<string, ParkedCall>()

  constructor(world: World) {
    this.#world = world
    world.events.on(({ kind }) => {
      if (kind === 'leg') this.#forgetGone()
    })
  }

  /** The calls that wait, the oldest first. */
  get parked(): readonly ParkedCall[] {
    return [...this.#parked.values()]
  }

  /** Puts the other party into a slot. @throws Refusal notPossible */
  park(
    leg: Leg,
    { slot = this.#freeSlot(), timeoutMs = this.#world.behaviour.parkTimeoutMs }: ParkOptions = {}
  ): ParkedCall {
    const { desk, clock } = this.#world
    desk.demand(leg, 'park')
    if (!isSlot(slot) || this.#parked.has(slot)) throw new Refusal('notPossible', `slot ${slot} is not free`)
    const waiting = otherOf(leg)
    desk.end(leg, { cause: 'transferred', by: 'pbx' })
    const parked: ParkedCall = { slot, waiting, parker: leg.owner, since: clock.now() }
    this.#parked.set(slot, parked)
    this.#wait(parked, timeoutMs)
    return parked
  }

  /** What can be dialled to get the call in a slot; undefined while nothing waits there. */
  atSlot(slot: string): Service | undefined {
    const parked = this.#parked.get(slot)
    return parked && { party: this.party, retrieve: (from) => this.#fetch(from, parked) }
  }

  /** Joins the caller with the oldest parked call. */
  retrieve(from: Leg): void {
    this.#fetch(from, this.parked[0])
  }

  #fetch(from: Leg, parked: ParkedCall | undefined): void {
    const { desk } = this.#world
    if (parked === undefined || !this.#isParked(parked)) return desk.fail(from.call, failures.unknown)
    const { waiting } = parked
    const { call } = waiting
    call.transfer = undefined
    desk.moveLeg(waiting, from.call)
    for (const back of call.liveLegs) desk.end(back, { cause: 'pickedOff', by: 'pbx' })
    waiting.remote = from.owner.party
    from.remote = waiting.owner.party
    desk.touch(waiting)
    desk.connect(from)
  }

  #wait(parked: ParkedCall, timeoutMs: number | undefined): void {
    const { desk } = this.#world
    const { waiting } = parked
    waiting.remote = this.party
    desk.touch(waiting)
    const { signal } = waiting.call.timers
    if (timeoutMs !== undefined) this.#world.after(timeoutMs, () => this.#ringParker(parked, timeoutMs), signal)
  }

  /** Rings whoever has parked the call; it stays in its slot until somebody takes it. */
  #ringParker(parked: ParkedCall, timeoutMs: number): void {
    const { waiting, parker } = parked
    if (!this.#isParked(parked)) return
    if (!(parker instanceof Extension) || !parker.isReachable) return this.#wait(parked, timeoutMs)
    const history = { initial: parker.party, previous: this.party, reason: 'transferred' } as const
    const leg = ring(this.#world, waiting.call, parker, { remote: waiting.shownParty, history })
    waitForTarget(this.#world, leg, { comesBack: () => this.#wait(parked, timeoutMs) })
    giveUpLater(this.#world, leg)
    waiting.remote = parker.party
    this.#world.desk.touch(waiting)
  }

  #isParked(parked: ParkedCall): boolean {
    return this.#parked.get(parked.slot) === parked
  }

  /** A call waits until its party goes, or talks to somebody. */
  #forgetGone(): void {
    for (const { slot, waiting } of this.parked) {
      const isAlone = waiting.call.othersThan(waiting).every((other) => !other.isTalking)
      if (!waiting.isLive || !isAlone) this.#parked.delete(slot)
    }
  }

  #freeSlot(): string {
    for (let slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) if (!this.#parked.has(String(slot))) return String(slot)
    throw new Refusal('notPossible', 'every slot is taken')
  }
}

const isSlot = (slot: string): boolean =>
  /^\d{3}$/.test(slot) && Number(slot) >= FIRST_SLOT && Number(slot) <= LAST_SLOT
