import { SECOND } from '../../util/durations.ts'
import type { CallLogItem } from '../core/call-log.ts'
import type { Call, Distribution, Leg } from '../core/calls.ts'
import type { LegEnd } from '../core/end-causes.ts'
import { deliver, ring } from './delivery.ts'
import { Extension } from '../people/extension.ts'
import { AgentSeat, type AgentWork } from './agent-seats.ts'
import { workOf, type GroupCall } from './group-calls.ts'
import { Mailbox, messageFrom } from '../people/mailbox.ts'
import type { QueueData } from '../core/company-data.ts'
import type { Party } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../core/refusal.ts'
import { domainOf, partyOf, routeTo, type Directory, type Route } from './routing.ts'

/** How long one agent is rung before the next one, in ms (Dstny API 6). */
export const RING_AGENT_MS = 15 * SECOND
/** When everyone was tried, how long until the round starts again, in ms. */
const NEXT_ROUND_MS = 30 * SECOND

/** A caller who waits. */
export interface QueueCaller {
  readonly caller: Leg
  /** Epoch ms. */
  readonly since: number
}

interface Waiting extends QueueCaller {
  readonly call: Call
  readonly tried: Set<Extension>
  readonly offered: Set<Leg>
}

/** Counters of a queue since the PBX started. */
export interface QueueCounters {
  total: number
  answered: number
  dropped: number
  lastWaitMs: number
  waitSumMs: number
}

/** A group number where callers wait for a free agent. */
export class Queue implements Distribution {
  readonly data: QueueData
  readonly party: Party
  readonly #seats: AgentSeat[]
  readonly counters: QueueCounters = { total: 0, answered: 0, dropped: 0, lastWaitMs: 0, waitSumMs: 0 }
  /** What became of each caller, the newest first. */
  readonly calls: GroupCall[] = []
  /** Messages left for the group, the newest first. */
  readonly inbox: CallLogItem[] = []
  readonly waitsAs = 'queued'
  nightMode: boolean
  /** True: all free agents are rung at once; whoever answers takes the call from the others. */
  ringsAll: boolean
  readonly #world: World & Directory
  #waiting: Waiting[] = []

  constructor(world: World & Directory, data: QueueData, extensionOf: (address: string) => Extension) {
    this.#world = world
    this.data = data
    this.party = { kind: 'queue', name: data.name, number: data.number, shortNumber: data.shortNumber }
    this.nightMode = data.nightMode ?? false
    this.ringsAll = data.ringsAll ?? false
    this.#seats = data.agents.map((agent) => new AgentSeat(extensionOf(agent.user), agent))
    if (data.lendsNumber === true) this.#lendNumber()
  }

  get seats(): readonly AgentSeat[] {
    return this.#seats
  }

  get isOpen(): boolean {
    return !this.nightMode
  }

  /** The callers who wait, the longest waiting first. */
  get callers(): readonly QueueCaller[] {
    return this.#waiting
  }

  get waitingCount(): number {
    return this.#waiting.length
  }

  /** How long the first caller has been waiting, in ms. */
  get longestWaitMs(): number {
    const first = this.#waiting[0]
    return first === undefined ? 0 : this.#world.clock.now() - first.since
  }

  get freeAgents(): AgentSeat[] {
    return this.seats.filter((seat) => seat.isFree)
  }

  seatOf(extension: Extension): AgentSeat | undefined {
    return this.seats.find((seat) => seat.extension === extension)
  }

  /** Gives somebody a place here, not signed in yet; the old one where there is one. */
  addSeat(extension: Extension): AgentSeat {
    const seat = this.seatOf(extension) ?? new AgentSeat(extension, {})
    if (!this.#seats.includes(seat)) this.#seats.push(seat)
    return seat
  }

  /** Logs an agent in or out; a pause ends with it. @throws Refusal notAMember */
  setSignedIn(extension: Extension, signedIn: boolean): void {
    const seat = this.#seatFor(extension)
    if (seat.signedIn === signedIn) return
    seat.signedIn = signedIn
    seat.paused = undefined
    this.#world.events.emit({ kind: 'queue', queue: this })
  }

  /** Lets an agent take no calls for a while, or take them again when no reason is given. @throws Refusal notAMember */
  setPaused(extension: Extension, reason: string | undefined): void {
    const seat = this.#seatFor(extension)
    if (!seat.signedIn) throw new Refusal('notPossible', `${extension.address} is not signed in`)
    if (seat.paused?.reason === reason) return
    seat.paused = reason === undefined ? undefined : { reason, since: this.#world.clock.now() }
    this.#world.events.emit({ kind: 'queue', queue: this })
  }

  /** What an agent has done here since the PBX started. */
  workOf({ extension }: AgentSeat): AgentWork {
    return workOf(this.calls, extension, this.#world.clock.now())
  }

  #seatFor(extension: Extension): AgentSeat {
    const seat = this.seatOf(extension)
    if (seat === undefined) throw new Refusal('notAMember', `${extension.address} is no agent of ${this.data.name}`)
    return seat
  }

  setNightMode(on: boolean): void {
    this.nightMode = on
    this.#world.events.emit({ kind: 'queue', queue: this })
  }

  /** Someone leaves a message for the whole group. */
  takesMessage(remote: Party, durationMs: number): void {
    this.inbox.unshift(messageFrom(this.#world, remote, durationMs, []))
  }

  /** A caller starts to wait. */
  enqueue(call: Call, caller: Leg): void {
    call.distribution = this
    this.counters.total += 1
    this.#waiting.push({ call, caller, since: this.#world.clock.now(), tried: new Set(), offered: new Set() })
    this.#world.events.emit({ kind: 'queue', queue: this })
    this.distribute()
  }

  /** An agent, or somebody for them, took the call; where else it rang it ends. */
  answered(call: Call, by: Leg): void {
    const entry = this.#remove(call)
    if (entry === undefined) return
    call.distribution = undefined
    const waitedMs = this.#world.clock.now() - entry.since
    this.counters.answered += 1
    this.counters.lastWaitMs = waitedMs
    this.counters.waitSumMs += waitedMs
    const { owner } = by
    if (owner instanceof Extension) this.#note(entry, 'answered', { answeredBy: { leg: by, agent: owner } })
    for (const other of entry.offered)
      if (other !== by && other.isLive) this.#world.desk.end(other, { cause: 'lostRace', by: 'pbx' })
    this.#world.events.emit({ kind: 'queue', queue: this })
  }

  /** The caller gave up. */
  abandoned(call: Call): void {
    const entry = this.#remove(call)
    if (entry === undefined) return
    this.counters.dropped += 1
    this.#note(entry, 'missed')
    this.#world.events.emit({ kind: 'queue', queue: this })
  }

  /** True when the leg is one this queue rings at an agent. */
  isOffering(leg: Leg): boolean {
    return this.#waiting.some((entry) => entry.offered.has(leg))
  }

  /** The agent did not take it: the caller waits for the next one. */
  passOn(leg: Leg, end: LegEnd): void {
    const entry = this.#waiting.find((one) => one.offered.has(leg))
    if (entry === undefined) return
    entry.offered.delete(leg)
    this.#world.desk.end(leg, end)
    this.distribute()
  }

  /** Gives waiting callers to free agents, the longest waiting first. */
  distribute(): void {
    for (const entry of [...this.#waiting]) {
      if ((entry.offered.size > 0 && !this.ringsAll) || !entry.caller.isLive) continue
      const free = this.freeAgents.toSorted((a, b) => (this.data.distribution === 'skills' ? b.skill - a.skill : 0))
      const untried = free.filter((one) => !entry.tried.has(one.extension))
      for (const seat of this.ringsAll ? untried : untried.slice(0, 1)) this.#offer(entry, seat.extension)
      if (entry.offered.size === 0) this.#forwardWhenNobodyIsLeft(entry)
    }
  }

  #lendNumber(): void {
    const { id: groupId, number, name } = this.data
    for (const { extension } of this.seats) {
      extension.groupLines.push({ kind: 'queue', groupId, number, name, party: this.party })
    }
  }

  #note(entry: Waiting, kind: GroupCall['kind'], more: Partial<GroupCall> = {}): void {
    const { caller, since } = entry
    const waitedMs = this.#world.clock.now() - since
    const row = { id: this.#world.nextLogId(), kind, caller: caller.owner.party, startedAt: since, waitedMs }
    this.calls.unshift({ ...row, ...more })
  }

  #offer(entry: Waiting, extension: Extension): void {
    entry.tried.add(extension)
    const history = {
      subject: this.data.name,
      initial: this.party,
      previous: this.party,
      reason: 'distributed'
    } as const
    const offered = ring(this.#world, entry.call, extension, { remote: entry.caller.shownParty, history })
    if (!this.#waiting.includes(entry)) return
    entry.offered.add(offered)
    const { signal } = entry.call.timers
    const noAnswer = (): void => {
      if (offered.state === 'alerting') this.passOn(offered, { cause: 'noAnswer', by: 'pbx' })
    }
    this.#world.after(RING_AGENT_MS, noAnswer, offered.timers.signal)
    this.#world.after(RING_AGENT_MS + NEXT_ROUND_MS, () => this.#nextRound(entry), signal)
  }

  #nextRound(entry: Waiting): void {
    if (entry.offered.size > 0 || !this.#waiting.includes(entry)) return
    entry.tried.clear()
    this.distribute()
  }

  /** Sends the caller on when no agent is there, or all were tried (Dstny API 6, "none left"). */
  #forwardWhenNobodyIsLeft(entry: Waiting): void {
    if (this.#world.behaviour.queueWithoutAgents === 'wait') return
    if (this.seats.some((seat) => seat.isServing && !entry.tried.has(seat.extension))) return
    const { call, caller } = entry
    const { data } = this
    const route = this.#routeOn(caller)
    this.#note(entry, 'forwarded', { forwardedTo: partyOf(route) })
    this.#remove(call)
    call.distribution = undefined
    this.#world.events.emit({ kind: 'queue', queue: this })
    if (caller.state === 'queued') caller.state = 'initiated'
    const history = { subject: data.name, initial: this.party, previous: this.party, reason: 'distributed' } as const
    deliver(this.#world, caller, route, { history })
  }

  #routeOn({ owner }: Leg): Route {
    const { forwardsTo, name } = this.data
    if (forwardsTo === undefined) return { kind: 'service', member: new Mailbox(this.#world, name, this.inbox) }
    return routeTo(this.#world, domainOf(this.#world, owner), forwardsTo)
  }

  #remove(call: Call): Waiting | undefined {
    const entry = this.#waiting.find((one) => one.call === call)
    this.#waiting = this.#waiting.filter((one) => one !== entry)
    return entry
  }
}
