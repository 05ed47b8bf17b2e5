import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { Meeting } from '../../../../../src-preload/contract/services/meeting.ts'
import type { Services } from '../../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../../util/errors.ts'
import { localZone } from '../../../../util/time-zones.ts'
import { KeyedMutex } from '../../../../util/keyed-mutex.ts'
import { datesBetween } from './meeting-dates.ts'
import { isUnavailable } from '../../../kit/outcome.ts'
import type { DstnyContext } from '../../link-context.ts'
import type { WireConferenceEvent, WireEventParticipant } from '../../wire/events.ts'
import { sentEvent, sentOccurrence } from '../contacts/as-sent.ts'
import { mapMeeting, mapOccurrence } from '../../mapper/meeting.ts'
import { changedEvent, changedOccurrence } from './meeting-change.ts'
import { asItemRequest } from '../item-request.ts'

type Reading = 'meeting.list' | 'meeting.between' | 'meeting.get' | 'meeting.occurrence' | 'meeting.ofChat'
type Changing = 'meeting.create' | 'meeting.change' | 'meeting.delete'
type OfOccurrence = 'meeting.changeOccurrence' | 'meeting.cancelOccurrence'
type OnBridge = 'meeting.webMeeting' | 'meeting.join' | 'meeting.leave'

/** More meetings than anybody looks through. */
const MAX_MEETINGS = 1_000

/** Meetings and their bridge (Dstny API 2.8, 3.11). */
export function meetingServices(context: DstnyContext): Services<Reading | Changing | OfOccurrence | OnBridge> {
  const turns = new KeyedMutex()
  return { ...reading(context), ...changing(context, turns), ...ofOccurrence(context, turns), ...onBridge(context) }
}

const reading = ({ client: { events } }: DstnyContext): Services<Reading> => ({
  'meeting.list': async (_, signal) => mapMeetings(await events.listEvents(signal)),
  'meeting.between': async ({ from, to, limit }, signal) => {
    const [meetings, { occurrences }] = await Promise.all([
      events.listEvents(signal),
      import('../../../../util/rrule.ts') // with the library for iCalendar, which only meetings need
    ])
    return datesBetween(mapMeetings(meetings), { from, to }, limit, occurrences)
  },
  'meeting.get': async ({ meetingId }, signal) =>
    mapMeeting(await asItemRequest(events.getEvent(meetingId, signal)), localZone()) ?? unreadable(),
  'meeting.occurrence': async ({ meetingId, day }, signal) =>
    mapOccurrence(await asItemRequest(events.getEventOccurrence({ confId: meetingId, eventDate: day }, signal))) ??
    unreadable(),
  'meeting.ofChat': async ({ chatId, personId }, signal) =>
    mapMeetings(await asItemRequest(events.listStreamEvents(chatId, personId, signal)))
})

/** A change is read, changed and sent back whole, so two of one meeting wait for each other. */
const changing = (context: DstnyContext, turns: KeyedMutex): Services<Changing> => ({
  'meeting.create': async ({ accountId: _account, organizer, ...parts }, signal) => {
    const organiser = organizer ?? (await ownPerson(context, signal))
    const given = { ...parts, series: parts.series ?? null, organizer: organiser }
    const event = withOrganizer(changedEvent({}, given, localZone()))
    return mapped(await context.client.events.createEvent(event, signal))
  },
  'meeting.change': ({ accountId: _account, meetingId, ...parts }, signal) =>
    turns.take(meetingId, async () => {
      const { events } = context.client
      const event = withOrganizer(
        changedEvent(await sentEvent(context.requester, meetingId, signal), parts, localZone())
      )
      return mapped(await events.updateEvent(meetingId, event, signal))
    }),
  'meeting.delete': ({ meetingId }, signal) => context.client.events.deleteEvent(meetingId, signal)
})

const ofOccurrence = ({ client: { events }, requester }: DstnyContext, turns: KeyedMutex): Services<OfOccurrence> => ({
  'meeting.changeOccurrence': ({ accountId: _account, meetingId, day, ...parts }, signal) =>
    turns.take(meetingId, async () => {
      const named = { confId: meetingId, eventDate: day }
      const [one, event] = await Promise.all([
        sentOccurrence(requester, named, signal),
        sentEvent(requester, meetingId, signal)
      ])
      const changed = await events.updateEventOccurrence(named, changedOccurrence(one, event, parts), signal)
      return changed === undefined ? undefined : mapOccurrence(changed)
    }),
  'meeting.cancelOccurrence': ({ meetingId, day }, signal) =>
    turns.take(meetingId, async () => {
      await events.deleteEventOccurrence({ confId: meetingId, eventDate: day }, signal)
    })
})

/** Joining makes a telephone ring, so it is never repeated. */
const onBridge = (context: DstnyContext): Services<OnBridge> => ({
  'meeting.webMeeting': async ({ meetingId }, signal) => {
    const { data } = await asItemRequest(context.client.events.getWebMeeting(meetingId, signal))
    return { id: data.id.slice(0, 300) }
  },
  'meeting.join': async ({ meetingId, deviceId }, signal) => {
    await context.client.events.joinConference(meetingId, deviceId, signal)
  },
  'meeting.leave': ({ meetingId, deviceId }, signal) =>
    context.client.events.hangupConference(meetingId, deviceId, signal)
})

function mapMeetings(events: readonly WireConferenceEvent[]): Meeting[] {
  const zone = localZone()
  return events.slice(0, MAX_MEETINGS).flatMap((event) => mapMeeting(event, zone) ?? [])
}

const mapped = (event: WireConferenceEvent | undefined): Meeting | undefined =>
  event === undefined ? undefined : mapMeeting(event, localZone())

/** The organiser is required (Dstny API 3.11). */
const withOrganizer = (
  event: WireConferenceEvent
): WireConferenceEvent & { readonly organizer: WireEventParticipant } => ({
  ...event,
  organizer: event.organizer ?? {}
})

/** The user as an organiser, from the own card where that can be read. */
async function ownPerson({ client, ownAddress }: DstnyContext, signal: AbortSignal) {
  try {
    const {
      firstname: firstName,
      lastname: lastName,
      email,
      phonenumbers
    } = await client.contactsInformation.getContact(ownAddress, {}, signal)
    const businessNumber = phonenumbers[0]?.number
    return { firstName, lastName, email, businessNumber }
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return { email: ownAddress }
  }
}

function unreadable(): never {
  throw new CtiError('protocol', { userMessage: m.error_meeting_unreadable() })
}
