import { mostSeen, type AssumedForms } from './assumed-forms.ts'

/** Habits of the system that differ between installations or are not known; tests turn them. */
export interface MirtaSwitches extends HttpSwitches, CallSwitches, RecordSwitches, AssumedForms {}

/** How requests are let in and replies are written (MiRTA 2). */
export interface HttpSwitches {
  /** Under which paths the interface is found. */
  basePath: 'both' | 'pbx' | 'mirtapbx'
  /** True: HELP is for those with a key only. */
  helpChecksKey: boolean
  /** True: CHECKAUTH and GETWEBRTCAUTH want the key as well. */
  signInChecksKey: boolean
  /** True: a line end follows the text for a wrong key. */
  wrongKeyLineEnd: boolean
  /** What a key that may only read is told when it asks for a change. */
  readOnlyRefusal: 'wrongKey' | 'empty'
  /** What an admin key is told that leaves out the tenant where one is needed. */
  missingTenantRefusal: 'missingTenant' | 'wrongKey'
  lineEnd: '\r\n' | '\n'
  /** What stands before the body: nothing, an empty line, a byte order mark, or a warning of PHP. */
  noise: 'none' | 'blankLine' | 'byteOrderMark' | 'warning'
  /** The form of "nothing": the one seen for the request, or the same everywhere. */
  emptyForm: 'asSeen' | '' | ']' | 'null' | '[]' | '{}'
  /** True: values stand in rows by name and by position. */
  doubledKeys: boolean
  /** True: some requests are as slow as they were seen to be. */
  seenDelays: boolean
  /** How long lamps and states of extensions may be old unless `cache=no`, in ms. */
  cacheMs: number
  /** How far the clock of the system is ahead of everybody's, in ms. */
  clockAheadMs: number
  /** IANA name of the zone in which it writes times. */
  timeZone: string
  /** How outside numbers are written. */
  numberForm: 'international' | 'national'
}

/** How calls are shown and moved (MiRTA 4, 5). */
export interface CallSwitches {
  /** What the state of an extension says while it rings. */
  ringingState: 'empty' | 'full'
  /** How long after the answer the linked id comes, in ms. */
  linkedIdLateMs: number
  /** Which parameter the state of an extension is asked with. */
  stateParameter: 'both' | 'ext' | 'id'
  directionWords: 'words' | 'letters' | 'empty'
  /** States of lamps: the four that were seen, or all that Asterisk has. */
  lampWords: 'seen' | 'asterisk'
  /** False: nowhere stands the name of a channel. */
  channelNames: boolean
  /** Names of the keys of channels: those of the sample, or others. */
  channelKeys: 'sample' | 'other'
  /** Whether running calls of an extension show its own channels only. */
  currentCallsShow: 'own' | 'both'
  /** The node on which the channels of outside parties are. */
  outsideNode: 'pbx1' | 'pbx2'
  /** True: telephones ring although they were asked to pick up by themselves. */
  autoAnswerIgnored: boolean
  /** False: nowhere can be read why somebody pauses. */
  pauseReasonsShown: boolean
  /** What an agent counts as who pauses in one of several queues. */
  pausedInSome: 'available' | 'paused'
  /** True: do-not-disturb stays as it is, whatever is set. */
  dndSetIgnored: boolean
}

/** How records are filtered and what they show (MiRTA 8). */
export interface RecordSwitches {
  /** True: history does not know the filter by unique id. */
  uniqueIdIgnored: boolean
  /** Who answered, as a number or as a user name. */
  whoAnsweredForm: 'number' | 'userName'
  /** True: a call to a group has one row for the group and one for whoever answered. */
  severalRows: boolean
  /** False: a call made by DIAL whose source did not answer is in no history. */
  unansweredSourceKept: boolean
  historyOrder: 'newestFirst' | 'oldestFirst'
  /** True: the JSON of full call records cannot be read. */
  callRecordsJsonBroken: boolean
  /** True: a voicemail message has another id once it is marked. */
  messageIdChanges: boolean
  recordingType: 'audio/mpeg' | 'audio/x-wav'
  voicemailType: 'audio/mpeg' | 'audio/x-wav'
  /** What sound that is not there is called when JSON was asked for. */
  missingSoundType: 'text/html' | 'application/json'
  /** Which field new entries of phone books come in. */
  phoneBookField: 'both' | 'values' | 'jsondata'
}

/** The switches unless told otherwise. */
export const usualSwitches: MirtaSwitches = {
  basePath: 'both',
  helpChecksKey: false,
  signInChecksKey: true,
  wrongKeyLineEnd: false,
  readOnlyRefusal: 'wrongKey',
  missingTenantRefusal: 'missingTenant',
  lineEnd: '\r\n',
  noise: 'none',
  emptyForm: 'asSeen',
  doubledKeys: true,
  seenDelays: true,
  cacheMs: 0,
  clockAheadMs: 0,
  timeZone: 'Europe/Berlin',
  numberForm: 'international',
  ringingState: 'empty',
  linkedIdLateMs: 0,
  stateParameter: 'both',
  directionWords: 'words',
  lampWords: 'seen',
  channelNames: true,
  channelKeys: 'sample',
  currentCallsShow: 'own',
  outsideNode: 'pbx1',
  autoAnswerIgnored: false,
  pauseReasonsShown: true,
  pausedInSome: 'available',
  dndSetIgnored: false,
  uniqueIdIgnored: false,
  whoAnsweredForm: 'number',
  severalRows: false,
  unansweredSourceKept: true,
  historyOrder: 'newestFirst',
  callRecordsJsonBroken: false,
  messageIdChanges: false,
  recordingType: 'audio/mpeg',
  voicemailType: 'audio/x-wav',
  missingSoundType: 'text/html',
  phoneBookField: 'both',
  ...mostSeen
}
