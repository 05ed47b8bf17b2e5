import { acdGroupsOperations, distributionGroupsOperations, queueStatisticsOperations } from './dstny/groups.ts'
import { callControlOperations } from './dstny/call-control.ts'
import {
  recordingControlOperations,
  callsOperations,
  callRecordingOperations,
  callStateOperations
} from './dstny/call-state.ts'
import { lineStateOperations, communicationLogOperations } from './dstny/activity-log.ts'
import { eventsOperations } from './dstny/events.ts'
import { buddyListOperations, contactsOperations } from './dstny/contacts.ts'
import { contactsInformationLegacyOperations } from './dstny/contacts-information-legacy.ts'
import { contactsInformationOperations } from './dstny/contacts-information.ts'
import { personalContactsOperations } from './dstny/personal-contacts.ts'
import { activityDiversionOperations, diversionOperations } from './dstny/diversion.ts'
import {
  mobileSubscriberOperations,
  presenceShortcutsOperations,
  voicemailSettingsOperations
} from './dstny/user-settings.ts'
import { devicesOperations, userLinesOperations } from './dstny/devices.ts'
import { configurationOperations, userInformationOperations } from './dstny/user.ts'
import { ticketsOperations, smsOperations } from './dstny/access.ts'
import type { WireOperation } from './dstny/wire-operation.ts'

/** Every operation of the Dstny Core User API, keyed by operation id; nobody else builds a path (Dstny API 0.2, 3). */
export const dstnyOperations = {
  ...acdGroupsOperations,
  ...distributionGroupsOperations,
  ...queueStatisticsOperations,
  ...recordingControlOperations,
  ...callsOperations,
  ...lineStateOperations,
  ...communicationLogOperations,
  ...callControlOperations,
  ...callRecordingOperations,
  ...callStateOperations,
  ...eventsOperations,
  ...buddyListOperations,
  ...contactsOperations,
  ...contactsInformationLegacyOperations,
  ...contactsInformationOperations,
  ...personalContactsOperations,
  ...activityDiversionOperations,
  ...diversionOperations,
  ...mobileSubscriberOperations,
  ...presenceShortcutsOperations,
  ...configurationOperations,
  ...devicesOperations,
  ...userInformationOperations,
  ...userLinesOperations,
  ...voicemailSettingsOperations,
  ...ticketsOperations,
  ...smsOperations
} as const satisfies Record<string, WireOperation>

/** Name of one operation of the contract, used to look it up in the table and to override it. */
export type DstnyOperationId = keyof typeof dstnyOperations
export type { WireOperation, WireMethod } from './dstny/wire-operation.ts'
