import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { PresenceShortcut } from '../../../src-preload/contract/presence.ts'
import { shownName } from '../../util/display-text.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import type { ConnectorEvent, SeenPresence } from '../connector.ts'
import { Throttled } from '../throttled.ts'
import { WhenQuiet } from '../when-quiet.ts'
import { wireDate } from './dates.ts'
import { inBackground } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { mapActivities, mapPresence, mapShortcuts } from './mapper.ts'
import { parsePidf } from './pidf.ts'
import { watch } from './watched-stream.ts'
import type { WireShortcut } from './wire.ts'
import type { PresenceRequest } from './wire-requests.ts'

/** Pause between readings without a stream, in ms (Contract dstny 4.1). */
const POLL_MS = 30 * SECOND
/** At most one reading in this time because of events, in ms (Contract dstny 4.8). */
const TRIGGER_MS = 2 * SECOND
/** Quiet time after a presence was shown before it is read once more, in ms: late and swapped ones heal by it. */
const SETTLE_MS = SECOND

/** The user's own presence, activities and shortcuts (Contract dstny 4.7, 4.8, 5.10). */
export class PersonWatch {
  readonly #context: LinkContext
  readonly #rereadingPresence: Throttled
  readonly #settlingPresence: WhenQuiet
  readonly #rereadingConfiguration: Throttled
  readonly #configured: () => void
  #shortcuts: readonly WireShortcut[] = []
  #activityNames = new Map<string, string>()
  #roleNames = new Map<string, string>()

  /** `configured`: told whenever the configuration may have changed (Contract dstny 4.8). */
  constructor(context: LinkContext, configured: () => void) {
    this.#context = context
    this.#configured = configured
    const { clock, signal } = context
    const presence = (): Promise<void> => inBackground(context, 'presence', () => this.#readPresence())
    const configuration = (): Promise<void> => inBackground(context, 'configuration', () => this.#readConfiguration())
    this.#rereadingPresence = new Throttled(clock, TRIGGER_MS, presence, signal)
    this.#settlingPresence = new WhenQuiet(clock, SETTLE_MS, () => this.#rereadingPresence.trigger(), signal)
    this.#rereadingConfiguration = new Throttled(clock, TRIGGER_MS, configuration, signal)
  }

  start(): void {
    void watch(this.#context, {
      operation: 'streamContactPresence',
      path: { cid: this.#context.ownAddress },
      pollMs: POLL_MS,
      message: (data) => this.#told(data),
      read: () => this.#readPresence()
    })
    void watch(this.#context, {
      operation: 'streamConfiguration',
      pollMs: 10 * MINUTE,
      message: () => {
        this.#rereadingConfiguration.trigger()
        this.#configured()
      },
      read: () => {
        this.#configured()
        return this.#readConfiguration()
      }
    })
  }

  /** @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const [presence, configured] = await Promise.all([
      this.#context.client.userInformation.getUserPresence(signal),
      this.#configuration(signal)
    ])
    return [...configured, { type: 'presenceSeen', presence: mapPresence(presence) }]
  }

  activityName(id: string): string | undefined {
    return this.#activityNames.get(id)
  }

  roleName(id: string): string | undefined {
    return this.#roleNames.get(id)
  }

  /** @throws CtiError */
  async setActivity(id: string, signal: AbortSignal): Promise<void> {
    await this.#set({ activity: { id, expiration: wireDate(undefined) } }, signal)
  }

  /** An empty note clears it. @throws CtiError */
  async setNote(note: string, signal: AbortSignal): Promise<void> {
    await this.#set({ note }, signal)
  }

  /**
   * Applies a shortcut in the order of Contract dstny 5.10: presence, then the number calls are diverted to. When the
   * second step fails, the first stays and the error says so. @throws CtiError
   */
  async applyShortcut(shortcut: PresenceShortcut, until: number | undefined, signal: AbortSignal): Promise<void> {
    const wire = await this.#shortcut(shortcut.id, signal)
    const end = until ?? this.#defaultEnd(shortcut)
    const activity = { id: wire.activityId, available: shortcut.available, expiration: wireDate(end) }
    await this.#set({ activity }, signal)
    if (shortcut.divertsTo === undefined) return
    try {
      await this.#context.client.diversion.setActiveDiversion(shortcut.divertsTo, true, signal)
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      const words = { number: shortcut.divertsTo, reason: error.userMessage }
      throw new CtiError(error.kind, { userMessage: m.error_shortcut_diversion(words), cause: error })
    }
  }

  #defaultEnd(shortcut: PresenceShortcut): number | undefined {
    if (shortcut.duration === 'noEndTime') return undefined
    const minutes = shortcut.duration === 'minutes' ? (shortcut.minutes ?? 0) : 0
    if (minutes < 1) throw new CtiError('protocol', { userMessage: m.error_shortcut_duration() })
    return this.#context.clock.now() + minutes * MINUTE
  }

  async #shortcut(id: string, signal: AbortSignal): Promise<WireShortcut> {
    const known = this.#shortcuts.find((one) => one.id === id)
    if (known !== undefined) return known
    this.#shortcuts = await this.#context.client.presenceShortcuts.listPresenceShortcuts(signal)
    const found = this.#shortcuts.find((one) => one.id === id)
    if (found === undefined) throw new CtiError('notFound', { userMessage: m.error_shortcut_gone() })
    return found
  }

  async #set(change: PresenceRequest, signal: AbortSignal): Promise<void> {
    const answer = await this.#context.client.userInformation.updateUserPresence(change, signal)
    if (answer?.activity === undefined) await this.#readPresence()
    else this.#show(mapPresence(answer))
  }

  /** Answers and events come over different connections, so the last to arrive need not be the newest. */
  #show(presence: SeenPresence): void {
    this.#context.emit({ type: 'presenceSeen', presence })
    this.#settlingPresence.trigger()
  }

  #told(data: string): void {
    const presence = parsePidf(data)
    if (presence === undefined) this.#rereadingPresence.trigger()
    else this.#show(presence)
  }

  async #readPresence(): Promise<void> {
    const presence = await this.#context.client.userInformation.getUserPresence(this.#context.signal)
    this.#context.emit({ type: 'presenceSeen', presence: mapPresence(presence) })
  }

  async #readConfiguration(): Promise<void> {
    for (const event of await this.#configuration(this.#context.signal)) this.#context.emit(event)
  }

  async #configuration(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const [config, list] = await Promise.all([
      this.#context.client.configuration.getConfiguration(undefined, signal),
      this.#context.client.presenceShortcuts.listPresenceShortcuts(signal)
    ])
    this.#shortcuts = list
    const activities = mapActivities(config)
    this.#activityNames = new Map(activities.map(({ id, name }) => [id, name]))
    this.#roleNames = new Map(config.roles.role.map(({ id, name }) => [id, shownName(name, id)]))
    return [
      { type: 'activitiesSeen', activities },
      { type: 'shortcutsSeen', shortcuts: mapShortcuts(list) }
    ]
  }
}
