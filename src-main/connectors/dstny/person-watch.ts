import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { PresenceShortcut } from '../../../src-preload/contract/presence.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'
import type { ConnectorEvent, SeenPresence } from '../connector.ts'
import { Throttled } from '../throttled.ts'
import { WhenQuiet } from '../when-quiet.ts'
import { wireDate } from './dates.ts'
import { inBackground } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { mapActivities, mapPresence, mapRoles, mapShortcuts } from './mapper-presence.ts'
import { parsePidf } from './pidf.ts'
import { watch } from './watched-stream.ts'
import type { WirePresence } from './wire-presence.ts'
import type { PresenceRequest } from './wire-requests.ts'

/** Pause between readings without a stream, in ms (Contract dstny 4.1). */
const POLL_MS = 30 * SECOND
/** At most one reading in this time because of events, in ms (Contract dstny 4.8). */
const TRIGGER_MS = 2 * SECOND
/** Quiet time after a presence was shown before it is read once more, in ms: late and swapped ones heal by it. */
const SETTLE_MS = SECOND

/** What to change of the own presence; what is missing stays. */
export interface PresenceChange {
  readonly activityId?: string | undefined
  /** End of the activity, epoch ms; null: no end. */
  readonly until?: number | null | undefined
  readonly available?: boolean | undefined
  /** Empty: none any more. */
  readonly note?: string | undefined
  readonly roleId?: string | undefined
}

/** The user's own presence, activities, roles and shortcuts (Contract dstny 4.7, 4.8, 5.10). */
export class PersonWatch {
  readonly #context: LinkContext
  readonly #rereadingPresence: Throttled
  readonly #settlingPresence: WhenQuiet
  readonly #rereadingConfiguration: Throttled
  readonly #configured: () => void
  readonly #rereadingDiversion: Throttled
  #shown: SeenPresence | undefined
  #isDiversionOff = false
  #activityNames = new Map<string, string>()
  #roleNames = new Map<string, string>()

  /** `configured`: told whenever the configuration may have changed (Contract dstny 4.8). */
  constructor(context: LinkContext, configured: () => void) {
    this.#context = context
    this.#configured = configured
    const { clock, signal } = context
    const presence = (): Promise<void> => inBackground(context, 'presence', () => this.#readPresence())
    const diversion = (): Promise<void> => inBackground(context, 'diversion', () => this.#readDiversion())
    const configuration = (): Promise<void> => inBackground(context, 'configuration', () => this.#readConfiguration())
    this.#rereadingPresence = new Throttled(clock, TRIGGER_MS, presence, signal)
    this.#settlingPresence = new WhenQuiet(clock, SETTLE_MS, () => this.#rereadingPresence.trigger(), signal)
    this.#rereadingDiversion = new Throttled(clock, TRIGGER_MS, diversion, signal)
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
        this.diversionChanged()
        this.#configured()
      },
      read: () => {
        this.diversionChanged()
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
    this.#shown = mapPresence(presence)
    this.diversionChanged()
    return [...configured, { type: 'presenceSeen', presence: this.#shown }]
  }

  activityName(id: string): string | undefined {
    return this.#activityNames.get(id)
  }

  roleName(id: string): string | undefined {
    return this.#roleNames.get(id)
  }

  /** Changes what is named and nothing else, in one request (Contract dstny 5.10). @throws CtiError */
  async set(change: PresenceChange, signal: AbortSignal): Promise<void> {
    const request = await this.#requestFor(change, signal)
    if (Object.keys(request).length === 0) return
    let answer: WirePresence | undefined
    try {
      answer = await this.#context.client.userInformation.updateUserPresence(request, signal)
    } finally {
      if (answer?.activity === undefined) this.#rereadingPresence.trigger()
    }
    if (answer?.activity !== undefined) this.#show(mapPresence(answer))
  }

  /** @throws CtiError */
  async setActivity(activityId: string, signal: AbortSignal): Promise<void> {
    await this.set({ activityId, until: null }, signal)
  }

  /**
   * Applies a shortcut in the order of Contract dstny 5.10: presence, then the number calls are diverted to. When the
   * second step fails, the first stays and the error says so. @throws CtiError
   */
  async applyShortcut(shortcut: PresenceShortcut, until: number | undefined, signal: AbortSignal): Promise<void> {
    const { activityId, available, divertsTo } = shortcut
    const end = until ?? this.#defaultEnd(shortcut) ?? null
    await this.set({ activityId, available, until: end }, signal)
    if (divertsTo === undefined) return
    try {
      await this.#context.client.diversion.setActiveDiversion(divertsTo, true, signal)
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      const words = { number: divertsTo, reason: error.userMessage }
      throw new CtiError(error.kind, { userMessage: m.error_shortcut_diversion(words), cause: error })
    } finally {
      this.diversionChanged()
    }
  }

  /** Shortcuts were changed, or may have been: they are read and shown again. */
  shortcutsChanged(): void {
    this.#rereadingConfiguration.trigger()
  }

  /** Where calls go was changed, or may have been: it is read and shown again. */
  diversionChanged(): void {
    this.#rereadingDiversion.trigger()
  }

  #defaultEnd(shortcut: PresenceShortcut): number | undefined {
    if (shortcut.duration === 'noEndTime') return undefined
    const minutes = shortcut.duration === 'minutes' ? (shortcut.minutes ?? 0) : 0
    if (minutes < 1) throw new CtiError('protocol', { userMessage: m.error_shortcut_duration() })
    return this.#context.clock.now() + minutes * MINUTE
  }

  /** An end or availability is that of an activity, so the present one is named with it (Contract dstny 2.3, Activity). */
  async #requestFor(change: PresenceChange, signal: AbortSignal): Promise<PresenceRequest> {
    const { activityId, until, available, note, roleId } = change
    const rest = { ...(note === undefined ? {} : { note }), ...(roleId === undefined ? {} : { role: roleId }) }
    if (activityId === undefined && until === undefined && available === undefined) return rest
    const id = activityId ?? (await this.#currentActivity(signal))
    const activity = {
      id,
      ...(until === undefined ? {} : { expiration: wireDate(until ?? undefined) }),
      ...(available === undefined ? {} : { available })
    }
    return { ...rest, activity }
  }

  async #currentActivity(signal: AbortSignal): Promise<string> {
    const { activity } = await this.#context.client.userInformation.getUserPresence(signal)
    if (activity === undefined) throw new CtiError('conflict', { userMessage: m.error_presence_without_activity() })
    return activity.id
  }

  /** Answers and events come over different connections, so the last to arrive need not be the newest. */
  #show(presence: SeenPresence): void {
    this.#emit(presence)
    this.#settlingPresence.trigger()
  }

  /** A number set for one activity ends with it, so another activity is a reason to look (Contract dstny 5.10). */
  #emit(presence: SeenPresence): void {
    const moved = presence.activityId !== this.#shown?.activityId
    this.#shown = presence
    this.#context.emit({ type: 'presenceSeen', presence })
    if (moved) this.diversionChanged()
  }

  #told(data: string): void {
    const presence = parsePidf(data)
    const roleId = presence?.roleId ?? this.#shown?.roleId // a document may go without
    if (presence === undefined) this.#rereadingPresence.trigger()
    else this.#show({ ...presence, ...(roleId === undefined ? {} : { roleId }) })
  }

  async #readPresence(): Promise<void> {
    this.#emit(mapPresence(await this.#context.client.userInformation.getUserPresence(this.#context.signal)))
  }

  /** Not part of the snapshot: where it may not be read, presence is still worth showing. */
  async #readDiversion(): Promise<void> {
    const to = await this.#activeDiversion()
    this.#context.emit({ type: 'diversionSeen', ...(to === undefined ? {} : { to }) })
  }

  async #activeDiversion(): Promise<string | undefined> {
    const { client, capabilities, signal, log } = this.#context
    if (!capabilities.has('diversions') || this.#isDiversionOff) return undefined
    try {
      return displayText((await client.diversion.getActiveDiversion(signal))['diversion-number'])
    } catch (error) {
      if (!(error instanceof CtiError) || !['permission', 'unsupported', 'notFound'].includes(error.kind)) throw error
      this.#isDiversionOff = true
      log.info('diversion cannot be read', { kind: error.kind })
      return undefined
    }
  }

  async #readConfiguration(): Promise<void> {
    for (const event of await this.#configuration(this.#context.signal)) this.#context.emit(event)
  }

  async #configuration(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const [config, list] = await Promise.all([
      this.#context.client.configuration.getConfiguration(undefined, signal),
      this.#context.client.presenceShortcuts.listPresenceShortcuts(signal)
    ])
    const activities = mapActivities(config)
    const roles = mapRoles(config)
    this.#activityNames = new Map(activities.map(({ id, name }) => [id, name]))
    this.#roleNames = new Map(roles.map(({ id, name }) => [id, name]))
    return [
      { type: 'activitiesSeen', activities },
      { type: 'rolesSeen', roles },
      { type: 'shortcutsSeen', shortcuts: mapShortcuts(list) }
    ]
  }
}
