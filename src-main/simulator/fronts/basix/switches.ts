/**
 * Habits of the server that the vendor's pages leave open; tests turn them. The first reading of each is the one the
 * contract assumes.
 */
export interface BasixSwitches
  extends
    HttpSwitches,
    CallingSwitches,
    OpeningSwitches,
    MessageSwitches,
    ElementSwitches,
    LegSwitches,
    CommandSwitches {}

/** How requests are refused (Basix API 1.4, 2). */
export interface HttpSwitches {
  /** What a wrong token gets: a status, or a result with `authentication_required`. */
  refusedToken: 'status' | 'result'
  /** HTTP status that errors of a method come with. */
  errorStatus: 200 | 500
  /** How error words are written; only `authentication_required` is known. */
  errorWords: 'lowerCase' | 'upperCase'
  wrongMethodStatus: 405 | 404
  /** A result other than 0 that errors have; 500 is documented. */
  errorCode: number
}

/** What the methods that start a call make of their parameters (Basix API 2.1 to 2.6). */
export interface CallingSwitches {
  /** Which name counts where several are given: the first in the vendor's order, or the last. */
  severalNames: 'first' | 'last'
  /** Ids as text, such as "10001001". */
  numericTexts: 'accepted' | 'refused'
  /** Whose name `{name=…}` before a number is. */
  inlineName: 'called' | 'calling'
  /** Voicemail boxes, park slots, rooms and calls to be picked up as destinations of a method. */
  internalDestinations: 'accepted' | 'refused'
  foreignCallingNumber: 'refused' | 'accepted'
  /** A resolver that no group of the user fits. */
  noFittingGroup: 'error' | 'ignored'
  /** What call_external does with a number outside as its destination; the oldest page allowed it. */
  outsideDestinations: 'refused' | 'accepted'
  /** The channels of call_group: that of the member who rings first, or none. */
  groupUuids: 'first' | 'none'
  /** How the members of a group are called; ringing is announced for later. */
  groupCalls: 'hunting' | 'ringing'
  callbackTimes: number
  callbacksOf: 'all' | 'call_group'
  /** Legs there may be in a domain. */
  channelLimit: number
  channelLimitWord: string
}

/** Who may open a socket (Basix API 2.7, 2.8). */
export interface OpeningSwitches {
  ticketLifeMs: number
  refusedTicketStatus: 401 | 403
  badOpeningStatus: 400 | 403
  /** Which parameter makes a connection take the place of an older one. */
  forcedName: 'both' | 'forced' | 'force'
  replaced: 'oldest' | 'newest'
  /** What a connection too many gets: a message and the end, or a status instead of the upgrade. */
  limitReached: 'message' | 'status'
  connectionLimit: number
  /** Whether connections with all events count, against each other. */
  fullEventsCount: boolean
  /** True: every connection with a token gets all channels, as the library's page says. */
  tokenSeesAll: boolean
  /** ms between signs of life the server asks for; 0: it asks for none. */
  pingMs: number
}

/** How messages are written (Basix API 3.2, 3.3). */
export interface MessageSwitches {
  kinds: 'atom' | 'string'
  names: 'string' | 'binary' | 'atom'
  enumerations: 'atom' | 'binary'
  emptyList: 'bertNil' | 'nil'
  fieldOrder: 'usual' | 'shuffled'
  /** True: each element has a field that no page lists. */
  unknownField: boolean
  /** True: elements and messages of kinds that no page lists come now and then. */
  unknownKinds: boolean
  /** Data of channels before or after the order of their fields. */
  firstMessage: 'fieldSpec' | 'data'
  /** The orders of all elements before the first data, or each before its own. */
  fieldSpecs: 'each' | 'allFirst'
}

/** What is told beside legs (Basix API 3.4). */
export interface ElementSwitches {
  /** Whether what there is at first of these two is told. */
  initialWaiting: boolean
  domainElement: boolean
  /** True: telephones are told as well; the vendor has not finished that. */
  terminals: boolean
  /** Whether a connection of one user hears of every call that waits, or of its own. */
  waitingOf: 'domain' | 'user'
  /** State of a call that waits in a queue. */
  queuedState: 'calling' | 'ringing'
  /** The numbers for do not disturb, forwarding, and being logged in. */
  onNumber: number
  loggedInNumber: number
  /** Which number the presence everybody begins with has; the others follow. */
  firstPresence: number
  /** How counts of messages are written. */
  mwi: 'newSlashSaved' | 'new'
}

/** How legs are told (Basix API 3.4 to 3.7, 8). */
export interface LegSwitches {
  hangup: 'removed' | 'updatedThenRemoved'
  /** What travels with a removal: the whole record, or the key and how it ended. */
  removedCarries: 'record' | 'key'
  /** The word for a state that has changed; the older one is of 2016. */
  stateEvent: 'STATE_CHANGE' | 'CHANNEL_APPLICATION'
  /** State of a telephone that rings. */
  ringingState: 'absent' | 'ringing'
  /** Which events tell that a browser phone rings. */
  ringingPark: 'updated' | 'added'
  origination: 'methodAndDestination' | 'opaque'
  /** Whether the leg to the destination has an origination too. */
  originationOf: 'first' | 'both'
  /** `target` where a group is called; without it `called_number` is the id of the group. */
  groupTarget: 'present' | 'absent'
  /** Last element of `other_info`; it changed between versions. */
  otherInfoLast: 'whoscall' | 'answerTimestamp'
  endUserParts: 5 | 4
  endUserSpaces: 'plus' | 'percent'
  noEndUser: 'asterisks' | 'absent'
  /** True: end users have a percent sign that escapes nothing. */
  malformedEndUser: boolean
  withheldNumber: 'anonymous' | ''
  slotType: 'text' | 'number'
  queueIdType: 'number' | 'text'
  /** How a ringing leg that is hung up by a command ends. */
  rejectData: string
  /** True: what is known of callers elsewhere is told. */
  whoscall: boolean
}

/** What commands do (Basix API 3.8). */
export interface CommandSwitches {
  transfersOf: 'all' | 'ringing'
  /** Whether a connection with a token may send any. */
  tokenCommands: 'obeyed' | 'ignored'
  /** What a command does that cannot be read. */
  badCommand: 'ignored' | 'closes'
  parkTimeoutUnit: 's' | 'ms'
  /** What becomes of a parked call after its time. */
  parkTimeout: 'ringsParker' | 'ends'
}

/** The switches unless told otherwise. */
export const usualSwitches: BasixSwitches = {
  refusedToken: 'status',
  errorStatus: 200,
  errorWords: 'lowerCase',
  wrongMethodStatus: 405,
  errorCode: 500,
  severalNames: 'first',
  numericTexts: 'accepted',
  inlineName: 'called',
  internalDestinations: 'accepted',
  foreignCallingNumber: 'refused',
  noFittingGroup: 'error',
  outsideDestinations: 'refused',
  groupUuids: 'first',
  groupCalls: 'hunting',
  callbackTimes: 1,
  callbacksOf: 'all',
  channelLimit: 200,
  channelLimitWord: 'channel_limit_reached',
  ticketLifeMs: 5_000,
  refusedTicketStatus: 401,
  badOpeningStatus: 400,
  forcedName: 'both',
  replaced: 'oldest',
  limitReached: 'message',
  connectionLimit: 2,
  fullEventsCount: true,
  tokenSeesAll: false,
  pingMs: 0,
  kinds: 'atom',
  names: 'string',
  enumerations: 'atom',
  emptyList: 'bertNil',
  fieldOrder: 'usual',
  unknownField: false,
  unknownKinds: false,
  firstMessage: 'fieldSpec',
  fieldSpecs: 'each',
  initialWaiting: true,
  domainElement: true,
  terminals: false,
  waitingOf: 'domain',
  queuedState: 'calling',
  onNumber: 1,
  loggedInNumber: 1,
  firstPresence: 0,
  mwi: 'newSlashSaved',
  hangup: 'removed',
  removedCarries: 'record',
  stateEvent: 'STATE_CHANGE',
  ringingState: 'absent',
  ringingPark: 'updated',
  origination: 'methodAndDestination',
  originationOf: 'first',
  groupTarget: 'present',
  otherInfoLast: 'whoscall',
  endUserParts: 5,
  endUserSpaces: 'plus',
  noEndUser: 'asterisks',
  malformedEndUser: false,
  withheldNumber: 'anonymous',
  slotType: 'text',
  queueIdType: 'number',
  rejectData: 'recv_refuse,USER_BUSY',
  whoscall: false,
  transfersOf: 'all',
  tokenCommands: 'obeyed',
  badCommand: 'ignored',
  parkTimeoutUnit: 's',
  parkTimeout: 'ringsParker'
}
