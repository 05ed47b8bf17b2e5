import { accessSamples, deviceSamples, eventSamples } from './account.ts'
import { callControlSamples, callRecordingSamples, callStateSamples, otherCallSamples } from './calls.ts'
import { contactListSamples, contactsInformationSamples, personalContactSamples } from './contacts.ts'
import { communicationLogSamples, groupSamples } from './groups.ts'
import { contactPresenceSamples, ownPresenceSamples } from './presence.ts'
import { diversionSamples, settingSamples } from './settings.ts'
import type { Sample, WalkedId } from '../walk-harness.ts'

/** A sample for every operation the client may call; a missing one does not compile. */
export const samples = {
  ...accessSamples,
  ...callControlSamples,
  ...callRecordingSamples,
  ...callStateSamples,
  ...communicationLogSamples,
  ...contactListSamples,
  ...contactPresenceSamples,
  ...contactsInformationSamples,
  ...deviceSamples,
  ...diversionSamples,
  ...eventSamples,
  ...groupSamples,
  ...otherCallSamples,
  ...ownPresenceSamples,
  ...personalContactSamples,
  ...settingSamples
} satisfies Record<WalkedId, Sample>
