import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { PresenceShortcut } from '../../../../src-preload/contract/presence.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import type { ConnectorEvent, ReportedPresence } from '../../events.ts'
import { Debounced } from '../../../util/throttle.ts'
import { wireDate } from '../wire/dates.ts'
import { isUnavailable, isUnknownOutcome } from '../../kit/outcome.ts'
import type { DstnyContext } from '../link-context.ts'
import { mapPresence } from '../mapper/presence.ts'
import { parsePidf } from '../wire/pidf.ts'
import { RetryingReader } from '../../kit/retrying-reader.ts'
import { watch } from './watched-stream.ts'
import type { WirePresence } from '../wire/presence.ts'
import type { PresenceRequest } from '../wire/requests.ts'
import { defined } from '../../../util/defined.ts'

/** Pause between readings without a stream, in ms (Dstny API 4.1). */
const POLL_MS = 30 * SECOND
/** At most one reading in this time because of events, in ms (Dstny API 4.8). */
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

/** The user's own presence, and where calls go meanwhile (Dstny API 4.7, 4.8, 5.10). */
export class PersonWatch {
  readonly #context: DstnyContext
  readonly #rereadingPresence: RetryingReader
  readonly #settlingPresence: Debounced
  readonly #rereadingDiversion: RetryingReader
  #shown: ReportedPresence | undefined
  #isDiversionOff = false

  constructor(context: DstnyContext) {
    this.#context = context
    const { clock, signal } = context
    const presence = { what: 'presence', part: 'presence', everyMs: TRIGGER_MS } as const
    const diversion = { what: 'diversion', everyMs: TRIGGER_MS }
    this.#rereadingPresence = new RetryingReader(context, { ...presence, read: (until) => this.#readPresence(until) })
    this.#rereadingDiversion = new RetryingReader(context, {
      ...diversion,
      read: (until) => this.#readDiversion(until)
    })
    this.#settlingPresence = new Debounced(clock, SETTLE_MS, () => this.#rereadingPresence.trigger(), signal)
  }

  start(): void {
    void watch(this.#context, {
      operation: 'streamContactPresence',
      path: { cid: this.#context.ownAddress },
      pollMs: POLL_MS,
      message: (data) => this.#reported(data),
      read: async () => this.#rereadingPresence.trigger()
    })
  }

  /** @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    this.diversionChanged()
    return this.#readPresence(signal)
  }

  later(): void {
    this.#rereadingPresence.later()
  }

  /** Changes what is named and nothing else, in one request (Dstny API 5.10). @throws CtiError */
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
   * Applies a shortcut in the order of Dstny API 5.10: presence, then the number calls are diverted to. When the
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
      const userMessage = isUnknownOutcome(error)
        ? m.error_shortcut_diversion_unknown({ number: divertsTo })
        : m.error_shortcut_diversion({ number: divertsTo, reason: error.userMessage })
      throw new CtiError(error.kind, { userMessage, cause: error })
    } finally {
      this.diversionChanged()
    }
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

  /** An end or availability is that of an activity, so the present one is named with it (Dstny API 2.3, Activity). */
  async #requestFor(change: PresenceChange, signal: AbortSignal): Promise<PresenceRequest> {
    const { activityId, until, available, note, roleId } = change
    const rest = defined({ note, role: roleId })
    if (activityId === undefined && until === undefined && available === undefined) return rest
    const id = activityId ?? (await this.#currentActivity(signal))
    const activity = {
      id,
      ...(until === undefined ? {} : { expiration: wireDate(until ?? undefined) }),
      ...defined({ available })
    }
    return { ...rest, activity }
  }

  async #currentActivity(signal: AbortSignal): Promise<string> {
    const { activity } = await this.#context.client.userInformation.getUserPresence(signal)
    if (activity === undefined) throw new CtiError('conflict', { userMessage: m.error_presence_without_activity() })
    return activity.id
  }

  /** Answers and events come over different connections, so the last to arrive need not be the newest. */
  #show(presence: ReportedPresence): void {
    this.#context.emit(this.#seen(presence))
    this.#settlingPresence.trigger()
  }

  /** A number set for one activity ends with it, so another activity is a reason to look (Dstny API 5.10). */
  #seen(presence: ReportedPresence): ConnectorEvent {
    const moved = presence.activityId !== this.#shown?.activityId
    this.#shown = presence
    if (moved) this.diversionChanged()
    return { type: 'presenceChanged', presence }
  }

  #reported(data: string): void {
    const presence = parsePidf(data)
    const roleId = presence?.roleId ?? this.#shown?.roleId // a document may go without
    if (presence === undefined) this.#rereadingPresence.trigger()
    else this.#show({ ...presence, ...defined({ roleId }) })
  }

  async #readPresence(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    return [this.#seen(mapPresence(await this.#context.client.userInformation.getUserPresence(signal)))]
  }

  /** Not part of the snapshot: where it may not be read, presence is still worth showing. */
  async #readDiversion(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const to = await this.#activeDiversion(signal)
    return [{ type: 'diversionChanged', ...defined({ to }) }]
  }

  async #activeDiversion(signal: AbortSignal): Promise<string | undefined> {
    const { client, capabilities, clock, log, refusals } = this.#context
    if (!capabilities.has('diversions') || this.#isDiversionOff) return undefined
    try {
      const active = await client.diversion.getActiveDiversion(signal)
      refusals.worked('activeDiversion')
      return displayText(active['diversion-number'])
    } catch (error) {
      if (!isUnavailable(error)) throw error
      if (refusals.mayPass('activeDiversion', clock.elapsed())) {
        this.#rereadingDiversion.later()
        return undefined
      }
      this.#isDiversionOff = true
      log.info('diversion cannot be read', { kind: error.kind })
      return undefined
    }
  }
}
