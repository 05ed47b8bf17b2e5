import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MirtaRequestName } from '../../../wire-tables/mirta.ts'
import { SECOND } from '../../../util/durations.ts'
import { lookUp } from '../../../util/lookup.ts'
import { Emitter } from '../../../util/emitter.ts'
import type { Pbx } from '../../company/pbx.ts'
import type { CallLogItem } from '../../core/call-log.ts'
import { Refusal } from '../../core/refusal.ts'
import { Faults } from '../kit/faults.ts'
import { writeFaulty } from '../kit/faulty-reply.ts'
import type { Front, FrontActions, FrontOptions, FrontRequest, IssuedSignIn } from '../kit/front.ts'
import { LoopbackServer } from '../kit/loopback-server.ts'
import { faultReply, writeReply, type Reply } from '../kit/reply.ts'
import { readBody, RequestLog } from '../kit/request-log.ts'
import { createContext, type ContextParts } from './create-context.ts'
import { lastMinute, mirtaActions, shownKeys } from './control.ts'
import { handlers } from './handlers.ts'
import { nothing, refused, words, type Answer } from './http/answers.ts'
import { CachedAnswers } from './http/cached-answers.ts'
import { findRow } from './http/find-row.ts'
import { admit, formatOf } from './http/gate.ts'
import { readParameters, type Parameters } from './http/parameters.ts'
import { withoutSecrets } from './http/redact.ts'
import { MirtaRequest } from './http/request.ts'
import { writeAnswer } from './http/write-answer.ts'
import { messageId } from './records/voicemail.ts'
import { signInOf } from './sign-in.ts'
import { usualSwitches, type MirtaSwitches } from './switches.ts'

/** How the front is opened. */
export interface MirtaFrontOptions extends Omit<FrontOptions, 'endpoints'> {
  readonly switches?: Partial<MirtaSwitches>
}

/** One request the front has seen, without the key and without passwords. */
export interface MirtaLogEntry extends FrontRequest {
  readonly operation: MirtaRequestName | 'unknown'
}

/** How long some requests took where they were seen, in ms (MiRTA 2.1). */
const seenDelays = { channels: 7 * SECOND, countPeers: 23 * SECOND } as const satisfies Partial<
  Record<MirtaRequestName, number>
>
const paths = { pbx: '/pbx/proxyapi.php', mirtapbx: '/mirtapbx/proxyapi.php' } as const
const notFound: Reply = {
  status: 404,
  contentType: 'text/html; charset=iso-8859-1',
  body: '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found</title>\n</head></html>\n'
}

/** The PBX speaking the interface of MiRTA PBX on loopback. */
export class MirtaFront implements Front {
  readonly vendor = 'mirta'
  readonly pbx: Pbx
  readonly switches: MirtaSwitches
  readonly followed = new Emitter<void>()
  readonly faults: Faults
  readonly actions: FrontActions
  readonly streams = []
  readonly #log = new RequestLog<MirtaLogEntry>()
  readonly #context: ContextParts
  readonly #server: LoopbackServer
  readonly #cached = new CachedAnswers()
  readonly #underWay = new Map<ServerResponse, string>()

  private constructor(pbx: Pbx, { switches }: MirtaFrontOptions, server: LoopbackServer) {
    this.pbx = pbx
    this.switches = { ...structuredClone(usualSwitches), ...switches }
    this.#context = createContext(pbx, this.switches)
    this.#server = server
    this.faults = new Faults(server, () => [])
    this.actions = mirtaActions(this.faults, this.#context)
  }

  /** Opens a front on 127.0.0.1. */
  static async open(pbx: Pbx, options: MirtaFrontOptions = {}): Promise<MirtaFront> {
    const server: LoopbackServer = new LoopbackServer(
      options.port ?? 0,
      (incoming, outgoing) => front.serve(incoming, outgoing),
      options.certificate
    )
    const front: MirtaFront = new MirtaFront(pbx, options, server)
    await server.listenAgain()
    return front
  }

  get url(): string {
    return this.#server.url
  }

  get requests(): MirtaLogEntry[] {
    return this.#log.all
  }

  /** Names of the requests that have come and are not answered yet. */
  get underWay(): readonly string[] {
    return [...this.#underWay.values()]
  }

  /** The tenants and their keys. */
  get tenants(): ContextParts['tenants'] {
    return this.#context.tenants
  }

  /** The id by which the system knows what a row of somebody's log is about. */
  idOf(item: CallLogItem): string {
    const { pastCalls, recordingIds } = this.#context
    if (item.kind === 'voicemail') return messageId(item, this.#context)
    return (item.kind === 'recording' ? recordingIds.of(item) : pastCalls.idOf(item)) ?? ''
  }

  issue(user: string): IssuedSignIn {
    return signInOf(this.pbx.extension(user), this.url, this.tenants)
  }

  state(): Readonly<Record<string, unknown>> {
    return { keys: shownKeys(this.tenants), lastMinute: lastMinute(this.requests, this.pbx.clock.now()) }
  }

  forgetRequests(): void {
    this.#log.clear()
  }

  /** Resolves with the first request of this name from now on. */
  nextRequest(name: MirtaRequestName): Promise<MirtaLogEntry> {
    return this.#log.next(name)
  }

  /** Serves one HTTP request; called by the server. */
  async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined)
    try {
      outgoing.setHeader('Date', new Date(this.#context.time.now()).toUTCString())
      const url = new URL(incoming.url ?? '/', this.url)
      const bytes = (await readBody(incoming)) ?? new Uint8Array()
      const parameters = await readParameters(url, bytes, incoming.headers['content-type'])
      const isServed = this.#isServed(url)
      const operation = isServed ? (findRow(parameters)?.name ?? 'unknown') : 'unknown'
      this.#logRequest(incoming, operation, bytes)
      this.#underWay.set(outgoing, operation)
      outgoing.on('close', () => this.#underWay.delete(outgoing))
      if (isServed) await this.#act(operation, parameters, outgoing)
      else writeReply(outgoing, notFound)
    } catch (failure) {
      if (!outgoing.headersSent) writeReply(outgoing, { status: 500, contentType: 'text/plain', body: String(failure) })
    }
  }

  async close(): Promise<void> {
    this.#context[Symbol.dispose]()
    await this.#server[Symbol.asyncDispose]()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #isServed({ pathname }: URL): boolean {
    const { basePath } = this.switches
    const served = basePath === 'both' ? Object.values(paths) : [paths[basePath]]
    return served.some((path) => path === pathname)
  }

  async #act(operation: MirtaLogEntry['operation'], parameters: Parameters, outgoing: ServerResponse): Promise<void> {
    const fault = this.faults.strike(operation)
    const answered = fault.reply === undefined ? this.#answer(parameters) : undefined
    const delayMs = fault.delayMs + (answered?.usualMs ?? 0)
    const reply = fault.reply === undefined ? answered?.reply : faultReply(fault.reply)
    if (delayMs > 0) await this.pbx.clock.sleep(delayMs)
    if (fault.dropAfterActing) return void outgoing.destroy()
    if (reply === undefined) return
    await writeFaulty(outgoing, reply, fault, this.pbx.clock)
    if (operation === 'lamps') this.followed.emit()
  }

  /** What is answered, no reply for silence, and how long that takes usually, in ms. */
  #answer(parameters: Parameters): { readonly reply: Reply | undefined; readonly usualMs: number } {
    const request = admit(parameters, this.#context)
    const isLetIn = request instanceof MirtaRequest
    const answer = isLetIn ? this.#served(request) : request
    const usualMs = isLetIn ? this.#usualMs(request) : 0
    if (answer.kind === 'silence') return { reply: undefined, usualMs }
    const row = findRow(parameters)?.row
    const callback = parameters.get('callback')
    const how = { row, format: formatOf(parameters), callback, switches: this.switches }
    return { reply: writeAnswer(answer, how), usualMs }
  }

  #served(request: MirtaRequest): Answer {
    try {
      const answer = this.#cached.answer(request, this.switches.cacheMs, this.pbx.clock.now(), () => {
        return handlers[request.name]?.(request, this.#context) ?? nothing
      })
      // what a real system was seen to answer, where a test has put that in place
      const seen = new Map(Object.entries(this.switches.bodies)).get(request.name)
      return seen === undefined ? answer : words(seen)
    } catch (failure) {
      if (failure instanceof Refusal) return refused(failure.message)
      throw failure
    }
  }

  #usualMs(request: MirtaRequest): number {
    const isQuick = request.name === 'channels' && request.optional('nodename') !== undefined
    return this.switches.seenDelays && !isQuick ? (lookUp(seenDelays, request.name) ?? 0) : 0
  }

  #logRequest(incoming: IncomingMessage, operation: MirtaLogEntry['operation'], bytes: Uint8Array): void {
    const { method = 'GET', url: path = '/' } = incoming
    const body = withoutSecrets(new TextDecoder().decode(bytes))
    this.#log.add({ operation, method, path: withoutSecrets(path), at: this.pbx.clock.now(), body })
  }
}

/** Lets the PBX speak the interface of MiRTA PBX on loopback. */
export const openMirtaFront = (pbx: Pbx, options: MirtaFrontOptions = {}): Promise<MirtaFront> =>
  MirtaFront.open(pbx, options)

/** The same, as the registry opens every front. @throws TypeError where a file of endpoints is given: there are none */
export async function openFront(pbx: Pbx, { endpoints, ...options }: FrontOptions): Promise<MirtaFront> {
  if (endpoints !== undefined) throw new TypeError('this system has no file of endpoints')
  return openMirtaFront(pbx, options)
}
