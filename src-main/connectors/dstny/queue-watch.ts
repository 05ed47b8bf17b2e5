import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../util/errors.ts'
import type { ConnectorEvent } from '../connector.ts'
import { SECOND } from '../../util/durations.ts'
import { Throttled } from '../throttled.ts'
import { WhenQuiet } from '../when-quiet.ts'
import { inBackground } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { mapQueue, queueId } from './mapper-groups.ts'
import { setSignedIn } from './queue-sign-in.ts'
import type { SignInOrder } from './queue-sign-in.ts'
import { parseQueueStatistics } from './queue-statistics.ts'
import { watch } from './watched-stream.ts'
import type { Int64, WireGroup, WireQueueFigures } from './wire.ts'

/** Pause between readings without a stream, in ms (Contract dstny 4.1). */
const POLL_MS = 10 * SECOND
/** At most one reading in this time because of events, in ms (Contract dstny 4.3). */
const TRIGGER_MS = 2 * SECOND
/** Quiet time after figures came before they are read once more, in ms: late and swapped ones heal by it. */
const SETTLE_MS = SECOND

/** The user's groups with their figures: groups by request, figures by stream (Contract dstny 4.3, 5.9). */
export class QueueWatch {
  readonly #context: LinkContext
  readonly #rereading: Throttled
  readonly #settling: WhenQuiet
  #groups = new Map<string, WireGroup>()
  #figures = new Map<string, WireQueueFigures>()
  #figuresRefused = false

  constructor(context: LinkContext) {
    this.#context = context
    const reread = (): Promise<void> => inBackground(context, 'queues', () => this.read())
    const { clock, signal } = context
    this.#rereading = new Throttled(clock, TRIGGER_MS, reread, signal)
    this.#settling = new WhenQuiet(clock, SETTLE_MS, () => this.#rereading.trigger(), signal)
  }

  start(): void {
    const message = (data: string): void => this.#told(data)
    const read = (): Promise<void> => this.read()
    void watch(this.#context, { operation: 'streamQueueStatistics', pollMs: POLL_MS, message, read })
  }

  /** @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const [groups, figures] = await Promise.all([
      this.#context.client.acdGroups.listAcdGroups({ ignoreAgents: true }, signal),
      this.#readFigures(signal)
    ])
    this.#groups = new Map(groups.map((group) => [queueId(group), group]))
    for (const one of figures) this.#keep(one)
    return [{ type: 'queuesSeen', queues: this.#all(), complete: true }]
  }

  async read(): Promise<void> {
    for (const event of await this.snapshot(this.#context.signal)) this.#context.emit(event)
  }

  /** Signs the user in or out. @throws CtiError */
  async setSignedIn(vendorId: string, signedIn: boolean, signal: AbortSignal): Promise<void> {
    const group = this.#groups.get(vendorId)
    if (group === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
    await this.signIn({ group, agent: this.#context.ownAddress, isMe: true, signedIn }, signal)
  }

  /** Signs an agent in or out and reads the groups, because the answers carry no state (Contract dstny 5.9). @throws CtiError */
  async signIn(order: SignInOrder, signal: AbortSignal): Promise<void> {
    try {
      await setSignedIn(this.#context.client, order, signal)
    } catch (error) {
      this.#rereading.trigger()
      throw error
    }
    await inBackground(this.#context, 'queues', () => this.read())
  }

  /** Our names of the groups with this id: organisations give them without asking each other (Contract dstny 3.1). */
  namesOf(groupId: Int64): readonly string[] {
    return [...this.#groups].flatMap(([name, { id }]) => (String(id) === String(groupId) ? [name] : []))
  }

  /** The figures need a licence of their own; without it the groups' counters remain (Contract dstny 1.6). */
  async #readFigures(signal: AbortSignal): Promise<WireQueueFigures[]> {
    if (this.#figuresRefused) return []
    try {
      return await this.#context.client.queueStatistics.getUserQueueStatistics(undefined, signal)
    } catch (error) {
      if (!(error instanceof CtiError) || !['permission', 'unsupported', 'notFound'].includes(error.kind)) throw error
      this.#figuresRefused = true
      return []
    }
  }

  #told(data: string): void {
    const figures = parseQueueStatistics(data)
    if (figures === undefined) return this.#rereading.trigger()
    this.#settling.trigger()
    const changed = figures.map((one) => this.#keep(one))
    const queues = changed.flatMap(({ id }) => {
      const group = this.#groups.get(id)
      return group === undefined ? [] : [mapQueue(group, this.#figures.get(id))]
    })
    if (queues.length > 0) this.#context.emit({ type: 'queuesSeen', queues, complete: false })
    if (changed.some(({ agentsChanged }) => agentsChanged)) this.#rereading.trigger()
  }

  /** Somebody signed in or out: it may have been the user, from another program. */
  #keep(figures: WireQueueFigures): { readonly id: string; readonly agentsChanged: boolean } {
    const id = queueId(figures)
    const before = this.#figures.get(id)
    const given = Object.entries(figures).filter(([, value]) => value !== undefined)
    this.#figures.set(id, { ...(before ?? figures), ...Object.fromEntries(given) })
    const agents = figures.loggedInAgents
    return { id, agentsChanged: before !== undefined && agents !== undefined && agents !== before.loggedInAgents }
  }

  #all(): ReturnType<typeof mapQueue>[] {
    return [...this.#groups.entries()].map(([id, group]) => mapQueue(group, this.#figures.get(id)))
  }
}
