import type { WireScheduledPresence, WireShortcut } from '../../wire/presence.ts'
import { orBad, orMissing, sample } from '../walk-harness.ts'
import type { WalkHarness } from '../walk-harness.ts'

const JANE = 'jane@example.org'
const NOBODY = 'nobody.here@example.org'
const HOUR = 3_600_000

const PIDF =
  '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:jane@example.org"><tuple id="t1">' +
  '<status><basic>open</basic></status><note>Back soon</note></tuple></presence>'

const planned = ({ at }: WalkHarness, more: Partial<WireScheduledPresence> = {}): WireScheduledPresence =>
  ({
    role: 'business',
    note: 'Stand-up',
    activity: 'meeting',
    'dt-start': at(HOUR),
    'dt-end': at(2 * HOUR),
    tzid: 'Europe/Berlin',
    ...more
  }) as WireScheduledPresence // the rest is optional on the wire

async function presenceId(harness: WalkHarness): Promise<string> {
  const created = await harness.api.contactPresence.createScheduledPresence(JANE, planned(harness), harness.signal)
  return created?.presenceId ?? ''
}

/** Contacts Information V1 API, presence now and planned (Dstny API 3.15). */
export const contactPresenceSamples = {
  listPresenceEvents: orMissing(
    ({ api, signal }) => api.contactPresence.listPresenceEvents(JANE, { expandRecurrence: true }, signal),
    ({ api, signal }) => api.contactPresence.listPresenceEvents(NOBODY, {}, signal)
  ),
  updatePresencePidf: orMissing(
    ({ api, signal }) => api.contactPresence.updatePresencePidf(JANE, PIDF, signal),
    ({ api, signal }) => api.contactPresence.updatePresencePidf(NOBODY, PIDF, signal)
  ),
  createScheduledPresence: orMissing(
    (harness) => harness.api.contactPresence.createScheduledPresence(JANE, planned(harness), harness.signal),
    (harness) => harness.api.contactPresence.createScheduledPresence(NOBODY, planned(harness), harness.signal)
  ),
  getScheduledPresence: orMissing(
    async (harness) =>
      harness.api.contactPresence.getScheduledPresence(JANE, await presenceId(harness), harness.signal),
    ({ api, signal }) => api.contactPresence.getScheduledPresence(JANE, 'unknown', signal)
  ),
  updateScheduledPresence: orMissing(
    async (harness) => {
      const id = await presenceId(harness)
      return harness.api.contactPresence.updateScheduledPresence(
        JANE,
        id,
        planned(harness, { note: 'Later' }),
        harness.signal
      )
    },
    (harness) => harness.api.contactPresence.updateScheduledPresence(JANE, 'unknown', planned(harness), harness.signal)
  ),
  deleteScheduledPresence: orMissing(
    async (harness) =>
      harness.api.contactPresence.deleteScheduledPresence(JANE, await presenceId(harness), {}, harness.signal),
    ({ api, signal }) => api.contactPresence.deleteScheduledPresence(JANE, 'unknown', {}, signal)
  ),
  setContactNote: orMissing(
    ({ api, signal }) => api.contactPresence.setContactNote(JANE, 'Back at two', signal),
    ({ api, signal }) => api.contactPresence.setContactNote(NOBODY, 'x', signal)
  ),
  setContactActivity: orBad(
    ({ api, signal }) => api.contactPresence.setContactActivity(JANE, 'lunch', undefined, signal),
    ({ api, signal }) => api.contactPresence.setContactActivity(JANE, 'dancing', undefined, signal)
  ),
  setContactActivityExpiration: orBad(
    ({ api, at, signal }) => api.contactPresence.setContactActivityExpiration(JANE, at(HOUR), signal),
    ({ api, signal }) => api.contactPresence.setContactActivityExpiration(JANE, 'soon', signal)
  ),
  setContactRole: orBad(
    ({ api, signal }) => api.contactPresence.setContactRole(JANE, 'private', signal),
    ({ api, signal }) => api.contactPresence.setContactRole(JANE, 'king', signal)
  ),
  listTimeZones: sample(
    ({ api, signal }) => api.contactPresence.listTimeZones({ tzid: 'Europe/Berlin' }, signal),
    ({ unsigned, signal }) => unsigned.contactPresence.listTimeZones({}, signal),
    'auth'
  )
}

const shortcut = (more: Partial<WireShortcut> = {}): WireShortcut =>
  ({
    id: 'mine',
    name: 'Short lunch',
    activityId: 'lunch',
    available: false,
    durationType: 'MINUTES',
    durationMinutes: 30,
    order: 9,
    imageId: 'ic_shortcut_pizza',
    ...more
  }) as WireShortcut // the rest is optional on the wire

/** Presence Shortcuts API and User Information API (Dstny API 3.20, 3.23). */
export const ownPresenceSamples = {
  getPresenceShortcut: orMissing(
    ({ api, signal }) => api.presenceShortcuts.getPresenceShortcut('s2', signal),
    ({ api, signal }) => api.presenceShortcuts.getPresenceShortcut('unknown', signal)
  ),
  putPresenceShortcut: orBad(
    ({ api, signal }) => api.presenceShortcuts.putPresenceShortcut('mine', shortcut(), signal),
    ({ api, signal }) => api.presenceShortcuts.putPresenceShortcut('mine', shortcut({ activityId: 'dancing' }), signal)
  ),
  deletePresenceShortcut: orMissing(
    ({ api, signal }) => api.presenceShortcuts.deletePresenceShortcut('s2', signal),
    ({ api, signal }) => api.presenceShortcuts.deletePresenceShortcut('unknown', signal)
  ),
  listPresenceShortcuts: orMissing(
    ({ api, signal }) => api.presenceShortcuts.listPresenceShortcuts(signal),
    ({ nobody, signal }) => nobody.presenceShortcuts.listPresenceShortcuts(signal)
  ),
  replacePresenceShortcuts: orBad(
    ({ api, signal }) => api.presenceShortcuts.replacePresenceShortcuts([shortcut()], signal),
    ({ api, signal }) => api.presenceShortcuts.replacePresenceShortcuts([shortcut(), shortcut()], signal)
  ),
  getUserPhoto: orMissing(
    ({ api, signal }) => api.userInformation.getUserPhoto({ prefWidth: 64 }, signal),
    ({ nobody, signal }) => nobody.userInformation.getUserPhoto({}, signal)
  ),
  uploadUserPhoto: orBad(
    async ({ api, signal }) => {
      const content = await api.userInformation.getUserPhoto({}, signal)
      return api.userInformation.uploadUserPhoto({ contentType: 'image/png', content }, signal)
    },
    ({ api, signal }) => api.userInformation.uploadUserPhoto({ contentType: 'text/plain', content: 'hello' }, signal)
  ),
  getUserPresence: orMissing(
    ({ api, signal }) => api.userInformation.getUserPresence(signal),
    ({ nobody, signal }) => nobody.userInformation.getUserPresence(signal)
  ),
  updateUserPresence: orBad(
    ({ api, at, signal }) => {
      const activity = { id: 'lunch', expiration: at(HOUR), available: false }
      return api.userInformation.updateUserPresence({ note: 'Back at two', activity }, signal)
    },
    ({ api, signal }) => api.userInformation.updateUserPresence({ activity: { id: 'dancing' } }, signal)
  ),
  getUserActivityExpiration: orMissing(
    ({ api, signal }) => api.userInformation.getUserActivityExpiration(signal),
    ({ nobody, signal }) => nobody.userInformation.getUserActivityExpiration(signal)
  ),
  getUserAvailability: orMissing(
    ({ api, signal }) => api.userInformation.getUserAvailability(signal),
    ({ nobody, signal }) => nobody.userInformation.getUserAvailability(signal)
  ),
  setUserActivity: orBad(
    ({ api, signal }) => api.userInformation.setUserActivity('lunch', false, signal),
    ({ api, signal }) => api.userInformation.setUserActivity('dancing', undefined, signal)
  ),
  setUserActivityExpiration: orBad(
    ({ api, at, signal }) => api.userInformation.setUserActivityExpiration(at(HOUR), signal),
    ({ api, signal }) => api.userInformation.setUserActivityExpiration('soon', signal)
  )
}
