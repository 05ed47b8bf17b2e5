import { callHandlers } from './calls/call-handlers.ts'
import { communicationLogHandlers } from './log/communication-log.ts'
import { configurationHandlers } from './settings/configuration.ts'
import { contactHandlers } from './contacts/contacts.ts'
import { deviceHandlers } from './settings/devices.ts'
import { diversionHandlers } from './settings/diversion.ts'
import { activityDiversionHandlers } from './settings/activity-diversion.ts'
import { directoryFieldHandlers } from './contacts/directory-fields.ts'
import { dialogHandlers } from './calls/dialog-info.ts'
import type { Handlers } from './front-context.ts'
import { eventHandlers } from './meetings/events.ts'
import { groupCallLogHandlers } from './groups/group-call-log.ts'
import { groupHandlers } from './groups/groups.ts'
import { mobileSubscriberHandlers } from './settings/mobile-subscriber.ts'
import { personalContactHandlers } from './contacts/personal-contacts.ts'
import { photoHandlers } from './contacts/photos.ts'
import { presenceHandlers } from './presence/presence.ts'
import { scheduledPresenceHandlers } from './presence/scheduled-presence.ts'
import { timeZoneHandlers } from './presence/time-zones.ts'
import { queueStatisticsHandlers } from './groups/queue-statistics.ts'
import { shortcutHandlers } from './presence/shortcuts.ts'
import { smsHandlers } from './settings/sms.ts'
import { vcardHandlers } from './contacts/vcard.ts'
import { voicemailHandlers } from './settings/voicemail.ts'

/** Every operation the front serves; the others of the table are answered 501, deprecated ones 410. */
export const handlers: Handlers = {
  ...callHandlers,
  ...communicationLogHandlers,
  ...configurationHandlers,
  ...contactHandlers,
  ...deviceHandlers,
  ...activityDiversionHandlers,
  ...dialogHandlers,
  ...directoryFieldHandlers,
  ...diversionHandlers,
  ...eventHandlers,
  ...groupCallLogHandlers,
  ...groupHandlers,
  ...mobileSubscriberHandlers,
  ...personalContactHandlers,
  ...photoHandlers,
  ...presenceHandlers,
  ...queueStatisticsHandlers,
  ...scheduledPresenceHandlers,
  ...shortcutHandlers,
  ...timeZoneHandlers,
  ...smsHandlers,
  ...vcardHandlers,
  ...voicemailHandlers
}
