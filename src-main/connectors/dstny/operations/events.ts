import { queryOf } from '../request.ts'
import { wireConferenceEvent, wireConferenceEvents, wireEventException, wireWebMeeting } from '../wire/events.ts'
import type { WireConferenceEvent, WireEventException, WireEventParticipant, WireWebMeeting } from '../wire/events.ts'
import { textResponse } from '../wire/values.ts'
import { Operations } from './operations.ts'

/** A meeting to create or change; it needs an organiser. */
export type ConferenceEventRequest = WireConferenceEvent & { readonly organizer: WireEventParticipant }

/** A changed occurrence; these members are required (Dstny API 3.11, updateEventOccurrence). */
export type OccurrenceRequest = WireEventException & {
  readonly organizer: WireEventParticipant
  readonly participants: WireEventParticipant[]
}

/** Which occurrence of a series; `eventDate` is yyyy-MM-dd. */
export interface Occurrence {
  readonly confId: string
  readonly eventDate: string
}

/** Meetings and their conference bridge (Dstny API 3.11). */
export class EventOperations extends Operations {
  getEvent(eventId: string, signal: AbortSignal): Promise<WireConferenceEvent> {
    return this.requester.get('getEvent', { path: { eventId } }, wireConferenceEvent, signal)
  }

  updateEvent(
    eventId: string,
    event: ConferenceEventRequest,
    signal: AbortSignal
  ): Promise<WireConferenceEvent | undefined> {
    return this.requester.sendTolerant('updateEvent', { path: { eventId }, body: event }, wireConferenceEvent, signal)
  }

  deleteEvent(eventId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('deleteEvent', { path: { eventId } }, signal)
  }

  getEventOccurrence(occurrence: Occurrence, signal: AbortSignal): Promise<WireEventException> {
    return this.requester.get('getEventOccurrence', { path: { ...occurrence } }, wireEventException, signal)
  }

  updateEventOccurrence(
    occurrence: Occurrence,
    changed: OccurrenceRequest,
    signal: AbortSignal
  ): Promise<WireEventException | undefined> {
    const input = { path: { ...occurrence }, body: changed }
    return this.requester.sendTolerant('updateEventOccurrence', input, wireEventException, signal)
  }

  /** Answers the occurrence with `isCancelled`. */
  deleteEventOccurrence(occurrence: Occurrence, signal: AbortSignal): Promise<WireEventException | undefined> {
    return this.requester.sendTolerant('deleteEventOccurrence', { path: { ...occurrence } }, wireEventException, signal)
  }

  async listEvents(signal: AbortSignal): Promise<WireConferenceEvent[]> {
    return (await this.requester.get('listEvents', {}, wireConferenceEvents, signal)).events
  }

  createEvent(event: ConferenceEventRequest, signal: AbortSignal): Promise<WireConferenceEvent | undefined> {
    return this.requester.sendTolerant('createEvent', { body: event }, wireConferenceEvent, signal)
  }

  /** Events of a chat stream; `uniqueId` is an e-mail address or a mobile number. */
  async listStreamEvents(binderId: string, uniqueId: string, signal: AbortSignal): Promise<WireConferenceEvent[]> {
    const path = { binder_id: binderId, unique_id: uniqueId }
    return (await this.requester.get('listStreamEvents', { path }, wireConferenceEvents, signal)).events
  }

  getWebMeeting(eventId: string, signal: AbortSignal): Promise<WireWebMeeting> {
    return this.requester.get('getWebMeeting', { path: { eventId } }, wireWebMeeting, signal)
  }

  /** The bridge calls the user's device. */
  joinConference(eventId: string, deviceId: string | undefined, signal: AbortSignal): Promise<string | undefined> {
    const query = queryOf({ selectedDeviceID: deviceId })
    return this.requester.sendTolerant('joinConference', { path: { eventId }, query }, textResponse, signal)
  }

  hangupConference(eventId: string, deviceId: string | undefined, signal: AbortSignal): Promise<void> {
    const query = queryOf({ selectedDeviceID: deviceId })
    return this.requester.sendIgnoringBody('hangupConference', { path: { eventId }, query }, signal)
  }
}
