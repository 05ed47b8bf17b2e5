import { DAY, MINUTE, SECOND } from '../../../util/durations.ts'

/** Habits of the server that differ between its sources and its documents, or that nobody knows; tests turn them. */
export interface VoipbinSwitches extends DataSwitches, AccessSwitches, CallSwitches, GroupcallSwitches, SocketSwitches {
  /** When an agent's rights are judged: after the rest of the request, or before anything else (VoIPBin API 17, order of checks). */
  rightsJudged: 'last' | 'first'
  /** True: a queuecall names its queue, as samples show (9). */
  queuecallNamesQueue: boolean
  /** What a kick makes of somebody whom an agent's telephone rings for: it is over at once, or first only being kicked (17). */
  kickWhileConnecting: 'abandoned' | 'kicking'
  /** The status a conference is made with (17). */
  conferenceBeginsAs: 'starting' | 'progressing'
  /** True: whoever is in a conference that is deleted is thrown out (17). */
  deletedConferenceEndsCalls: boolean
  /** Status of an added address or tag of a contact: by the sources, or by the interface's description (12). */
  addedStatus: 201 | 200
  /** False: the address of a recording cannot be signed (12). */
  signsRecordings: boolean
}

/** How answers are written (VoIPBin API 4, 14). */
export interface DataSwitches {
  /** As the sources write them, or as the documents show them: stamps, what has not happened, empty members. */
  dataForm: 'source' | 'documented'
  /** True: rows of one moment have the same stamp, so that the end of a page between them loses some (4.1). */
  sharedStamps: boolean
  /** True: the last page has an empty token, as the documents say. */
  emptyTokenOnLastPage: boolean
  /** What an unreadable page token is (17). */
  badPageToken: 'refused' | 'ignored'
  /** State errors: 500 INTERNAL, or 409 with a reason of their own. */
  stateErrors: 'internal' | 'documented'
  /** What a deleted resource is (17). */
  deletedIs: 'stateInvalid' | 'notFound'
  /** What a file that is not there is called (17). */
  missingFile: 'FILE_NOT_FOUND' | 'RECORDING_NOT_FOUND'
  /** A known path with another method (17). */
  wrongMethod: 404 | 405
  /** What a body that is no JSON is answered as (4.4). */
  jsonErrorType: 'text/plain' | 'application/json'
  /** A required member that is missing. */
  missingMembers: 'refused' | 'taken'
}

/** Who is let in, and how often (VoIPBin API 3, 4.5). */
export interface AccessSwitches {
  tokenLifeMs: number
  /** True: the customer's account is frozen. */
  frozen: boolean
  /** False: no telephone number may be called. */
  verified: boolean
  /** True: the token buckets of 4.5 are in force. */
  rateLimits: boolean
  /** Every request is one too many. */
  limitedBy: 'nothing' | 'ip' | 'customer'
}

/** Calls (VoIPBin API 6, 11). */
export interface CallSwitches {
  /** How a call ends that nobody pays for: not at all, as the sources do, or as documented. */
  noCredit: 'none' | 'internal' | 'documented'
  /** What becomes of an answered call that has neither a flow nor actions. */
  idleCall: 'ends' | 'stays'
  /** True: a number that is shown must be one of the customer's. */
  checksSource: boolean
  /** True: the answer to a new call is a bare list. */
  bareCallList: boolean
  /** How long a leg that was made does not ring yet, in ms. */
  dialMs: number
  /** How long a leg rings, in ms. */
  ringMs: number
  /** How long a leg that is being hung up is still there, in ms. */
  hangupMs: number
  /** What an unanswered leg ends with when the platform has waited long enough. */
  unansweredReason: 'dialout' | 'noanswer'
  /** The number of whoever hides it. */
  withheldNumber: 'anonymous' | '' | 'Unavailable'
  /** The status of an incoming call until an agent answers. */
  incomingWaitsAs: 'ringing' | 'progressing'
  /** What becomes of the caller when a connect action reaches nobody and no other action follows. */
  failedConnect: 'ends' | 'staysAlone'
  /** True: a leg's end ends the legs it has started, also those that were handed over. */
  masterEndsChained: boolean
  /** Muting the second side: adds to the first, or takes its place. */
  secondMute: 'union' | 'overwrite'
  /** True: calls name their groupcall, as documented. */
  callNamesGroupcall: boolean
  /** What becomes of the two others when the caller hangs up while somebody is asked (17). */
  callerLeavesConsultation: 'goesOn' | 'ends'
  /** Hanging up before the new party has answered leaves it ringing. */
  prematureEndLeavesRinging: boolean
  /** By what an extension is found: by its user name alone, or by any of the three readings of its target. */
  extensionsFoundBy: 'targetName' | 'anything'
}

/** Group calls and agents (VoIPBin API 7, 8). */
export interface GroupcallSwitches {
  /** True: an answer below reaches the parent, as documented. */
  nestedAnswer: boolean
  /** True: one leg is counted that could not be made, so that the group call never ends. */
  neverEnds: boolean
  /** False: the end of the nested group call that a one-by-one group call has begun with never reaches it. */
  linearEndReachesParent: boolean
  /** What is told first of a group call: itself, with the ids of legs to come, or its legs. */
  toldFirst: 'groupcall' | 'legs'
  /** How long legs and nested group calls cannot be read although their ids are known, in ms. */
  unreadableMs: number
  /** False: deleting a group call does not end its legs, as documented. */
  deleteEndsLegs: boolean
  /** How an agent with the method `linear` is rung. */
  agentLinear: 'atOnce' | 'inTurn'
  /** As whom somebody is rung who is called by a short number, or by a queue. */
  rungAs: 'agent' | 'extension'
}

/** The event socket (VoIPBin API 10). */
export interface SocketSwitches {
  frames: 'bare' | 'wrapped' | 'mixed'
  /** Which topics events have: both forms, the old one alone, or with the service that publishes as second part. */
  topics: 'both' | 'old' | 'service'
  /** How often an event is published under each of its topics. */
  copies: number
  /** True: what the documents list and the sources keep inside is told as well. */
  tellsAll: boolean
  /** How a socket ends that asked for a wrong topic: without a close frame, or with an empty one. */
  socketEnd: 'noFrame' | 'emptyFrame'
  /** True: a socket ends with the token it was opened with. */
  socketEndsWithToken: boolean
  pingMs: number
  /** A client that has been silent for so many ms is dropped. */
  silentMs: number
}

/** The switches unless told otherwise: what the sources do. */
export const usualSwitches: VoipbinSwitches = {
  rightsJudged: 'last',
  queuecallNamesQueue: false,
  kickWhileConnecting: 'abandoned',
  conferenceBeginsAs: 'starting',
  deletedConferenceEndsCalls: true,
  addedStatus: 201,
  signsRecordings: true,
  dataForm: 'source',
  sharedStamps: false,
  emptyTokenOnLastPage: false,
  badPageToken: 'refused',
  stateErrors: 'internal',
  deletedIs: 'stateInvalid',
  missingFile: 'FILE_NOT_FOUND',
  wrongMethod: 404,
  jsonErrorType: 'text/plain',
  missingMembers: 'refused',
  tokenLifeMs: 7 * DAY,
  frozen: false,
  verified: true,
  rateLimits: false,
  limitedBy: 'nothing',
  noCredit: 'none',
  idleCall: 'ends',
  checksSource: false,
  bareCallList: false,
  dialMs: 0,
  ringMs: MINUTE,
  hangupMs: 0,
  unansweredReason: 'dialout',
  withheldNumber: 'anonymous',
  incomingWaitsAs: 'ringing',
  failedConnect: 'ends',
  masterEndsChained: false,
  secondMute: 'union',
  callNamesGroupcall: false,
  callerLeavesConsultation: 'goesOn',
  prematureEndLeavesRinging: false,
  extensionsFoundBy: 'targetName',
  nestedAnswer: false,
  neverEnds: false,
  linearEndReachesParent: true,
  toldFirst: 'groupcall',
  unreadableMs: 0,
  deleteEndsLegs: true,
  agentLinear: 'atOnce',
  rungAs: 'agent',
  frames: 'bare',
  topics: 'both',
  copies: 1,
  tellsAll: false,
  socketEnd: 'noFrame',
  socketEndsWithToken: false,
  pingMs: 10 * SECOND,
  silentMs: MINUTE
}
