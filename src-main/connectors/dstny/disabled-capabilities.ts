import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { isOfficePart, operationsOf } from './capabilities.ts'
import type { OfficeCapability } from './capabilities.ts'
import type { EndpointOverride } from './override-file.ts'

/** The operations without which a capability is gone; each has to be there. */
const NEEDED: Readonly<Record<Exclude<Capability, OfficeCapability>, readonly DstnyOperationId[]>> = {
  dial: ['makeCall'],
  dialAddress: ['makeCall'],
  callControl: ['answerCall', 'clearCall', 'holdCall', 'resumeCall'],
  mute: ['muteCall', 'unmuteCall'],
  swap: ['alternateCall'],
  blindTransfer: ['transferCall'],
  supervisedTransfer: ['transferCall'],
  dtmf: ['sendDtmf'],
  consultation: ['makeConsultationCall', 'clearCall'],
  attendedTransfer: ['transferToCall'],
  transferToVoicemail: ['transferCall'],
  campOn: ['transferCall'],
  transferPastDiversion: ['transferCall'],
  conference: ['addConferenceParticipant'],
  leaveConference: ['leaveConference'],
  removeParticipant: ['removeConferenceParticipant'],
  park: ['parkCall'],
  pickUp: ['pickupSipCall'],
  pickUpAnyCall: ['pickupCall'],
  moveCall: ['moveCall'],
  recordOnDemand: ['saveRecording', 'discardRecording'],
  pauseRecording: ['pauseRecording', 'resumeRecording'],
  recordStartStop: ['startRecording', 'stopRecording'],
  dialPastDiversion: ['makeCall'],
  dialVoicemail: ['makeCall'],
  intercom: ['makeCall'],
  intrusion: ['makeCall'],
  barge: ['makeCall'],
  whisper: ['makeCall'],
  monitor: ['makeCall'],
  presence: ['getUserPresence', 'updateUserPresence'],
  queueSignIn: ['loginDistributionGroup', 'logoutDistributionGroup'],
  contactSearch: ['searchContacts'],
  devices: ['listDevices']
}

/** What is left when the override file switches operations off (Contract dstny 0.3, `enabled`). */
export function withoutDisabled(
  capabilities: ReadonlySet<Capability>,
  override: EndpointOverride | undefined
): Set<Capability> {
  const isOn = (id: DstnyOperationId): boolean => override?.operations?.[id]?.enabled !== false
  const needed = (one: Capability): readonly DstnyOperationId[] => (isOfficePart(one) ? operationsOf(one) : NEEDED[one])
  return new Set([...capabilities].filter((one) => needed(one).every(isOn)))
}
