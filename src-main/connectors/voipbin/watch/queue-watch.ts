import { Poller } from '../../../transport/poller.ts'
import { defined } from '../../../util/defined.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { limits } from '../../../util/limits.ts'
import { Debounced } from '../../../util/throttle.ts'
import type { Attention } from '../../connector.ts'
import type { ConnectorEvent } from '../../events.ts'
import { failedInBackground } from '../../kit/link-context.ts'
import type { PartWatch } from '../../kit/part-now.ts'
import { RetryingReader } from '../../kit/retrying-reader.ts'
import type { VoipbinContext } from '../context.ts'
import { agentCounts, isServedBy, mapQueue } from '../mapper/queues.ts'
import type { QueueSurroundings } from '../mapper/queues.ts'
import { allRows, PAGE_ROWS } from '../paging.ts'
import type { QueuecallRow, QueueRow } from '../wire/queues.ts'
import type { AgentWatch } from './agent-watch.ts'

/** Pause between readings while queues are looked at, and otherwise, in ms: nothing tells of queues (VoIPBin 9, 10.3). */
const SHOWN_MS = 15 * SECOND
const HIDDEN_MS = MINUTE
/** At most one reading in this time because somebody came or went, in ms. */
const TRIGGER_MS = 2 * SECOND
/** What is told of somebody in a queue comes before its lists have changed, or not at all: read again after this (VoIPBin 17). */
const SETTLE_MS = 2 * SECOND

/** The queues, with who waits in them (VoIPBin 9). */
export class QueueWatch implements PartWatch {
  readonly #context: VoipbinContext
  readonly #agents: Pick<AgentWatch, 'agents'>
  readonly #reading: RetryingReader
  readonly #settling: Debounced
  #queues: readonly QueueRow[] = []
  #queuecalls: ReadonlyMap<string, QueuecallRow> = new Map()
  #toldCounts = ''
  #isShown = false
  #poller: Poller | undefined

  constructor(context: VoipbinContext, agents: Pick<AgentWatch, 'agents'>) {
    const { clock, signal } = context
    this.#context = context
    this.#agents = agents
    const read = (until: AbortSignal): Promise<readonly ConnectorEvent[]> => this.snapshot(until)
    this.#reading = new RetryingReader(context, { what: 'queues', part: 'queues', everyMs: TRIGGER_MS, read })
    this.#settling = new Debounced(clock, SETTLE_MS, () => this.#reading.trigger(), signal)
  }

  start(): void {
    const { clock, signal, random } = this.#context
    const everyMs = (): number => (this.#isShown ? SHOWN_MS : HIDDEN_MS)
    const row = { name: 'queues', everyMs, read: () => this.#reading.now() } as const
    const failed = (name: string, error: unknown): void => void failedInBackground(this.#context, name, error)
    this.#poller = new Poller({ clock, signal, random, rows: [row], failed })
  }

  /** What is looked at is read at once, and oftener. */
  attend({ isWindowVisible, queueIds }: Attention): void {
    const isShown = isWindowVisible && queueIds.length > 0
    if (isShown && !this.#isShown) this.#poller?.soon('queues')
    this.#isShown = isShown
  }

  /** Somebody in a queue was told of: its lists have changed, or will. */
  takeCall(): void {
    this.#reading.trigger()
    this.#settling.trigger()
  }

  /** Something may have been missed. */
  trigger(): void {
    this.#reading.trigger()
  }

  later(): void {
    this.#reading.later()
  }

  /** @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    await this.read(signal)
    return [this.#event()]
  }

  /** Somebody's status was told, and with it how many are free. */
  agentsChanged(): void {
    if (this.#queues.length > 0 && JSON.stringify(this.#counts()) !== this.#toldCounts)
      this.#context.emit(this.#event())
  }

  /** Reads all queues and who waits. @throws CtiError */
  async read(signal: AbortSignal): Promise<void> {
    const { client } = this.#context
    const list = (token: string | undefined) =>
      client.queues.list({ page_size: PAGE_ROWS, ...defined({ page_token: token }) }, signal)
    const queues = await allRows(list, limits.queues)
    const isAnybodyThere = queues.some(({ waitingIds }) => waitingIds.length > 0)
    // the newest hundred: whoever waits behind them is counted all the same
    const newest = isAnybodyThere ? (await client.queues.listCalls({ page_size: PAGE_ROWS }, signal)).rows : []
    this.#queues = queues
    this.#queuecalls = new Map(newest.map((one) => [one.id, one]))
  }

  #event(): ConnectorEvent {
    this.#toldCounts = JSON.stringify(this.#counts())
    return { type: 'queuesChanged', queues: this.own.map((one) => mapQueue(one, this.surroundings)), complete: true }
  }

  /** Who serves which queue, and how many of them are free. */
  #counts(): readonly unknown[] {
    return this.own.map((queue) => [queue.id, agentCounts(queue, this.surroundings)])
  }

  get all(): readonly QueueRow[] {
    return this.#queues
  }

  get surroundings(): QueueSurroundings {
    const { agents } = this.#agents
    return { agents, queuecalls: this.#queuecalls, now: this.#context.clock.now() }
  }

  /** Those that the user serves. */
  get own(): readonly QueueRow[] {
    const me = this.#agents.agents.find(({ id }) => id === this.#context.self.agentId)
    return me === undefined ? [] : this.#queues.filter((queue) => isServedBy(queue, me))
  }
}
