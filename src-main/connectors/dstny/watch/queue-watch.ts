import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import type { ConnectorEvent } from '../../events.ts'
import { Deadline } from '../../../transport/deadline.ts'
import { defined } from '../../../util/defined.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { Debounced } from '../../../util/throttle.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import { inBackground, loseUnlessPassing } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { countersOf, mapQueue, queueId } from '../mapper/groups.ts'
import { setSignedIn } from './queue-sign-in.ts'
import type { SignInOrder } from './queue-sign-in.ts'
import { parseQueueStatistics } from '../wire/queue-statistics.ts'
import { RetryingReader } from '../../kit/retrying-reader.ts'
import { poll } from './stand-in.ts'
import { watch } from './watched-stream.ts'
import type { WireGroup, WireQueueFigures } from '../wire/groups.ts'
import type { Int64 } from '../wire/values.ts'

/** Pause between readings without a stream, in ms (Dstny API 4.1). */
const POLL_MS = 10 * SECOND
/** How often groups are read beside a stream that stands, in ms: it tells nothing of the night mode (Dstny API 4.3). */
const GROUPS_MS = 5 * MINUTE
/** At most one reading in this time because of events, in ms (Dstny API 4.3). */
const TRIGGER_MS = 2 * SECOND
/** Quiet time after figures came before they are read once more, in ms: late and swapped ones heal by it. */
const SETTLE_MS = SECOND
/** How long groups wait for their figures when a link opens, in ms. */
const FIGURES_MS = 2 * SECOND

/** The user's groups with their figures: groups by request, figures by stream (Dstny API 4.3, 5.9). */
export class QueueWatch {
  readonly #context: DstnyContext
  readonly #groupsAgain: RetryingReader
  readonly #figuresAgain: RetryingReader
  readonly #settling: Debounced
  #groups = new Map<string, WireGroup>()
  #figures = new Map<string, WireQueueFigures>()

  constructor(context: DstnyContext) {
    this.#context = context
    const { clock, signal } = context
    const again = { part: 'queues', everyMs: TRIGGER_MS } as const
    this.#groupsAgain = new RetryingReader(context, {
      ...again,
      what: 'groups',
      read: (until) => this.#readGroups(until)
    })
    this.#figuresAgain = new RetryingReader(context, {
      ...again,
      what: 'figures',
      read: async (until) => {
        await this.#readFigures(until)
        return [this.#seen()]
      }
    })
    this.#settling = new Debounced(clock, SETTLE_MS, () => this.changed(), signal)
  }

  start(): void {
    const message = (data: string): void => this.#reported(data)
    const read = async (): Promise<void> => this.changed()
    const watched = { operation: 'streamQueueStatistics', pollMs: POLL_MS, message, read } as const
    const work = (): Promise<void> => poll(this.#context, watched, this.#context.signal)
    // without the right to figures nothing is asked that must be refused (Dstny API 1.5)
    if (!this.#hasFigures) return void inBackground(this.#context, 'groups', work)
    void watch(this.#context, watched)
    const again = async (): Promise<void> => this.#groupsAgain.trigger()
    const groups = { operation: 'listAcdGroups', pollMs: GROUPS_MS, read: again } as const
    void inBackground(this.#context, 'groups', () => poll(this.#context, groups, this.#context.signal))
  }

  /** The groups, and their figures if they come soon; else they are told later. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const [seen] = await Promise.all([this.#readGroups(signal), this.#figuresSoon(signal)])
    return seen
  }

  /** Reads groups and figures again soon. */
  changed(): void {
    this.#groupsAgain.trigger()
    this.#figuresAgain.trigger()
  }

  later(): void {
    this.#groupsAgain.later()
  }

  /** Signs the user in or out. @throws CtiError */
  async setSignedIn(vendorId: string, signedIn: boolean, signal: AbortSignal): Promise<void> {
    const group = this.#groups.get(vendorId)
    if (group === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
    await this.signIn({ group, agent: this.#context.ownAddress, isMe: true, signedIn }, signal)
  }

  /** Signs an agent in or out and reads the groups, because the answers carry no state (Dstny API 5.9). @throws CtiError */
  async signIn(order: SignInOrder, signal: AbortSignal): Promise<void> {
    try {
      await setSignedIn(this.#context.client, order, signal)
    } catch (error) {
      this.changed()
      throw error
    }
    await Promise.all([this.#groupsAgain.now(), this.#figuresAgain.now()])
  }

  /** Our names of the groups with this id: organisations give them without asking each other (Dstny API 3.1). */
  namesOf(groupId: Int64): readonly string[] {
    return [...this.#groups].flatMap(([name, { id }]) => (String(id) === String(groupId) ? [name] : []))
  }

  async #readGroups(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const groups = await this.#context.client.acdGroups.listAcdGroups({ ignoreAgents: true }, signal)
    this.#groups = new Map(groups.slice(0, limits.queues).map((group) => [queueId(group), group]))
    if (!this.#hasFigures) for (const group of groups) this.#takeCounters(group)
    return [this.#seen()]
  }

  /** Nothing else corrects what the stream told last, which may be old (Dstny API 4.3). */
  #takeCounters(group: WireGroup): void {
    const reported = this.#figures.get(queueId(group))
    if (reported !== undefined) this.#keep({ ...reported, ...countersOf(group) })
  }

  /** Figures may be slow or broken: groups, and calls even more, do not wait for them. @throws CtiError auth */
  async #figuresSoon(signal: AbortSignal): Promise<void> {
    using deadline = new Deadline(this.#context.clock, FIGURES_MS, signal)
    try {
      await this.#readFigures(deadline.signal)
    } catch (error) {
      if (signal.aborted || (error instanceof CtiError && error.kind === 'auth')) throw error
      this.#figuresAgain.later()
    }
  }

  /** The figures need a licence of their own; without it the groups' counters remain (Dstny API 1.6). */
  async #readFigures(signal: AbortSignal): Promise<void> {
    if (!this.#hasFigures) return
    try {
      const figures = await this.#context.client.queueStatistics.getUserQueueStatistics(undefined, signal)
      this.#context.refusals.worked('queueFigures')
      for (const one of figures) this.#keep(one)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      if (!loseUnlessPassing(this.#context, 'queueFigures', error)) this.#figuresAgain.later()
    }
  }

  get #hasFigures(): boolean {
    return this.#context.capabilities.has('queueFigures')
  }

  #reported(data: string): void {
    const figures = parseQueueStatistics(data)
    if (figures === undefined) return this.changed()
    this.#settling.trigger()
    const changed = figures.map((one) => this.#keep(one))
    const queues = changed.flatMap(({ id }) => {
      const group = this.#groups.get(id)
      return group === undefined ? [] : [mapQueue(group, this.#figures.get(id))]
    })
    if (queues.length > 0) this.#context.emit({ type: 'queuesChanged', queues, complete: false })
    if (changed.some(({ agentsChanged }) => agentsChanged)) this.changed()
  }

  /** Somebody signed in or out: it may have been the user, from another program. */
  #keep(figures: WireQueueFigures): { readonly id: string; readonly agentsChanged: boolean } {
    const id = queueId(figures)
    const before = this.#figures.get(id)
    keepNewest(this.#figures, id, { ...(before ?? figures), ...defined(figures) }, limits.queues)
    const agents = figures.loggedInAgents
    return { id, agentsChanged: before !== undefined && agents !== undefined && agents !== before.loggedInAgents }
  }

  #seen(): ConnectorEvent {
    const queues = [...this.#groups.entries()].map(([id, group]) => mapQueue(group, this.#figures.get(id)))
    return { type: 'queuesChanged', queues, complete: true }
  }
}
