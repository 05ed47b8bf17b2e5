import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Pbx } from '../../company/pbx.ts'
import { Refusal } from '../../core/refusal.ts'
import { writeFaulty } from '../kit/faulty-reply.ts'
import { Faults } from '../kit/faults.ts'
import type { Front, FrontActions, FrontOptions, FrontRequest, IssuedSignIn } from '../kit/front.ts'
import { LoopbackServer } from '../kit/loopback-server.ts'
import { faultReply, type Reply } from '../kit/reply.ts'
import { readBody, RequestLog } from '../kit/request-log.ts'
import { permissions, type Agent } from './agents/agent.ts'
import { isSound, soundReply } from './calls/recording-handlers.ts'
import { controlActions } from './control.ts'
import { handlers } from './handlers.ts'
import { admit } from './http/gate.ts'
import { corsHeaders, preflightHeaders, requestIdOf } from './http/headers.ts'
import { login } from './http/login.ts'
import { RateLimits } from './http/rate-limits.ts'
import { internal, VoipbinRefusal } from './http/refusal.ts'
import { json } from './http/reply.ts'
import type { RawRequest } from './http/request.ts'
import { match } from './http/router.ts'
import { signInOf } from './sign-in.ts'
import { Sockets } from './socket/sockets.ts'
import { usualSwitches, type VoipbinSwitches } from './switches.ts'
import { Platform } from './world/platform.ts'

/** One request the front has seen. */
export interface VoipbinLoggedRequest extends FrontRequest {
  readonly headers?: IncomingMessage['headers']
}

/** How the front is opened. */
export interface VoipbinFrontOptions extends Omit<FrontOptions, 'endpoints'> {
  readonly switches?: Partial<VoipbinSwitches>
}

/** The PBX speaking VoIPBin's REST interface and event socket on loopback. */
export class VoipbinFront implements Front {
  readonly vendor = 'voipbin'
  readonly switches: VoipbinSwitches
  readonly platform: Platform
  readonly faults: Faults
  readonly actions: FrontActions
  readonly #sockets: Sockets
  readonly #log = new RequestLog<VoipbinLoggedRequest>()
  readonly #limits: RateLimits
  readonly #server: LoopbackServer

  private constructor(pbx: Pbx, options: VoipbinFrontOptions, server: LoopbackServer) {
    this.switches = { ...usualSwitches, ...options.switches }
    this.#server = server
    this.platform = new Platform(pbx, this.switches, () => this.url)
    this.#limits = new RateLimits(pbx.clock, this.switches)
    this.#sockets = new Sockets({ platform: this.platform, requests: this.#log, faults: () => this.faults })
    this.faults = new Faults(
      server,
      () => [],
      () => this.#sockets.upgrades.open
    )
    this.actions = controlActions(this.platform, () => this.faults)
  }

  /** Opens a front on 127.0.0.1. */
  static async open(pbx: Pbx, options: VoipbinFrontOptions = {}): Promise<VoipbinFront> {
    const server: LoopbackServer = new LoopbackServer(
      options.port ?? 0,
      (incoming, outgoing) => front.serve(incoming, outgoing),
      options.certificate,
      (incoming, socket, head) => void front.#sockets.upgrades.serve(incoming, socket, head)
    )
    const front: VoipbinFront = new VoipbinFront(pbx, options, server)
    await server.listenAgain()
    return front
  }

  get url(): string {
    return this.#server.url
  }

  get requests(): readonly VoipbinLoggedRequest[] {
    return this.#log.all
  }

  get streams(): Front['streams'] {
    return this.#sockets.upgrades.open
  }

  get followed(): Front['followed'] {
    return this.#sockets.followed
  }

  /** The agent somebody is here. @throws Refusal noSuchUser */
  agent(user: string): Agent {
    const agent = this.platform.agents.of(this.platform.pbx.extension(user))
    if (agent === undefined) throw new Refusal('noSuchUser', user)
    return agent
  }

  issue(user: string): IssuedSignIn {
    const agent = this.agent(user)
    if ((agent.permission & (permissions.admin | permissions.manager)) === 0) agent.permission |= permissions.manager
    const { customers, tokens } = this.platform
    const accesskey = customers.accesskeys.find(({ customer }) => customer === agent.customer)?.token
    return signInOf(agent, this.url, { token: tokens.issue(agent), accesskey })
  }

  state(): Readonly<Record<string, unknown>> {
    const { agents, customers, calls } = this.platform
    const legs = [...calls.all].filter(({ isOver }) => !isOver)
    return {
      legs: legs.map(({ id, status, isGhost, hidden }) => ({ id, status, isGhost, ...hidden })),
      topics: this.#sockets.topics,
      agents: agents.all.map(({ id, username, status, permission }) => ({ id, username, status, permission })),
      customers: customers.all.map(({ id, organisation }) => ({ id, name: organisation.name }))
    }
  }

  forgetRequests(): void {
    this.#log.clear()
  }

  forgetCalls(most: number): void {
    const { calls, groupcalls, queuecalls } = this.platform
    for (const rows of [calls, groupcalls, queuecalls]) rows.forgetOldest(most)
  }

  /** Serves one HTTP request; called by the server. */
  async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined)
    const { method = 'GET', headers } = incoming
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const bytes = await readBody(incoming)
    const found = isSound(url.pathname) ? 'sound' : match(method, url.pathname)
    const operation = typeof found === 'object' ? found.operation : found === 'sound' ? 'recordingSound' : 'unknown'
    const body = new TextDecoder().decode(bytes)
    const { clock } = this.platform.pbx
    this.#log.add({ operation, method, path: incoming.url ?? '/', at: clock.now(), body, headers })
    const fault = this.faults.strike(operation)
    const id = requestIdOf(incoming, this.platform.shared.ids)
    const answer =
      fault.reply === undefined ? this.#answer(found, { url, bytes, incoming }, id) : faultReply(fault.reply)
    if (fault.delayMs > 0) await clock.sleep(fault.delayMs)
    if (fault.dropAfterActing) return void outgoing.destroy()
    const withHeaders = { ...answer, headers: { ...corsHeaders, 'X-Request-Id': id, ...answer.headers } }
    await writeFaulty(outgoing, withHeaders, fault, clock)
  }

  async close(): Promise<void> {
    await this.#server[Symbol.asyncDispose]()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #answer(found: Found, received: Received, requestId: string): Reply {
    try {
      return this.#act(found, received)
    } catch (failure) {
      if (failure instanceof VoipbinRefusal) return failure.reply(requestId)
      if (failure instanceof Refusal) return internal().reply(requestId)
      return { status: 500, contentType: 'text/plain', body: String(failure) }
    }
  }

  #act(found: Found, { url, bytes, incoming }: Received): Reply {
    if (found === 'sound') return soundReply(url, incoming.headers, this.platform)
    if (incoming.method === 'OPTIONS') return { status: 204, headers: preflightHeaders }
    if (typeof found === 'string') {
      const isWrongMethod = found === 'wrongMethod' && this.switches.wrongMethod === 405
      throw new VoipbinRefusal('NOT_FOUND', 'ROUTE_NOT_FOUND', isWrongMethod ? { httpStatus: 405 } : {})
    }
    if (bytes === undefined) throw new VoipbinRefusal('INVALID_ARGUMENT', 'INVALID_JSON_BODY')
    const raw: RawRequest = { ...found, query: url.searchParams, headers: incoming.headers, bytes }
    if (found.operation === 'ping') return json({ message: 'pong' })
    if (found.operation === 'login') {
      this.#limits.count('auth')
      return login(raw, this.platform)
    }
    return this.#serveOperation(raw)
  }

  #serveOperation(raw: RawRequest): Reply {
    const request = admit(raw, this.platform, this.#limits)
    const handler = handlers[raw.operation]
    if (handler === undefined) throw new VoipbinRefusal('INVALID_ARGUMENT', 'INVALID_ARGUMENT') // a socket is asked for by an upgrade
    const answer = this.platform.news.together(() => handler(request, this.platform))
    if (!request.wasJudged) throw new Error(`${raw.operation} has judged no rights`)
    return answer
  }
}

type Found = ReturnType<typeof match> | 'sound'

/** A request whose body was read; undefined bytes were too many. */
interface Received {
  readonly url: URL
  readonly bytes: Uint8Array | undefined
  readonly incoming: IncomingMessage
}

/** Lets the PBX speak VoIPBin's protocol on loopback, as the registry opens every front. */
export const openFront = (pbx: Pbx, { endpoints: _, ...options }: FrontOptions): Promise<VoipbinFront> =>
  VoipbinFront.open(pbx, options)
