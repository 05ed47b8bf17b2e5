import { callHandlers } from './call-handlers.ts'
import { communicationLogHandlers } from './communication-log.ts'
import { configurationHandlers } from './configuration.ts'
import { contactHandlers } from './contacts.ts'
import { deviceHandlers } from './devices.ts'
import { diversionHandlers } from './diversion.ts'
import { activityDiversionHandlers } from './activity-diversion.ts'
import { directoryFieldHandlers } from './directory-fields.ts'
import { dialogHandlers } from './dialog-info.ts'
import type { Handlers } from './front-context.ts'
import { eventHandlers } from './events.ts'
import { groupCallLogHandlers } from './group-call-log.ts'
import { groupHandlers } from './groups.ts'
import { mobileSubscriberHandlers } from './mobile-subscriber.ts'
import { personalContactHandlers } from './personal-contacts.ts'
import { photoHandlers } from './photos.ts'
import { presenceHandlers } from './presence.ts'
import { scheduledPresenceHandlers } from './scheduled-presence.ts'
import { timeZoneHandlers } from './time-zones.ts'
import { queueStatisticsHandlers } from './queue-statistics.ts'
import { shortcutHandlers } from './shortcuts.ts'
import { smsHandlers } from './sms.ts'
import { vcardHandlers } from './vcard.ts'
import { voicemailHandlers } from './voicemail.ts'

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
