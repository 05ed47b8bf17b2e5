import type { CallAction } from './call.ts'
import type { DialKind, TransferKind } from './command.ts'

/** What an account can ever do; the interface asks for these, never for a vendor. */
export const capabilities = [
  'dial',
  'callControl',
  'mute',
  'swap',
  'blindTransfer',
  /** A transfer without asking that comes back when it fails. */
  'supervisedTransfer',
  'dtmf',
  'consultation',
  'attendedTransfer',
  'transferToVoicemail',
  'campOn',
  'transferPastDiversion',
  'conference',
  'leaveConference',
  'removeParticipant',
  'park',
  'pickUp',
  'pickUpAnyCall',
  'moveCall',
  'recordOnDemand',
  'pauseRecording',
  'recordStartStop',
  'dialPastDiversion',
  'dialVoicemail',
  /** Calls SIP addresses, not numbers only. */
  'dialAddress',
  'intercom',
  'intrusion',
  'barge',
  'whisper',
  'monitor',
  'presence',
  'presenceShortcuts',
  'queueSignIn',
  'queueFigures',
  'contactSearch',
  'devices',
  'history',
  'groupCallLog',
  'agents',
  'contactCards',
  'contactStatus',
  'personalContacts',
  'colleagues',
  'presenceOfOthers',
  'presenceSchedule',
  'diversions',
  'callerLines',
  'voicemailSettings',
  'mobileSettings',
  'meetings',
  'textMessages',
  'callbackDial',
  'mobileTransfer',
  'webClient'
] as const
export type Capability = (typeof capabilities)[number]

/** Whether an account can call at all, from a telephone of the user or by call-back. */
export const canDial = (able: readonly Capability[]): boolean => able.includes('dial') || able.includes('callbackDial')

/** The capability each action on a call needs. */
export const neededForAction: Readonly<Record<CallAction, Capability>> = {
  answer: 'callControl',
  reject: 'callControl',
  hangUp: 'callControl',
  hold: 'callControl',
  resume: 'callControl',
  mute: 'mute',
  unmute: 'mute',
  swap: 'swap',
  blindTransfer: 'blindTransfer',
  dtmf: 'dtmf',
  consult: 'consultation',
  completeTransfer: 'attendedTransfer',
  cancelConsultation: 'consultation',
  addToConference: 'conference',
  removeParticipant: 'removeParticipant',
  leaveConference: 'leaveConference',
  park: 'park',
  move: 'moveCall',
  startRecording: 'recordStartStop',
  stopRecording: 'recordStartStop',
  saveRecording: 'recordOnDemand',
  discardRecording: 'recordOnDemand',
  pauseRecording: 'pauseRecording',
  resumeRecording: 'pauseRecording'
}

/** The capability each way to dial needs. */
export const neededForDial: Readonly<Record<DialKind, Capability>> = {
  plain: 'dial',
  pastDiversion: 'dialPastDiversion',
  voicemail: 'dialVoicemail',
  intercom: 'intercom',
  intrusion: 'intrusion',
  barge: 'barge',
  whisper: 'whisper',
  monitor: 'monitor'
}

/** The capability each way to transfer without asking needs. */
export const neededForTransfer: Readonly<Record<TransferKind, Capability>> = {
  plain: 'blindTransfer',
  voicemail: 'transferToVoicemail',
  campOn: 'campOn',
  pastDiversion: 'transferPastDiversion'
}
