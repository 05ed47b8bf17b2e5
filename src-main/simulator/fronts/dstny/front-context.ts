import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import type { Pbx } from '../../pbx.ts'
import type { EventStream } from './event-stream.ts'
import type { Reply } from './reply.ts'
import type { DstnyRequest } from './request.ts'
import type { StateTokens } from './state-tokens.ts'
import type { TicketOffice } from './tickets.ts'

/** Habits of the server that differ between versions or are not known; tests turn them. */
export interface DstnySwitches {
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
  /** ms between makeCall's answer and the first ringing. */
  setupMs: number
}

/** What the handlers of the front share. */
export interface FrontContext {
  readonly pbx: Pbx
  readonly tickets: TicketOffice
  readonly tokens: StateTokens
  readonly switches: DstnySwitches
}

/** A stream to be opened instead of an answer; `run` is called once the header is out. */
export interface StreamReply {
  readonly run: (stream: EventStream) => void
}

/** What a handler gives back. */
export type Answer = Reply | StreamReply

/** Serves one operation. @throws DstnyRefusal and Refusal, answered with the documented error body */
export type Handler = (request: DstnyRequest, context: FrontContext) => Answer

/** The operations one part of the front serves. */
export type Handlers = Partial<Record<DstnyOperationId, Handler>>
