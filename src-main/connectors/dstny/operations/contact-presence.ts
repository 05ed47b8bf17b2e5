import { queryOf } from '../request.ts'
import { wirePresenceEvents, wireScheduledPresence, wireTimeZones } from '../wire-presence.ts'
import type { WirePresenceEvents, WireScheduledPresence, WireTimeZone } from '../wire-presence.ts'
import { Operations } from './operations.ts'

/** Which planned presence to list; dates in UTC (Contract dstny 3.15, listPresenceEvents). */
export interface PresenceEventFilter {
  readonly startDate?: string
  readonly endDate?: string
  /** Lists each occurrence of a series. */
  readonly expandRecurrence?: boolean
  readonly eventType?: string
  /** Only events of the synchronised calendar, of 24 hours. */
  readonly cachedCalendar?: boolean
}

/** Which part of a series goes; without dates all of it. */
export interface PresencePeriod {
  readonly startDate?: string
  readonly untilDate?: string
}

/** Presence of a person, now and planned; needs presence rights (Contract dstny 3.15). */
export class ContactPresenceOperations extends Operations {
  listPresenceEvents(cid: string, filter: PresenceEventFilter, signal: AbortSignal): Promise<WirePresenceEvents> {
    const input = { path: { cid }, query: queryOf({ ...filter }) }
    return this.requester.read('listPresenceEvents', input, wirePresenceEvents, signal)
  }

  /** Sets the present state from a PIDF document. */
  updatePresencePidf(cid: string, pidf: string, signal: AbortSignal): Promise<void> {
    const raw = { contentType: 'application/pidf+xml', content: pidf }
    return this.requester.order('updatePresencePidf', { path: { cid }, raw }, signal)
  }

  /** The answer carries the `presenceId`. */
  createScheduledPresence(
    cid: string,
    presence: WireScheduledPresence,
    signal: AbortSignal
  ): Promise<WireScheduledPresence | undefined> {
    const input = { path: { cid }, body: presence }
    return this.requester.act('createScheduledPresence', input, wireScheduledPresence, signal)
  }

  getScheduledPresence(cid: string, presenceId: string, signal: AbortSignal): Promise<WireScheduledPresence> {
    return this.requester.read('getScheduledPresence', { path: { cid, presenceId } }, wireScheduledPresence, signal)
  }

  updateScheduledPresence(
    cid: string,
    presenceId: string,
    presence: WireScheduledPresence,
    signal: AbortSignal
  ): Promise<void> {
    return this.requester.order('updateScheduledPresence', { path: { cid, presenceId }, body: presence }, signal)
  }

  deleteScheduledPresence(cid: string, presenceId: string, period: PresencePeriod, signal: AbortSignal): Promise<void> {
    const input = { path: { cid, presenceId }, query: queryOf({ ...period }) }
    return this.requester.order('deleteScheduledPresence', input, signal)
  }

  setContactNote(cid: string, note: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('setContactNote', { path: { cid }, query: queryOf({ note }) }, signal)
  }

  /** Without `available`, that of the activity. */
  setContactActivity(
    cid: string,
    activity: string,
    available: boolean | undefined,
    signal: AbortSignal
  ): Promise<void> {
    const query = queryOf({ activity, available })
    return this.requester.order('setContactActivity', { path: { cid }, query }, signal)
  }

  /** `expires` is ISO 8601 or `never`. */
  setContactActivityExpiration(cid: string, expires: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('setContactActivityExpiration', { path: { cid }, query: queryOf({ expires }) }, signal)
  }

  setContactRole(cid: string, role: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('setContactRole', { path: { cid }, query: queryOf({ role }) }, signal)
  }

  async listTimeZones(
    filter: { readonly when?: string; readonly tzid?: string },
    signal: AbortSignal
  ): Promise<WireTimeZone[]> {
    return (await this.requester.read('listTimeZones', { query: queryOf(filter) }, wireTimeZones, signal)).timezone
  }
}
