import type { IncomingMessage, ServerResponse } from 'node:http'
import { abortError } from '../../../util/abort.ts'
import { Emitter } from '../../../util/emitter.ts'
import type { Pbx } from '../../company/pbx.ts'
import { writeFaulty } from '../kit/faulty-reply.ts'
import type { Front, FrontActions, FrontOptions, FrontRequest, IssuedSignIn } from '../kit/front.ts'
import { LoopbackServer } from '../kit/loopback-server.ts'
import { faultReply, writeReply, type Reply } from '../kit/reply.ts'
import { readBody, RequestLog } from '../kit/request-log.ts'
import { controlActions, shownServer } from './control.ts'
import { CallistoFaults } from './faults.ts'
import { execute, onlyWord, parameterNames } from './functions/functions.ts'
import { addressOf, type Address } from './http/address.ts'
import { answerOf, page } from './http/answer.ts'
import { pairsOf, Parameters } from './http/form.ts'
import { admit, type Admitted } from './http/gate.ts'
import { signInOf } from './sign-in.ts'
import { usualSwitches, type CallistoSwitches } from './switches.ts'
import { allow, seededServer } from './world/seed.ts'
import type { CallistoServer } from './world/server.ts'

/** One request the front has seen. */
export interface CallistoRequest extends FrontRequest {
  /** Parts of the path, the instance and parameters that are written in another case than the contract has. */
  readonly caseDiffers: readonly string[]
  readonly headers: IncomingMessage['headers']
}

/** How the front is opened. */
export interface CallistoFrontOptions extends Omit<FrontOptions, 'endpoints'> {
  readonly switches?: Partial<CallistoSwitches>
}

/** A request whose body was read. */
interface Received {
  readonly incoming: IncomingMessage
  readonly address: Address
  readonly pairs: readonly [name: string, value: string][]
}

const knownNames = new Set([...parameterNames].map((name) => name.toLowerCase()))

/** A server with ManagerAssistant on loopback, whose users are the people of the PBX; calls have no part in it. */
export class CallistoFront implements Front {
  readonly vendor = 'callisto'
  readonly switches: CallistoSwitches
  readonly server: CallistoServer
  readonly faults: CallistoFaults
  readonly actions: FrontActions
  /** There are none (Callisto API 3.1). */
  readonly streams = []
  /** Tells each reading of the groups: no call can be followed, and this is how a client keeps up. */
  readonly followed = new Emitter<void>()
  readonly #pbx: Pbx
  readonly #log = new RequestLog<CallistoRequest>()
  readonly #listener: LoopbackServer
  readonly #life = new AbortController()

  private constructor(pbx: Pbx, options: CallistoFrontOptions, listener: LoopbackServer) {
    this.#pbx = pbx
    this.#listener = listener
    this.switches = { ...usualSwitches, ...options.switches }
    this.server = seededServer(pbx, this.switches)
    this.faults = new CallistoFaults(listener, () => this.streams)
    const { server, switches, faults } = this
    this.actions = controlActions({ pbx, server, switches, faults, origin: () => this.url })
  }

  /** Opens a front on 127.0.0.1. */
  static async open(pbx: Pbx, options: CallistoFrontOptions = {}): Promise<CallistoFront> {
    const listener: LoopbackServer = new LoopbackServer(
      options.port ?? 0,
      (incoming, outgoing) => front.serve(incoming, outgoing),
      options.certificate
    )
    const front: CallistoFront = new CallistoFront(pbx, options, listener)
    await listener.listenAgain()
    return front
  }

  get url(): string {
    return this.#listener.url
  }

  get requests(): readonly CallistoRequest[] {
    return this.#log.all
  }

  /** The sign-in of a person to the first instance; the person gets every privilege. */
  issue(user: string): IssuedSignIn {
    const found = this.server.userOf(this.#pbx.extension(user))
    allow(found)
    return signInOf(found, this.url, this.server.instances[0]?.name ?? '')
  }

  state(): Readonly<Record<string, unknown>> {
    const inOtherCase = this.requests.filter(({ caseDiffers }) => caseDiffers.length > 0)
    return {
      ...shownServer(this.server),
      caseDiffers: inOtherCase.map(({ path, caseDiffers }) => ({ path, caseDiffers }))
    }
  }

  forgetRequests(): void {
    this.#log.clear()
  }

  /** Serves one HTTP request; called by the server. */
  async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined)
    const received = await this.#receive(incoming)
    if (received === undefined) return writeReply(outgoing, page(413, 'Request entity too large'))
    await this.#act(received, outgoing)
  }

  async close(): Promise<void> {
    this.#life.abort(abortError('the front has closed'))
    await this.#listener[Symbol.asyncDispose]()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** Reads and logs a request; undefined where it is too large. */
  async #receive(incoming: IncomingMessage): Promise<Received | undefined> {
    const { method = 'GET', url = '/', headers } = incoming
    const bytes = await readBody(incoming)
    const [path = '/'] = url.split('?', 1)
    const address = addressOf(path, this.switches)
    const body = Buffer.from(bytes ?? []).toString('latin1') // one letter for each byte, as it came
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
    const raw = method === 'GET' ? url.slice(path.length + 1) : isForm ? body : ''
    const pairs = pairsOf(raw, this.switches.charset)
    const operation = address.name ?? 'unknown'
    const caseDiffers = this.#caseDiffers(address, pairs)
    this.#log.add({ operation, method, path: url, at: this.#pbx.clock.now(), body, headers, caseDiffers })
    return bytes === undefined ? undefined : { incoming, address, pairs }
  }

  #caseDiffers({ instance, caseDiffers }: Address, pairs: Received['pairs']): string[] {
    const isSame = (name: string): boolean => name.toLowerCase() === instance.toLowerCase()
    const known = this.server.instances.map(({ name }) => name)
    const names = pairs
      .map(([name]) => name)
      .filter((name) => knownNames.has(name.toLowerCase()) && !parameterNames.has(name))
    return [...caseDiffers, ...(known.some(isSame) && !known.includes(instance) ? [instance] : []), ...names]
  }

  async #act(received: Received, outgoing: ServerResponse): Promise<void> {
    const fault = this.faults.strike(received.address.name ?? 'unknown')
    const reply = fault.reply === undefined ? this.#answer(received) : faultReply(fault.reply)
    if (fault.delayMs > 0 && !(await this.#waits(fault.delayMs))) return
    if (fault.dropAfterActing) return void outgoing.destroy()
    await writeFaulty(outgoing, reply, fault, this.#pbx.clock)
  }

  /** @returns false where the front was closed meanwhile */
  #waits(ms: number): Promise<boolean> {
    return this.#pbx.clock.sleep(ms, this.#life.signal).then(
      () => true,
      () => false
    )
  }

  #answer({ incoming, address, pairs }: Received): Reply {
    const { server, switches } = this
    const admitted = admit(incoming, address, { server, switches })
    return 'status' in admitted ? admitted : this.#call(admitted, pairs)
  }

  #call({ name, instance }: Admitted, pairs: Received['pairs']): Reply {
    const { server, switches, url: origin } = this
    const { word, spoiling } = this.faults.strikeAnswer(name)
    const parameters = new Parameters(pairs, switches.parameterCase)
    const result =
      word === undefined ? execute(name, { parameters, instance, server, switches, origin }) : onlyWord(name, word)
    if (name === 'getGroups' && result.word === 'OK') this.followed.emit()
    return answerOf(name, result, switches, spoiling)
  }
}

/** Lets the PBX have a server with ManagerAssistant on loopback. */
export const openCallistoFront = (pbx: Pbx, options: CallistoFrontOptions = {}): Promise<CallistoFront> =>
  CallistoFront.open(pbx, options)

/** The same, as the registry opens every front. @throws TypeError for a file of routes: clients of this system have none */
export async function openFront(pbx: Pbx, { endpoints, ...options }: FrontOptions): Promise<CallistoFront> {
  if (endpoints !== undefined) throw new TypeError('there is no file of routes for this system')
  return await openCallistoFront(pbx, options)
}
