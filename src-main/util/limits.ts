/**
 * How many of a thing the program keeps that systems and people outside choose the number of (trust N6). What is beyond is
 * left out, forgotten from the oldest on, or a reason to read anew, as is said where the number is used.
 */
export const limits = {
  /** Calls of an account that are shown; of more the newest are, and the rest is counted for the user. */
  calls: 200,
  /** People in a conference. */
  participants: 200,
  /** People who are told of as rung for one call; the first ones are. */
  rung: 50,
  /** Telephones of a call, and actions that its system names. */
  callMembers: 64,
  /** Ended calls of an account that are remembered, so that a late answer does not revive one, and that are still shown. */
  endedCalls: 200,
  /** Ended calls that wait for the user to dismiss them; the oldest go. */
  undismissedCalls: 50,
  /** Elements of one kind that a system tells of, such as its people; of more the first are known. */
  elements: 20_000,
  /** Messages about elements whose fields are not known yet; the first are kept. */
  earlyMessages: 1_000,
  /** Tokens of a call that are remembered, so that a doubled or late event is known as such. */
  callTokens: 64,
  /** Elements and attributes of an XML document; one with more is not read. */
  xmlParts: 20_000,
  /** Dialogs of a user; with more the stream is opened anew. */
  dialogs: 500,
  /** Ringing calls of which the dialogs said within seconds that somebody else took them; the oldest are forgotten. */
  takenCalls: 200,
  /** Bytes a second that the streams of an account are read with, and what they may be ahead of that. */
  streamBytesPerSecond: 4 * 1024 * 1024,
  /** Contacts of one search; no more than 50 are asked for. */
  foundContacts: 200,
  /** Queues of an account, and figures of queues; the oldest figures are forgotten. */
  queues: 500,
  /** Streams, contacts and paths of an account of which is remembered whether they have worked; the oldest are forgotten. */
  answeredThings: 2_000,
  /** Reasons for which something of an account is missing that are remembered as told. */
  reportedReasons: 100,
  /** Events of a link that were not read yet; with more it is opened anew, and everything is read. */
  waitingEvents: 10_000,
  /** Sounds that are kept to be played, bytes of one, and of all together; the oldest are forgotten. */
  media: 16,
  mediaBytes: 32 * 1024 * 1024,
  allMediaBytes: 64 * 1024 * 1024,
  /** Text messages that are shown; the newest are. */
  textMessages: 500,
  /** Characters of an id or a token; what has a longer one is no call, no dialog and no contact. */
  idChars: 512
} as const
