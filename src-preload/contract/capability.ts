import type { CallAction } from './call.ts'

/** What an account can ever do; the interface asks for these, never for a vendor. */
export const capabilities = [
  'dial',
  /** The user's own calls are shown. */
  'calls',
  'answer',
  /** Also to refuse a call that rings. */
  'hangUp',
  /** Also to resume. */
  'hold',
  'mute',
  'swap',
  'blindTransfer',
  /** A transfer without asking that comes back when it fails. */
  'supervisedTransfer',
  'dtmf',
  'consultation',
  'cancelConsultation',
  'attendedTransfer',
  /** An attended transfer before the other side has answered. */
  'transferWhileRinging',
  'transferToVoicemail',
  'campOn',
  'transferPastDiversion',
  'conference',
  'leaveConference',
  'removeParticipant',
  'park',
  /** Parked calls are shown with their slots, and fetched from there. */
  'parkedCalls',
  'pickUp',
  'pickUpAnyCall',
  /** A group of the system is rung for a call, until one of its members answers. */
  'ringGroup',
  /** The same with people who are chosen for it. */
  'ringPeople',
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
  /** The user's activity, to see and to choose. */
  'presence',
  /** Note, role, end and availability beside the activity. */
  'presenceDetails',
  'ownImage',
  'presenceShortcuts',
  'presenceShortcutChanges',
  'queueSignIn',
  'queuePause',
  'queueFigures',
  /** Who waits in a queue can be seen. */
  'queueCallers',
  /** Whoever waits can be taken out of the queue. */
  'queueCallerRemoval',
  'contactSearch',
  'devices',
  'history',
  /** Voicemail can be marked as seen, and again as new. */
  'historyMarks',
  /** So can everything else of the history, one by one or all up to one. */
  'historyMarksAll',
  'historyTrash',
  /** Voicemail can be deleted for good. */
  'historyDelete',
  /** So can everything else of the history. */
  'historyDeleteAll',
  /** Voicemail boxes that the user shares with groups. */
  'sharedInboxes',
  /** Messages and recordings can be heard. */
  'playback',
  /** What was said in them can be read. */
  'transcripts',
  /** Notes about past calls are kept on the system: they can be read and added to, never changed. */
  'callNotes',
  'groupCallLog',
  /** Taking calls of the group's log, and finishing them. */
  'groupCallHandling',
  'agents',
  /** Signing others in and out. */
  'agentSignIn',
  /** Pausing others. */
  'agentPause',
  'contactCards',
  /** Fields the organisation has added to its directory. */
  'contactFields',
  'contactStatus',
  'personalContacts',
  'personalContactChanges',
  'colleagues',
  'presenceOfOthers',
  'presenceSchedule',
  'dnd',
  /** Switches of the call plan. */
  'switches',
  'diversions',
  'callerLines',
  'voicemailSettings',
  'mobileSettings',
  'meetings',
  'textMessages',
  /** Text messages that were sent and came can be read. */
  'textMessageList',
  /** A document can be sent as fax. */
  'fax',
  'callbackDial',
  'mobileTransfer',
  'webClient',
  /** Groups in which assistants take a manager's calls, to see. */
  'assistantGroups',
  'assistantGroupChanges',
  /** Who is in such a group: to see, to add, to change, to remove, as far as the system has each. */
  'assistantMembers',
  /** All of them are seen; without it only those that were added from here. The same with the two lists below. */
  'assistantMemberList',
  'assistantMemberAdding',
  'assistantMemberChanges',
  'assistantMemberRemoval',
  /** The numbers whose calls are important to a manager. */
  'vipNumbers',
  'vipNumberList',
  'vipNumberAdding',
  'vipNumberRemoval',
  /** What is played to callers who wait in such a group. */
  'announcements',
  'announcementList',
  'announcementAdding',
  'announcementRemoval'
] as const
export type Capability = (typeof capabilities)[number]

/** Whether an account can call at all, from a telephone of the user or by call-back. */
export const canDial = (able: readonly Capability[]): boolean => able.includes('dial') || able.includes('callbackDial')

/** The capability each action on a call needs. */
export const neededForAction: Readonly<Record<CallAction, Capability>> = {
  answer: 'answer',
  reject: 'hangUp',
  hangUp: 'hangUp',
  hold: 'hold',
  resume: 'hold',
  mute: 'mute',
  unmute: 'mute',
  swap: 'swap',
  blindTransfer: 'blindTransfer',
  dtmf: 'dtmf',
  consult: 'consultation',
  completeTransfer: 'attendedTransfer',
  cancelConsultation: 'cancelConsultation',
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
