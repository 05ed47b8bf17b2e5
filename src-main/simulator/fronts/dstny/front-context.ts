import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import type { Pbx } from '../../company/pbx.ts'
import type { EventStream } from './http/event-stream.ts'
import type { Reply } from '../kit/reply.ts'
import type { DstnyRequest } from './http/request.ts'
import type { StateTokens } from './calls/state-tokens.ts'
import type { DstnySwitches } from './switches.ts'
import type { TicketIssuer } from './http/tickets.ts'
import type { WebhookRegister } from './webhooks/webhook-register.ts'

/** What the handlers of the front share. */
export interface FrontContext {
  readonly pbx: Pbx
  readonly tickets: TicketIssuer
  readonly tokens: StateTokens
  readonly switches: DstnySwitches
  readonly webhooks: WebhookRegister
}

/** A stream to be opened instead of an answer; `run` is called once the header is out. */
export interface StreamReply {
  readonly run: (stream: EventStream) => void
}

/** What a handler gives back. */
export type AnyReply = Reply | StreamReply

/** Serves one operation. @throws DstnyRefusal and Refusal, answered with the documented error body */
export type Handler = (request: DstnyRequest, context: FrontContext) => AnyReply

/** The operations one part of the front serves. */
export type Handlers = Partial<Record<DstnyOperationId, Handler>>
