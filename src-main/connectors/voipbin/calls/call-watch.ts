import { isDeepStrictEqual } from 'node:util'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { Poller } from '../../../transport/poller.ts'
import { Debounced } from '../../../util/throttle.ts'
import { defined } from '../../../util/defined.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import type { ConnectorEvent, ReportedCall } from '../../events.ts'
import { failedInBackground, inBackground } from '../../kit/link-context.ts'
import { RetryingReader } from '../../kit/retrying-reader.ts'
import type { VoipbinContext } from '../context.ts'
import type { Directory } from '../directory.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import type { RungTeams } from '../groupcalls/rung-teams.ts'
import { failureText, mapCalls } from '../mapper/calls.ts'
import { mapParty } from '../mapper/parties.ts'
import type { Feature } from '../capabilities.ts'
import { CallReading } from './call-reading.ts'
import { CallTable } from './call-table.ts'
import type { AgentCall } from './call-table.ts'
import type { Consultations, ConsultationState } from './consultations.ts'
import type { DialledCalls } from './dialled-calls.ts'
import type { Leg } from './leg.ts'
import { PlatformCalls } from './platform-calls.ts'
import type { Ring } from './rings.ts'

/** After the last event of the own calls everything is read once more after this, in ms: events can be lost (VoIPBin 10). */
const QUIET_MS = SECOND
/** How often calls are read without an event, in ms, while there is one and while there is none. */
const READ_BUSY_MS = 15 * SECOND
const READ_IDLE_MS = MINUTE

/** What an account keeps of its calls from one link to the next. */
export interface CallMemory {
  readonly dialled: DialledCalls
  readonly consultations: Consultations
  readonly teams: RungTeams
  /** Ids under which calls were shown. */
  readonly shownIds: Map<string, true>
  /** Calls whose other side was put on hold from here. */
  readonly heldIds: Set<string>
}

/** What watching calls needs. */
export interface CallWatchOptions {
  readonly context: VoipbinContext
  readonly memory: CallMemory
  readonly directory: Directory
  /** The other side with what is known of its number elsewhere. */
  readonly named: (party: Party) => Party
  /** Told when calls were looked at: whether there is any. */
  readonly changed: (isInCall: boolean) => void
}

/** The calls of the user: told by events, and put right by reading. */
export class CallWatch {
  readonly calls = new PlatformCalls()
  readonly #options: CallWatchOptions
  readonly #table: CallTable
  readonly #reading: CallReading
  readonly #reader: RetryingReader<Feature>
  readonly #quiet: Debounced
  #shown: ReadonlyMap<string, ReportedCall> = new Map()
  #consultations: readonly ConsultationState[] = []
  #againAt: number | undefined
  #poller: Poller | undefined
  #pollsEveryMs: number | undefined

  constructor(options: CallWatchOptions) {
    const { context, memory } = options
    const { clock, signal, self, mode } = context
    this.#options = options
    this.#table = new CallTable({
      calls: this.calls,
      agentId: self.agentId,
      seesOthers: mode === 'full',
      isDialled: (ring: Ring) => memory.dialled.has(ring),
      wasShown: (id) => memory.shownIds.has(id),
      teams: () => memory.teams.all
    })
    this.#reading = new CallReading(context, this.calls)
    this.#reader = new RetryingReader<Feature>(context, {
      what: 'calls',
      part: 'calls',
      everyMs: QUIET_MS,
      read: async (until) => {
        await this.#read(until)
        return []
      }
    })
    this.#quiet = new Debounced(clock, QUIET_MS, () => this.#reader.trigger(), signal)
  }

  /** Reads everything; from then on calls are read from time to time. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<void> {
    await this.#read(signal)
    this.#quiet.trigger() // what was subscribed may have begun after that reading (VoIPBin 10.1)
    this.#poller ??= this.#newPoller()
  }

  /** Reads so often because nothing tells of calls, in ms; rarely without it. */
  pollEvery(everyMs: number | undefined): void {
    this.#pollsEveryMs = everyMs
    this.#poller?.soon('calls')
  }

  /** Every call as it is shown now. */
  events(): readonly ConnectorEvent[] {
    return [...this.#shown.values()].map((call) => ({ type: 'callUpdated', call, order: 'newer' }))
  }

  get(vendorId: string): AgentCall | undefined {
    return this.#table.get(vendorId)
  }

  takeLeg(leg: Leg): void {
    this.calls.takeLeg(leg)
    this.#heard()
  }

  takeGroupcall(groupcall: Groupcall): void {
    this.calls.takeGroupcall(groupcall)
    this.#heard()
  }

  /** Something came that cannot be read, or something was done: what is true is read soon. */
  readSoon(): void {
    this.#quiet.trigger()
  }

  /** Looks at what is known, and tells what is new of it; whether anything is. */
  refresh(): boolean {
    const { context, memory, directory } = this.#options
    const now = context.clock.elapsed()
    const { calls, ended, againAt } = this.#table.look(now)
    const open = new Set(calls.map(({ vendorId }) => vendorId))
    this.#consultations = memory.consultations.look(this.calls, (id) => open.has(id))
    const mapped = mapCalls(calls, this.#consultations, {
      directory,
      capabilities: context.capabilities,
      now: context.clock.now(),
      numberOf: ({ ring }) => memory.dialled.numberOf(ring),
      heldIds: memory.heldIds
    })
    const before = this.#shown
    const shown = mapped.map((call) => ({
      ...call,
      ...timesOf(call, before.get(call.vendorId)),
      remote: this.#options.named(call.remote)
    }))
    this.#shown = new Map(shown.map((call) => [call.vendorId, call]))
    for (const { vendorId } of calls) keepNewest(memory.shownIds, vendorId, true, limits.calls)
    for (const call of ended) this.#end(call, before.get(call.vendorId))
    for (const vendorId of before.keys()) {
      const isOver = !this.#shown.has(vendorId) && !ended.some((call) => call.vendorId === vendorId)
      if (isOver) context.emit({ type: 'callEnded', vendorId, answeredElsewhere: false })
    }
    for (const call of shown) {
      if (!isDeepStrictEqual(before.get(call.vendorId), call))
        context.emit({ type: 'callUpdated', call, order: 'newer' })
    }
    this.#options.changed(calls.length > 0)
    this.#lookAgain(againAt)
    return !isDeepStrictEqual(before, this.#shown)
  }

  #end({ vendorId, state }: AgentCall, before: ReportedCall | undefined): void {
    const { context, memory, directory } = this.#options
    memory.shownIds.delete(vendorId)
    memory.heldIds.delete(vendorId)
    memory.teams.delete(vendorId)
    memory.consultations.forget(vendorId)
    const failure = before?.state === 'alerting' && state.failure !== undefined ? failureText(state.failure) : undefined
    if (before !== undefined && failure !== undefined) {
      const call: ReportedCall = { ...before, state: 'failed', failure, endedAt: context.clock.now(), allowed: [] }
      context.emit({ type: 'callUpdated', call, order: 'newer' })
    }
    const { isTaken, taker } = state
    const party = taker && mapParty(answererOf(taker), directory)
    context.emit({
      type: 'callEnded',
      vendorId,
      answeredElsewhere: isTaken,
      ...(isTaken && party !== undefined ? { answeredBy: party } : {})
    })
  }

  /** Most of what is told are calls of others: to read after each would use up the requests of the company (VoIPBin 4.5). */
  #heard(): void {
    if (this.refresh()) this.#quiet.trigger()
  }

  async #read(signal: AbortSignal): Promise<void> {
    await this.#reading.read(this.#openLegIds(), signal)
    this.refresh()
  }

  #openLegIds(): readonly string[] {
    const rings = [...this.#shown.keys()].flatMap((id) => this.#table.get(id)?.ring ?? [])
    const legs = rings.flatMap(({ legs: own, team }) => [...own, ...(team?.legs ?? [])])
    const asked = this.#consultations.flatMap(({ far }) => far ?? [])
    return [...legs, ...asked].map(({ id }) => id)
  }

  #newPoller(): Poller {
    const { context } = this.#options
    const { clock, random, signal } = context
    const everyMs = (): number => this.#pollsEveryMs ?? (this.#shown.size > 0 ? READ_BUSY_MS : READ_IDLE_MS)
    const rows = [{ name: 'calls', everyMs, read: () => this.#reader.now() }]
    return new Poller({
      clock,
      random,
      signal,
      rows,
      failed: (what, error) => void failedInBackground(context, what, error)
    })
  }

  /** Some calls end without a word. */
  #lookAgain(at: number | undefined): void {
    if (at === undefined || (this.#againAt !== undefined && this.#againAt <= at)) return
    this.#againAt = at
    const { context } = this.#options
    void inBackground(context, 'calls', async () => {
      await context.clock.sleep(Math.max(at - context.clock.elapsed(), 0), context.signal)
      this.#againAt = undefined
      this.refresh()
    })
  }
}

/** Times stay as they were told: where the server names none, or its clock is ahead, they are those of the first sight. */
const timesOf = ({ connectedAt }: ReportedCall, before: ReportedCall | undefined) =>
  before === undefined
    ? {}
    : {
        startedAt: before.startedAt,
        ...defined({ connectedAt: connectedAt === undefined ? undefined : (before.connectedAt ?? connectedAt) })
      }

/** Whoever has a leg, as an address. */
const answererOf = ({ ownerId, destination }: Leg): Leg['destination'] =>
  ownerId === undefined ? destination : { type: 'agent', target: ownerId, targetName: '', name: '', detail: '' }
