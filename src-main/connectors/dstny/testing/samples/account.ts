import { Secret } from '../../../../logging/secret.ts'
import { legacyTicket } from '../../tickets.ts'
import type { TicketWishes } from '../../operations/tickets.ts'
import type { ConferenceEventRequest, OccurrenceRequest } from '../../operations/events.ts'
import { orBad, orMissing, sample } from '../walk-stage.ts'
import type { WalkStage } from '../walk-stage.ts'

const DESK = '200-desk'
const HOOK = { targetUrl: 'http://127.0.0.1:9/hook', targetId: 'hook-1', publicTarget: false }
const DAY = 86_400_000

/** End-user Configuration API and User Device Information API (Dstny API 3.21, 3.22). */
export const deviceSamples = {
  getAnswerPlaces: orMissing(
    ({ api, signal }) => api.configuration.getAnswerPlaces('sv', signal),
    ({ nobody, signal }) => nobody.configuration.getAnswerPlaces(undefined, signal)
  ),
  getRoles: orMissing(
    ({ api, signal }) => api.configuration.getRoles('en_US', signal),
    ({ nobody, signal }) => nobody.configuration.getRoles(undefined, signal)
  ),
  getActivities: orMissing(
    ({ api, signal }) => api.configuration.getActivities(undefined, signal),
    ({ nobody, signal }) => nobody.configuration.getActivities(undefined, signal)
  ),
  getConfiguration: orMissing(
    ({ api, signal }) => api.configuration.getConfiguration(undefined, signal),
    ({ nobody, signal }) => nobody.configuration.getConfiguration(undefined, signal)
  ),
  getWebClientUrl: orMissing(
    ({ api, signal }) => api.configuration.getWebClientUrl(signal),
    ({ nobody, signal }) => nobody.configuration.getWebClientUrl(signal)
  ),
  streamConfiguration: orMissing(
    ({ api, open }) => open(api.configuration.streamConfiguration()),
    ({ nobody, open }) => open(nobody.configuration.streamConfiguration())
  ),
  getDeviceAttributes: orMissing(
    ({ api, signal }) => api.devices.getDeviceAttributes(DESK, signal),
    ({ api, signal }) => api.devices.getDeviceAttributes('unknown', signal)
  ),
  getDeviceIcon: orMissing(
    ({ api, signal }) => api.devices.getDeviceIcon(DESK, true, signal),
    ({ api, signal }) => api.devices.getDeviceIcon('unknown', undefined, signal)
  ),
  setDeviceIcon: orMissing(
    ({ api, signal }) => api.devices.setDeviceIcon(DESK, 'TYPE_1', signal),
    ({ api, signal }) => api.devices.setDeviceIcon('unknown', 'TYPE_1', signal)
  ),
  listDevices: orMissing(
    ({ api, signal }) => api.devices.listDevices('DESKPHONE', signal),
    ({ nobody, signal }) => nobody.devices.listDevices(undefined, signal)
  ),
  getDeviceName: orMissing(
    ({ api, signal }) => api.devices.getDeviceName(DESK, undefined, signal),
    ({ api, signal }) => api.devices.getDeviceName('unknown', undefined, signal)
  ),
  setDeviceName: orBad(
    ({ api, signal }) => api.devices.setDeviceName(DESK, 'Desk by the window', signal),
    ({ api, signal }) => api.devices.setDeviceName(DESK, 'x'.repeat(33), signal)
  ),
  listActiveDevices: orMissing(
    ({ api, signal }) => api.devices.listActiveDevices(signal),
    ({ nobody, signal }) => nobody.devices.listActiveDevices(signal)
  ),
  registerDeviceWebhook: orBad(
    ({ api, signal }) => api.devices.registerDeviceWebhook(HOOK, signal),
    ({ api, signal }) => api.devices.registerDeviceWebhook({ ...HOOK, targetUrl: 'no address' }, signal)
  ),
  unregisterDeviceWebhook: orMissing(
    async ({ api, signal }) => {
      await api.devices.registerDeviceWebhook(HOOK, signal)
      return api.devices.unregisterDeviceWebhook(HOOK.targetId, signal)
    },
    ({ api, signal }) => api.devices.unregisterDeviceWebhook('unknown', signal)
  ),
  streamDeviceChanges: orMissing(
    ({ api, open }) => open(api.devices.streamDeviceChanges()),
    ({ nobody, open }) => open(nobody.devices.streamDeviceChanges())
  )
}

const wishes: TicketWishes = { api: ['CALL_CONTROL', 'USER'], platform: 'other', name: 'Walk' }
const jane = { domain: 'example.org', userId: 'jane' }
const who = (password: string) => ({ username: 'jane@example.org', password: new Secret(password) })

/** User Tickets API and SMS API (Dstny API 3.26, 3.27). */
export const accessSamples = {
  createTicket: sample(
    ({ unsigned, signal }) => unsigned.tickets.createTicket(wishes, legacyTicket(jane, 's3cret', wishes.api), signal),
    ({ unsigned, signal }) => unsigned.tickets.createTicket(wishes, legacyTicket(jane, 'wrong', wishes.api), signal),
    'auth'
  ),
  createTicketSecure: sample(
    ({ unsigned, signal }) => unsigned.tickets.createTicketSecure(wishes, who('s3cret'), signal),
    ({ unsigned, signal }) => unsigned.tickets.createTicketSecure(wishes, who('wrong'), signal),
    'auth'
  ),
  deleteTicket: orMissing(
    async ({ api, signal }) => {
      await api.tickets.createTicketSecure(wishes, who('s3cret'), signal)
      return api.tickets.deleteTicket('Walk', signal)
    },
    ({ api, signal }) => api.tickets.deleteTicket('unknown', signal)
  ),
  sendSms: orBad(
    ({ api, signal }) => api.sms.sendSms('+493023125700', 'Back at two', signal),
    ({ api, signal }) => api.sms.sendSms('+493023125700', '', signal)
  )
}

const ORGANISER = { firstName: 'Jane', lastName: 'Doe', email: 'jane@example.org' }

const meeting = ({ at }: WalkStage, more: object = {}): ConferenceEventRequest =>
  ({
    name: 'Planning',
    dateTimeStart: at(DAY),
    dateTimeEnd: at(DAY + 3_600_000),
    timeZone: 'Europe/Berlin',
    organizer: ORGANISER,
    participants: [],
    ...more
  }) as unknown as ConferenceEventRequest // the rest is optional on the wire

async function eventId(stage: WalkStage, more: object = {}): Promise<string> {
  const created = await stage.api.events.createEvent(meeting(stage, more), stage.signal)
  return String(created?.id ?? '')
}

const daily = { recurringType: 'DAILY', recurrenceRangeType: 'NUMBERED', interval: 1, numberOfOccurrences: 5 }

async function occurrence(stage: WalkStage): Promise<{ confId: string; eventDate: string }> {
  return { confId: await eventId(stage, daily), eventDate: stage.at(2 * DAY).slice(0, 10) }
}

const changed = ({ at }: WalkStage): OccurrenceRequest =>
  ({
    dateTimeStart: at(2 * DAY + 3_600_000),
    dateTimeEnd: at(2 * DAY + 7_200_000),
    organizer: ORGANISER,
    participants: []
  }) as unknown as OccurrenceRequest // the rest is optional on the wire

const NO_EVENT = '999999'
const NO_OCCURRENCE = { confId: NO_EVENT, eventDate: '2025-01-01' }

/** Event API (Dstny API 3.11). */
export const eventSamples = {
  getEvent: orMissing(
    async (stage) => stage.api.events.getEvent(await eventId(stage), stage.signal),
    ({ api, signal }) => api.events.getEvent(NO_EVENT, signal)
  ),
  updateEvent: orMissing(
    async (stage) => {
      const id = await eventId(stage)
      return stage.api.events.updateEvent(id, meeting(stage, { note: 'Bring figures' }), stage.signal)
    },
    (stage) => stage.api.events.updateEvent(NO_EVENT, meeting(stage), stage.signal)
  ),
  deleteEvent: orMissing(
    async (stage) => stage.api.events.deleteEvent(await eventId(stage), stage.signal),
    ({ api, signal }) => api.events.deleteEvent(NO_EVENT, signal)
  ),
  getEventOccurrence: orMissing(
    async (stage) => stage.api.events.getEventOccurrence(await occurrence(stage), stage.signal),
    ({ api, signal }) => api.events.getEventOccurrence(NO_OCCURRENCE, signal)
  ),
  updateEventOccurrence: orMissing(
    async (stage) => stage.api.events.updateEventOccurrence(await occurrence(stage), changed(stage), stage.signal),
    (stage) => stage.api.events.updateEventOccurrence(NO_OCCURRENCE, changed(stage), stage.signal)
  ),
  deleteEventOccurrence: orMissing(
    async (stage) => stage.api.events.deleteEventOccurrence(await occurrence(stage), stage.signal),
    ({ api, signal }) => api.events.deleteEventOccurrence(NO_OCCURRENCE, signal)
  ),
  listEvents: orMissing(
    ({ api, signal }) => api.events.listEvents(signal),
    ({ nobody, signal }) => nobody.events.listEvents(signal)
  ),
  createEvent: orBad(
    (stage) => stage.api.events.createEvent(meeting(stage), stage.signal),
    (stage) => stage.api.events.createEvent(meeting(stage, { organizer: undefined }), stage.signal)
  ),
  listStreamEvents: sample(
    ({ api, signal }) => api.events.listStreamEvents('binder-1', 'jane@example.org', signal),
    ({ unsigned, signal }) => unsigned.events.listStreamEvents('binder-1', 'jane@example.org', signal),
    'auth'
  ),
  getWebMeeting: orMissing(
    async (stage) => stage.api.events.getWebMeeting(await eventId(stage, { webmeetAllowed: true }), stage.signal),
    ({ api, signal }) => api.events.getWebMeeting(NO_EVENT, signal)
  ),
  joinConference: orMissing(
    async (stage) => stage.api.events.joinConference(await eventId(stage), DESK, stage.signal),
    ({ api, signal }) => api.events.joinConference(NO_EVENT, DESK, signal)
  ),
  hangupConference: orMissing(
    async (stage) => {
      const id = await eventId(stage)
      await stage.api.events.joinConference(id, DESK, stage.signal)
      return stage.api.events.hangupConference(id, DESK, stage.signal)
    },
    ({ api, signal }) => api.events.hangupConference(NO_EVENT, DESK, signal)
  )
}
