/** Habits of the server that differ between versions or are not known; tests turn them. */
export interface DstnySwitches extends WebhookSwitches, EventStreamSwitches {
  /** Below 5.7.4 there is no secure ticket, from 6.0.0 on no password-based one. */
  version: '5.7.3' | '5.7.4' | '6.0.0'
  /** True: events carry a name. */
  namedEvents: boolean
  /** True: "text" answers come as JSON strings. */
  jsonTexts: boolean
  /** True: setAcdAgentLogin answers 404, so that the older one is needed. */
  acdLoginMissing: boolean
  /** True: the next dialog document skips a version; turns itself off. */
  dialogGap: boolean
  /** Which rows of a log a page has that starts above an id, where there are more; the documents do not say. */
  pageSince: 'oldest' | 'newest'
  /** How far its clock is ahead of everybody's, in ms, by what it says in `Date`. */
  clockAheadMs: number
}

/** How webhooks are answered and told (Dstny API 4.6, 7). */
export interface WebhookSwitches {
  /** What is posted about a call: its token and id, or all of it. */
  webhookBody: 'tokenOnly' | 'fullState'
  webhookExpiresOn: 'seconds' | 'epochSeconds' | 'epochMs' | 'iso'
  webhookLifeMs: number
  callWebhookResponse: 'empty' | 'lease' | 'callState'
}

/** How the bytes of event streams look; all of it is allowed by the standard. Read when a stream is opened. */
export interface EventStreamSwitches {
  sseLineEnd: '\n' | '\r\n' | '\r'
  /** True: a byte order mark comes first. */
  sseBom: boolean
  /** True: comments stand before and inside each event. */
  sseComments: boolean
  /** True: chunks end in the middle of letters that take several bytes. */
  sseSplitBytes: boolean
  /** True: a stream that ends with an event leaves out its last, empty line. */
  sseNoFinalNewline: boolean
  /** What something between server and client does to streams that are opened, or the server by mistake. */
  sseTrouble: SseTrouble
}

/** Keeps everything back but the headers, ends after the first bytes, or puts 2 MB of comment or 20 MB of event in front. */
export type SseTrouble = 'none' | 'mute' | 'endsAtOnce' | 'longComment' | 'hugeEvent'

/** The switches unless told otherwise. */
export const usualSwitches: DstnySwitches = {
  version: '5.7.4',
  namedEvents: false,
  jsonTexts: false,
  acdLoginMissing: false,
  dialogGap: false,
  pageSince: 'oldest',
  clockAheadMs: 0,
  webhookBody: 'tokenOnly',
  webhookExpiresOn: 'seconds',
  webhookLifeMs: 3_600_000,
  callWebhookResponse: 'empty',
  sseLineEnd: '\n',
  sseBom: false,
  sseComments: false,
  sseSplitBytes: false,
  sseNoFinalNewline: false,
  sseTrouble: 'none'
}
