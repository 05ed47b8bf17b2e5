import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { MINUTE } from '../../../util/durations.ts'
import type { ConnectorEvent, ReportedQueue } from '../../events.ts'
import type { MirtaContext, Watch } from '../context.ts'
import { mapQueue, mapVirtualNumber, virtualNumberIn } from '../mapper/queues.ts'
import type { QueueReadings } from '../mapper/queues.ts'
import type { WireQueue } from '../wire/queues.ts'
import type { QueueMemory } from './queue-memory.ts'
import { QueueReader } from './queue-reader.ts'
import { setAndCompare } from './set-and-compare.ts'
import type { Setting } from './set-and-compare.ts'

/** The list of queues seldom changes, in ms. */
const LIST_EVERY_MS = 10 * MINUTE
/** So many queues are asked for in one reading, each with up to three requests: nothing else must wait for long. */
const MOST_IN_A_READING = 4

interface KnownQueue {
  queue: WireQueue
  /** Undefined until it was read for the first time. */
  readings?: QueueReadings
  /** As `Clock.elapsed`. */
  readAt: number
  /** It was not read yet, or something was done with it: it is read before the others. */
  isDue: boolean
  /** Counts what was done with it: a reading that began before says nothing. */
  actions: number
}

/**
 * The queues of the tenant and the virtual numbers: whether the user serves them and pauses, and their figures. Those that are
 * on the screen or the user's own are read in turn, the others one at each reading.
 */
export class QueueWatch implements Watch {
  readonly #context: MirtaContext
  readonly #memory: QueueMemory
  readonly #reader: QueueReader
  #known: ReadonlyMap<string, KnownQueue> = new Map()
  #listedAt = -Infinity
  #onScreen: ReadonlySet<string> = new Set()
  /** What was told last. */
  #told = ''

  constructor(context: MirtaContext, memory: QueueMemory) {
    this.#context = context
    this.#memory = memory
    this.#reader = new QueueReader(context)
  }

  /** Of the first queues; the rest is read right after. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    await this.#list(signal)
    await Promise.all(this.#next().map((known) => this.#readOne(known, false, signal)))
    this.#goOn()
    const events = this.#events()
    this.#told = JSON.stringify(events)
    return events
  }

  async read(signal: AbortSignal): Promise<void> {
    if (this.#context.clock.elapsed() - this.#listedAt >= LIST_EVERY_MS) await this.#list(signal)
    try {
      for (const known of this.#next()) await this.#readOne(known, known.isDue && known.actions > 0, signal)
    } finally {
      this.#tell()
    }
    this.#goOn()
  }

  /** What is on the screen. */
  attend(vendorIds: readonly string[]): void {
    this.#onScreen = new Set(vendorIds)
  }

  /** Those that are known, with their ids. */
  get all(): readonly WireQueue[] {
    return [...this.#known.values()].map(({ queue }) => queue)
  }

  /** One of them, as it was read last; its figures may be missing. */
  reported(vendorId: string): ReportedQueue | undefined {
    const known = this.#known.get(vendorId)
    return known && this.#mapped(known)
  }

  /** Does something with a queue, and looks whether it is so; what it is now is told then. @throws CtiError */
  async change(vendorId: string, setting: Omit<Setting, 'clock' | 'ignored'>, signal: AbortSignal): Promise<void> {
    const { clock, plan } = this.#context
    this.#acting(vendorId)
    try {
      await setAndCompare({ clock, ignored: m.error_queue_unchanged, ...setting }, signal)
    } finally {
      this.#acting(vendorId)
      plan.acted('queues')
    }
  }

  /** How a queue is now, past the server's cache. @throws CtiError */
  async readNow(vendorId: string, signal: AbortSignal): Promise<ReportedQueue | undefined> {
    const known = this.#known.get(vendorId)
    if (known === undefined) return undefined
    await this.#readOne(known, true, signal)
    this.#tell()
    return this.#mapped(known)
  }

  /** What is due is read as soon as others have had their turn. */
  #goOn(): void {
    if ([...this.#known.values()].some(({ isDue }) => isDue)) this.#context.plan.soon('queues')
  }

  /** What is being read of it may be the time before. */
  #acting(vendorId: string): void {
    const known = this.#known.get(vendorId)
    if (known === undefined) return
    known.isDue = true
    known.actions += 1
  }

  async #list(signal: AbortSignal): Promise<void> {
    const queues = await this.#reader.list(signal)
    this.#known = new Map(
      queues.map((queue) => {
        const known = this.#known.get(queue.id) ?? { queue, readAt: -Infinity, isDue: true, actions: 0 }
        known.queue = queue
        return [queue.id, known]
      })
    )
    this.#listedAt = this.#context.clock.elapsed()
  }

  /** What is read now, the longest unread first. */
  #next(): readonly KnownQueue[] {
    const all = [...this.#known.values()].toSorted(
      (one, other) => Number(other.isDue) - Number(one.isDue) || one.readAt - other.readAt
    )
    const wanted = all.filter((known) => known.isDue || this.#isLookedAt(known))
    const other = all.find((known) => !wanted.includes(known))
    return [...wanted.slice(0, MOST_IN_A_READING), ...(other === undefined ? [] : [other])]
  }

  #isLookedAt(known: KnownQueue): boolean {
    const { signedIn, paused } = this.#mapped(known) ?? {}
    return signedIn === true || paused !== undefined || this.#onScreen.has(known.queue.id)
  }

  async #readOne(known: KnownQueue, uncached: boolean, signal: AbortSignal): Promise<void> {
    const { actions } = known
    const readings = await this.#reader.read(known.queue, { uncached }, signal)
    if (known.actions !== actions) return
    const wasOpen = known.readings !== undefined && this.#mapped(known)?.paused === undefined
    known.readings = readings
    known.readAt = this.#context.clock.elapsed()
    known.isDue = false
    // a pause that has not been seen yet may just have been ordered
    if (!wasOpen && this.#mapped(known)?.paused === undefined) this.#memory.resumed(known.queue.id)
  }

  #mapped({ queue, readings }: KnownQueue): ReportedQueue | undefined {
    const { self } = this.#context
    if (readings === undefined) return undefined
    const number = virtualNumberIn(queue.id)
    return number === undefined
      ? mapQueue(queue, readings, self, this.#memory.pauseOf(queue.id))
      : mapVirtualNumber(number, readings.members ?? [], self)
  }

  #tell(): void {
    const events = this.#events()
    const text = JSON.stringify(events)
    if (text === this.#told) return
    this.#told = text
    for (const event of events) this.#context.emit(event)
  }

  /** A queue that was not read yet is left as it was: nothing says that it has gone, or that the user does not pause in it. */
  #events(): readonly ConnectorEvent[] {
    const { pauseReasons } = this.#context.options
    const all = [...this.#known.values()]
    const queues = all.flatMap((known) => this.#mapped(known) ?? [])
    return [
      { type: 'factsChanged', facts: { pauseReasons: [...pauseReasons] } },
      { type: 'queuesChanged', queues, complete: queues.length === all.length }
    ]
  }
}
