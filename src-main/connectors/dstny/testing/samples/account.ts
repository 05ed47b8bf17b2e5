import { Secret } from '../../../../logging/secret.ts'
import { legacyTicket } from '../../tickets.ts'
import type { TicketOptions } from '../../operations/tickets.ts'
import type { ConferenceEventRequest, OccurrenceRequest } from '../../operations/events.ts'
import { orBad, orMissing, sample } from '../walk-harness.ts'
import type { WalkHarness } from '../walk-harness.ts'

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

const options: TicketOptions = { api: ['CALL_CONTROL', 'USER'], platform: 'other', name: 'Walk' }
const jane = { domain: 'example.org', userId: 'jane' }
const who = (password: string) => ({ username: 'jane@example.org', password: new Secret(password) })

/** User Tickets API and SMS API (Dstny API 3.26, 3.27). */
export const accessSamples = {
  createTicket: sample(
    ({ unsigned, signal }) => unsigned.tickets.createTicket(options, legacyTicket(jane, 's3cret', options.api), signal),
    ({ unsigned, signal }) => unsigned.tickets.createTicket(options, legacyTicket(jane, 'wrong', options.api), signal),
    'auth'
  ),
  createTicketSecure: sample(
    ({ unsigned, signal }) => unsigned.tickets.createTicketSecure(options, who('s3cret'), signal),
    ({ unsigned, signal }) => unsigned.tickets.createTicketSecure(options, who('wrong'), signal),
    'auth'
  ),
  deleteTicket: orMissing(
    async ({ api, signal }) => {
      await api.tickets.createTicketSecure(options, who('s3cret'), signal)
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

const meeting = ({ at }: WalkHarness, more: object = {}): ConferenceEventRequest =>
  ({
    name: 'Planning',
    dateTimeStart: at(DAY),
    dateTimeEnd: at(DAY + 3_600_000),
    timeZone: 'Europe/Berlin',
    organizer: ORGANISER,
    participants: [],
    ...more
  }) as unknown as ConferenceEventRequest // the rest is optional on the wire

async function eventId(harness: WalkHarness, more: object = {}): Promise<string> {
  const created = await harness.api.events.createEvent(meeting(harness, more), harness.signal)
  return String(created?.id ?? '')
}

const daily = { recurringType: 'DAILY', recurrenceRangeType: 'NUMBERED', interval: 1, numberOfOccurrences: 5 }

async function occurrence(harness: WalkHarness): Promise<{ confId: string; eventDate: string }> {
  return { confId: await eventId(harness, daily), eventDate: harness.at(2 * DAY).slice(0, 10) }
}

const changed = ({ at }: WalkHarness): OccurrenceRequest =>
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
    async (harness) => harness.api.events.getEvent(await eventId(harness), harness.signal),
    ({ api, signal }) => api.events.getEvent(NO_EVENT, signal)
  ),
  updateEvent: orMissing(
    async (harness) => {
      const id = await eventId(harness)
      return harness.api.events.updateEvent(id, meeting(harness, { note: 'Bring figures' }), harness.signal)
    },
    (harness) => harness.api.events.updateEvent(NO_EVENT, meeting(harness), harness.signal)
  ),
  deleteEvent: orMissing(
    async (harness) => harness.api.events.deleteEvent(await eventId(harness), harness.signal),
    ({ api, signal }) => api.events.deleteEvent(NO_EVENT, signal)
  ),
  getEventOccurrence: orMissing(
    async (harness) => harness.api.events.getEventOccurrence(await occurrence(harness), harness.signal),
    ({ api, signal }) => api.events.getEventOccurrence(NO_OCCURRENCE, signal)
  ),
  updateEventOccurrence: orMissing(
    async (harness) =>
      harness.api.events.updateEventOccurrence(await occurrence(harness), changed(harness), harness.signal),
    (harness) => harness.api.events.updateEventOccurrence(NO_OCCURRENCE, changed(harness), harness.signal)
  ),
  deleteEventOccurrence: orMissing(
    async (harness) => harness.api.events.deleteEventOccurrence(await occurrence(harness), harness.signal),
    ({ api, signal }) => api.events.deleteEventOccurrence(NO_OCCURRENCE, signal)
  ),
  listEvents: orMissing(
    ({ api, signal }) => api.events.listEvents(signal),
    ({ nobody, signal }) => nobody.events.listEvents(signal)
  ),
  createEvent: orBad(
    (harness) => harness.api.events.createEvent(meeting(harness), harness.signal),
    (harness) => harness.api.events.createEvent(meeting(harness, { organizer: undefined }), harness.signal)
  ),
  listStreamEvents: sample(
    ({ api, signal }) => api.events.listStreamEvents('binder-1', 'jane@example.org', signal),
    ({ unsigned, signal }) => unsigned.events.listStreamEvents('binder-1', 'jane@example.org', signal),
    'auth'
  ),
  getWebMeeting: orMissing(
    async (harness) =>
      harness.api.events.getWebMeeting(await eventId(harness, { webmeetAllowed: true }), harness.signal),
    ({ api, signal }) => api.events.getWebMeeting(NO_EVENT, signal)
  ),
  joinConference: orMissing(
    async (harness) => harness.api.events.joinConference(await eventId(harness), DESK, harness.signal),
    ({ api, signal }) => api.events.joinConference(NO_EVENT, DESK, signal)
  ),
  hangupConference: orMissing(
    async (harness) => {
      const id = await eventId(harness)
      await harness.api.events.joinConference(id, DESK, harness.signal)
      return harness.api.events.hangupConference(id, DESK, harness.signal)
    },
    ({ api, signal }) => api.events.hangupConference(NO_EVENT, DESK, signal)
  )
}
