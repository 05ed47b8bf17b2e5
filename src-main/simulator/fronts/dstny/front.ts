import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import { Emitter } from '../../../util/emitter.ts'
import { Faults } from '../kit/faults.ts'
import { writeFaulty } from '../kit/faulty-reply.ts'
import type { Front, FrontActions, FrontOptions, IssuedSignIn } from '../kit/front.ts'
import type { Pbx } from '../../company/pbx.ts'
import { EventStream } from './http/event-stream.ts'
import { notServed, readRequest, refusalReply } from './http/exchange.ts'
import type { AnyReply, FrontContext, StreamReply } from './front-context.ts'
import { admit } from './gate.ts'
import { shownWebhooks, ticketActions } from './control.ts'
import { handlers } from './handlers.ts'
import type { DstnyFrontOptions, IssueOptions, LoggedRequest, WrittenEvent } from './front-options.ts'
import type { RawRequest } from './http/request.ts'
import { DstnyRefusal } from './http/reply.ts'
import { readRoutes } from './http/route-file.ts'
import { DstnyRouter } from './http/router.ts'
import { signInOf } from './sign-in.ts'
import { StateTokens } from './calls/state-tokens.ts'
import { usualSwitches, type DstnySwitches } from './switches.ts'
import { serveTickets } from './http/ticket-handlers.ts'
import { allApis, TICKET_LIFE_MS, TicketIssuer } from './http/tickets.ts'
import { Webhooks } from './webhooks/webhooks.ts'
import { faultReply, writeReply, type Reply } from '../kit/reply.ts'
import { RequestLog } from '../kit/request-log.ts'
import { LoopbackServer, type FrontCertificate } from '../kit/loopback-server.ts'

/** The PBX speaking the Dstny Core User API on loopback. */
export class DstnyFront implements Front {
  readonly vendor = 'dstny'
  readonly pbx: Pbx
  readonly domain: string
  readonly tickets: TicketIssuer
  readonly switches: DstnySwitches
  readonly webhooks: Webhooks
  readonly opened = new Emitter<EventStream>()
  readonly followed = new Emitter<void>()
  readonly written = new Emitter<WrittenEvent>()
  readonly actions: FrontActions
  readonly faults: Faults
  readonly #log = new RequestLog<LoggedRequest>()
  readonly #context: FrontContext
  readonly #router: DstnyRouter
  readonly #server: LoopbackServer
  readonly #streams = new Set<EventStream>()

  private constructor(pbx: Pbx, options: DstnyFrontOptions, server: LoopbackServer) {
    this.pbx = pbx
    this.domain = pbx.data.organisations[0].domain
    this.tickets = new TicketIssuer(pbx.clock, options.routes?.scopes)
    this.switches = { ...usualSwitches, ...options.switches }
    const shared = { pbx, tokens: new StateTokens(pbx), switches: this.switches }
    this.webhooks = new Webhooks(shared)
    this.#context = { ...shared, tickets: this.tickets, webhooks: this.webhooks }
    this.#router = new DstnyRouter(options.routes)
    this.#server = server
    this.actions = ticketActions(this.tickets)
    this.faults = new Faults(server, () => this.streams)
    this.tickets.revoked.on((ticket) => {
      for (const stream of this.#streams) if (stream.ticket === ticket) stream.end()
    })
  }

  /** Opens a front on 127.0.0.1. */
  static async open(pbx: Pbx, options: DstnyFrontOptions = {}): Promise<DstnyFront> {
    const server: LoopbackServer = new LoopbackServer(
      options.port ?? 0,
      (incoming, outgoing) => front.serve(incoming, outgoing),
      options.certificate
    )
    const front: DstnyFront = new DstnyFront(pbx, options, server)
    await server.listenAgain()
    return front
  }

  get url(): string {
    return this.#server.url
  }

  /** Connections there were, with or without a request. */
  get connections(): number {
    return this.#server.connections
  }

  get requests(): LoggedRequest[] {
    return this.#log.all
  }

  /** Tells each request when it has come. */
  get requested(): Emitter<LoggedRequest> {
    return this.#log.added
  }

  get streams(): readonly EventStream[] {
    return [...this.#streams]
  }

  /** A token as the portal would show it, for the pasted way; all scopes unless told otherwise. */
  issueToken(user: string, options: IssueOptions = {}): string {
    const { apis = allApis, lifeMs = TICKET_LIFE_MS } = options
    return this.tickets.issue(this.pbx.extension(user), { name: `portal ${user} ${this.pbx.nextId()}`, apis, lifeMs })
      .token
  }

  issue(user: string): IssuedSignIn {
    return signInOf(this.pbx.extension(user), this.url, this.issueToken(user))
  }

  state(): Readonly<Record<string, unknown>> {
    return { webhooks: shownWebhooks(this.webhooks) }
  }

  forgetRequests(): void {
    this.#log.clear()
  }

  /** Shows another certificate from now on, as after a renewal; open connections end. */
  showCertificate(certificate: FrontCertificate): Promise<void> {
    return this.#server.showCertificate(certificate)
  }

  /** Resolves with the first request of this operation from now on. */
  nextRequest(operation: DstnyOperationId): Promise<LoggedRequest> {
    return this.#log.next(operation)
  }

  /** Serves one HTTP request; called by the server. */
  async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined)
    this.#date(outgoing)
    try {
      const raw = await readRequest(incoming, this.#router)
      this.#logRequest(incoming, raw)
      await this.#act(raw, outgoing)
    } catch (failure) {
      if (failure instanceof DstnyRefusal && [404, 405].includes(failure.status)) this.#logRequest(incoming, undefined)
      if (!outgoing.headersSent) writeReply(outgoing, this.#refusal(failure))
    }
  }

  async close(): Promise<void> {
    this.webhooks[Symbol.dispose]()
    await this.#server[Symbol.asyncDispose]()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** Says what time it is here. */
  #date(outgoing: ServerResponse): void {
    const now = this.pbx.clock.now() + this.switches.clockAheadMs
    if (!outgoing.headersSent) outgoing.setHeader('Date', new Date(now).toUTCString())
  }

  async #act(raw: RawRequest, outgoing: ServerResponse): Promise<void> {
    const fault = this.faults.strike(raw.id)
    const answer = fault.reply === undefined ? this.#answer(raw) : faultReply(fault.reply)
    if (fault.delayMs > 0) await this.pbx.clock.sleep(fault.delayMs)
    this.#date(outgoing)
    if (fault.dropAfterActing) return void outgoing.destroy()
    if ('run' in answer) this.#openStream(raw, answer, outgoing, fault.contentType)
    else await writeFaulty(outgoing, answer, fault, this.pbx.clock)
  }

  #answer(raw: RawRequest): AnyReply {
    try {
      return this.#serveOperation(raw)
    } catch (failure) {
      return this.#refusal(failure)
    }
  }

  #serveOperation(raw: RawRequest): AnyReply {
    const ticketResponse = serveTickets(raw, this.#context)
    if (ticketResponse !== undefined) return ticketResponse
    const handler = handlers[raw.id]
    const request = admit(raw, this.#context)
    if (handler === undefined) throw notServed(raw.id)
    const answer = handler(request, this.#context)
    const isText = !('run' in answer) && answer.contentType?.startsWith('text/plain') === true
    if (!isText || !this.switches.jsonTexts) return answer
    return { ...answer, contentType: 'application/json', body: JSON.stringify(String(answer.body)) }
  }

  #openStream(raw: RawRequest, answer: StreamReply, outgoing: ServerResponse, contentType?: string): void {
    const request = admit(raw, this.#context)
    const stream = new EventStream(outgoing, {
      operation: raw.id,
      ticket: request.ticket,
      clock: this.pbx.clock,
      named: this.switches.namedEvents,
      shape: this.switches,
      delayOf: () => this.faults.delayOf(raw.id),
      onWritten: (data) => {
        this.written.emit({ operation: raw.id, data, at: performance.timeOrigin + performance.now() })
      }
    })
    this.#streams.add(stream)
    stream.signal.addEventListener('abort', () => this.#streams.delete(stream))
    stream.start(contentType)
    if (this.faults.silences(raw.id)) stream.goSilent()
    answer.run(stream)
    this.opened.emit(stream)
    if (raw.id === 'streamDialogEvents') this.followed.emit()
  }

  #logRequest(incoming: IncomingMessage, raw: RawRequest | undefined): void {
    const { method = 'GET', url: path = '/', headers } = incoming
    const body = new TextDecoder().decode(raw?.bytes)
    this.#log.add({ operation: raw?.id ?? 'unknown', method, path, at: this.pbx.clock.now(), body, headers })
  }

  #refusal(failure: unknown): Reply {
    try {
      return refusalReply(failure)
    } catch (unexpected) {
      return { status: 500, contentType: 'text/plain', body: String(unexpected) }
    }
  }
}

/** Lets the PBX speak the Dstny Core User API on loopback. */
export const openDstnyFront = (pbx: Pbx, options: DstnyFrontOptions = {}): Promise<DstnyFront> =>
  DstnyFront.open(pbx, options)

/** The same, as the registry opens every front. @throws TypeError where the file of endpoints is wrong */
export const openFront = (pbx: Pbx, { endpoints, ...options }: FrontOptions): Promise<DstnyFront> =>
  openDstnyFront(pbx, { ...options, ...(endpoints !== undefined && { routes: readRoutes(endpoints) }) })
