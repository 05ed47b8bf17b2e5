import { channelsOf, type Channel } from '../../../core/channels.ts'
import type { Call, Leg } from '../../../core/calls.ts'
import type { LegEnd } from '../../../core/end-causes.ts'
import { Extension } from '../../../people/extension.ts'
import { OutsideParty } from '../../../people/outside-party.ts'
import type { Agents } from '../agents/agents.ts'
import type { Groupcalls } from '../groupcalls/groupcalls.ts'
import { ObservedTrees } from '../groupcalls/observed.ts'
import { forgetOldest } from '../world/bounds.ts'
import type { Customers } from '../world/customers.ts'
import type { News } from '../world/news.ts'
import type { Shared } from '../world/shared.ts'
import { callJson, CallRow, type CallStart, type CallStatus } from './call-row.ts'
import { CallStarts, type Plan } from './call-starts.ts'
import { hangupReason, isPlatforms } from './ends.ts'
import type { Recordings } from './recordings.ts'

const cancelled: LegEnd = { cause: 'cancelled', by: 'pbx' }

/** What the legs stand on. */
export interface CallsParts {
  readonly agents: Agents
  readonly customers: Customers
  readonly groupcalls: Groupcalls
  readonly recordings: Recordings
  readonly news: News
}

/** The legs of the platform: one for each telephone that a call of the PBX rings or talks on. */
export class Calls {
  readonly #shared: Shared
  readonly #groupcalls: Groupcalls
  readonly #recordings: Recordings
  readonly #news: News
  readonly #starts: CallStarts
  readonly #all = new Map<string, CallRow>()
  readonly #ofChannels = new Map<string, CallRow>()
  /** The leg that started the others of a call. */
  readonly #roots = new WeakMap<Call, CallRow>()
  /** Legs whose call has ended without them being told. */
  readonly #deserted = new WeakSet<Leg>()
  #plan: Plan | undefined

  constructor(shared: Shared, { agents, customers, groupcalls, recordings, news }: CallsParts) {
    this.#shared = shared
    this.#groupcalls = groupcalls
    this.#recordings = recordings
    this.#news = news
    this.#starts = new CallStarts(shared, agents, customers, new ObservedTrees(groupcalls, agents, shared.switches))
    const { events, desk } = shared.pbx
    events.on((event) => {
      if (event.kind === 'leg') news.together(() => this.#follow(event.leg))
      if (event.kind === 'callOver') news.together(() => this.#endGhosts(event.call))
    })
    for (const leg of desk.calls.flatMap((call) => call.liveLegs)) this.#follow(leg)
  }

  get all(): Iterable<CallRow> {
    return this.#all.values()
  }

  byId(id: string): CallRow | undefined {
    return this.#all.get(id)
  }

  /** The row of a leg: of the telephone it is on, the one that talks first. */
  of(leg: Leg): CallRow | undefined {
    const rows = channelsOf(leg).flatMap((channel) => this.#ofChannels.get(channel.id) ?? [])
    return rows.find((row) => row.status === 'progressing') ?? rows.at(-1)
  }

  /** Of more rows than so many the oldest that are over go. */
  forgetOldest(most?: number): void {
    for (const rows of [this.#all, this.#ofChannels]) forgetOldest(rows, ({ isOver }) => isOver, most)
  }

  /** The leg that started the others of this call. */
  rootOf(call: Call): CallRow | undefined {
    return this.#roots.get(call)
  }

  /** From now on it has started what comes into the call. */
  makeRoot(row: CallRow, call: Call): void {
    this.#roots.set(call, row)
  }

  /** Adds a row that is no leg of the PBX. */
  add(start: Omit<CallStart, 'leg' | 'device'>): CallRow {
    const row = new CallRow({ ...start, leg: undefined, device: undefined })
    this.#keep(row)
    return row
  }

  /** What begins to ring meanwhile belongs to the plan. */
  planned<T>(plan: Plan, ring: () => T): T {
    const before = this.#plan
    this.#plan = plan
    try {
      return this.#news.together(ring)
    } finally {
      this.#plan = before
    }
  }

  /** Ends a leg, as the platform does when it is asked to; one that is ending already stays as it is. */
  hangUp(row: CallRow): void {
    const { hangupMs } = this.#shared.switches
    if (row.status === 'canceling' || row.status === 'terminating' || row.isOver) return
    this.#becomes(row, row.isUnanswered && row.start.direction === 'outgoing' ? 'canceling' : 'terminating')
    if (hangupMs === 0) this.#clear(row)
    else this.#shared.pbx.after(hangupMs, () => this.#news.together(() => this.#clear(row)))
  }

  /** The call is about to end, and this leg of it rings on for the platform. */
  desert(leg: Leg): void {
    this.#deserted.add(leg)
  }

  /** It is about to be hung up by something that ends it by itself. */
  hangingUp(row: CallRow): void {
    this.#becomes(row, 'terminating')
  }

  /** Changes a row, and tells of it. */
  change(row: CallRow, change: (row: CallRow) => void): void {
    change(row)
    row.updated = this.#shared.stamps.next()
    this.#tell(row, 'call_updated')
  }

  delete(row: CallRow): void {
    this.hangUp(row)
    row.deleted = this.#shared.stamps.next()
    this.#tell(row, 'call_deleted')
  }

  #follow(leg: Leg): void {
    if (!(leg.owner instanceof Extension || leg.owner instanceof OutsideParty)) return
    const channels = channelsOf(leg)
    for (const channel of channels) this.#rowOf(channel)
    // who was answered comes before who has lost by that
    const livingFirst = channels.toSorted((a, b) => Number(a.ended !== undefined) - Number(b.ended !== undefined))
    for (const channel of livingFirst) {
      const row = this.#ofChannels.get(channel.id)
      if (row !== undefined && !row.isOver && !row.isGhost) this.#update(row, channel)
    }
  }

  #rowOf(channel: Channel): void {
    const { id, leg, ended } = channel
    if (this.#ofChannels.has(id) || ended !== undefined) return
    const master = this.#roots.get(leg.call)
    const row = new CallRow(this.#starts.of(channel, master, this.#plan))
    this.#ofChannels.set(id, row)
    row.start.groupcall?.calls.push(row)
    this.#keep(row)
    this.#tell(row, 'call_created')
    this.#tell(row, row.status === 'ringing' ? 'call_ringing' : 'call_dialing')
    if (leg.direction === 'out' && master === undefined) this.#roots.set(leg.call, row)
    if (master !== undefined && row.start.master === master.id) {
      this.change(master, ({ chained }) => chained.push(row.id))
    }
  }

  #keep(row: CallRow): void {
    const { switches, pbx } = this.#shared
    const isLate = switches.unreadableMs > 0 && row.start.groupcall !== undefined
    if (isLate) row.readableAt = pbx.clock.now() + switches.unreadableMs
    this.#all.set(row.id, row)
    this.forgetOldest()
  }

  #update(row: CallRow, { leg, state, ended }: Channel): void {
    if (ended !== undefined) {
      const isDeserted = row.isUnanswered && this.#deserted.has(leg)
      if (isDeserted || this.#groupcalls.keepsRinging(row, ended)) this.#forget(row)
      else this.#end(row, ended)
      return
    }
    const waits = state === 'initiated' || state === 'alerting'
    if (!waits) this.#becomes(row, 'progressing')
    else if (leg.direction === 'out') this.#becomes(row, this.#shared.switches.incomingWaitsAs)
    else this.#rings(row)
  }

  #rings(row: CallRow): void {
    const { dialMs } = this.#shared.switches
    const waited = (this.#shared.stamps.now - row.created) / 1000
    if (Math.ceil(waited) >= dialMs) return this.#becomes(row, 'ringing')
    if (row.leg !== undefined)
      this.#shared.pbx.after(dialMs, () => this.#becomes(row, 'ringing'), row.leg.timers.signal)
  }

  /** The telephone is silent, and the platform lets the leg ring on until it has rung long enough. */
  #forget(row: CallRow): void {
    row.isGhost = true
    const left = Math.floor(this.#shared.switches.ringMs - (this.#shared.stamps.now - row.created) / 1000)
    this.#shared.pbx.after(left, () => {
      if (!row.isOver) this.#news.together(() => this.#end(row, { cause: 'noAnswer', by: 'pbx' }))
    })
  }

  #endGhosts(call: Call): void {
    for (const row of this.#all.values()) {
      const { leg } = row
      if (row.isGhost && !row.isOver && leg?.call === call && !this.#deserted.has(leg)) this.#end(row, cancelled)
    }
  }

  #clear(row: CallRow): void {
    const { leg, device } = row
    if (row.isOver) return
    if (row.isGhost || leg?.isLive !== true) return this.#end(row, cancelled)
    const others = leg.devices.filter((one) => one !== device)
    if (leg.state !== 'alerting' || device === undefined || others.length === 0) {
      return this.#shared.pbx.desk.clear(leg)
    }
    leg.keepDevices(others, 'cancelled', this.#shared.pbx.clock.now())
    this.#shared.pbx.desk.touch(leg)
  }

  #end(row: CallRow, end: LegEnd): void {
    if (isPlatforms(row, end)) this.#becomes(row, row.isUnanswered ? 'canceling' : 'terminating')
    row.hangupReason = hangupReason(row, end, this.#shared.switches)
    this.#recordings.stop(row.recording === undefined ? undefined : this.#recordings.all.get(row.recording))
    row.recording = undefined
    row.hangupBy = row.status === 'canceling' || row.status === 'terminating' ? 'local' : 'remote'
    this.#becomes(row, 'hangup')
  }

  /** Goes to a state that may follow, and tells of it; to no other one. */
  #becomes(row: CallRow, status: CallStatus): void {
    if (!row.mayBecome(status)) return
    const now = this.#shared.stamps.next()
    row.status = status
    row.updated = now
    if (status === 'ringing' || status === 'progressing' || status === 'hangup') row[status] = now
    this.#tell(row, `call_${status}`)
    if (status === 'progressing') this.#groupcalls.answered(row)
    if (status === 'hangup') this.#over(row)
  }

  #over(row: CallRow): void {
    this.#groupcalls.checkEnd(row.start.groupcall)
    if (!this.#shared.switches.masterEndsChained) return
    const chained = row.chained.flatMap((id) => this.#all.get(id) ?? [])
    // after whatever hands the call over has been done
    queueMicrotask(() => chained.forEach((one) => this.hangUp(one)))
  }

  #tell(row: CallRow, type: string): void {
    const { tell, switches } = this.#shared
    const { id, customer, owner } = row
    tell({ type, id, customer, owner, data: () => callJson(row, switches) })
  }
}
