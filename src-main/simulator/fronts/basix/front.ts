import type { IncomingMessage, ServerResponse } from 'node:http'
import { Emitter } from '../../../util/emitter.ts'
import type { Pbx } from '../../company/pbx.ts'
import { Refusal } from '../../core/refusal.ts'
import { Faults } from '../kit/faults.ts'
import { writeFaulty } from '../kit/faulty-reply.ts'
import type { Front, FrontActions, FrontOptions, IssuedSignIn } from '../kit/front.ts'
import { LoopbackServer } from '../kit/loopback-server.ts'
import { faultReply, writeReply, type Reply } from '../kit/reply.ts'
import { readBody, RequestLog } from '../kit/request-log.ts'
import { Upgrades } from '../kit/upgrades.ts'
import { answer } from './api/requests.ts'
import { controlActions, shownState } from './control.ts'
import { createContext } from './create-context.ts'
import { ItemTable } from './elements/items.ts'
import { peopleItems } from './elements/people-items.ts'
import type { FrontContext } from './front-context.ts'
import { operationAt } from './gate.ts'
import { signInOf } from './sign-in.ts'
import { Connections } from './socket/connections.ts'
import { admit } from './socket/opening.ts'
import type { BasixSwitches } from './switches.ts'

/** How the front is opened. */
export interface BasixFrontOptions extends Omit<FrontOptions, 'endpoints'> {
  readonly switches?: Partial<BasixSwitches>
}

/** The PBX speaking the Basix HTTP API and its WebSocket on loopback; each organisation is a domain. */
export class BasixFront implements Front {
  readonly vendor = 'basix'
  readonly faults: Faults
  readonly actions: FrontActions
  readonly followed = new Emitter<void>()
  readonly connections: Connections
  readonly context: FrontContext
  readonly #log = new RequestLog()
  readonly #server: LoopbackServer
  readonly #upgrades: Upgrades
  readonly #people: ItemTable
  readonly #ends: (() => void)[] = []

  private constructor(pbx: Pbx, { switches = {}, ...options }: BasixFrontOptions) {
    this.context = createContext(pbx, switches)
    this.connections = new Connections(this.switches)
    this.#people = new ItemTable(peopleItems(this.context))
    this.#upgrades = new Upgrades({
      clock: pbx.clock,
      requests: this.#log,
      faults: () => this.faults,
      operationOf: ({ url = '/' }) => operationAt(url) ?? 'unknown',
      admit: (incoming) =>
        admit(incoming, {
          context: this.context,
          connections: this.connections,
          followed: () => this.followed.emit()
        })
    })
    this.#server = new LoopbackServer(
      options.port ?? 0,
      (incoming, outgoing) => this.serve(incoming, outgoing),
      options.certificate,
      (incoming, socket, head) => void this.#upgrades.serve(incoming, socket, head)
    )
    this.faults = new Faults(
      this.#server,
      () => [],
      () => this.#upgrades.open
    )
    this.actions = controlActions({
      context: this.context,
      connections: this.connections,
      peopleChanged: () => this.#tellPeople(),
      dropConnections: () => this.faults.dropConnections()
    })
    this.#ends.push(
      pbx.events.on(() => this.#tellPeople()),
      this.context.channels.changed.on((change) => this.connections.tell(change))
    )
  }

  /** Opens a front on 127.0.0.1. */
  static async open(pbx: Pbx, options: BasixFrontOptions = {}): Promise<BasixFront> {
    const front = new BasixFront(pbx, options)
    await front.#server.listenAgain()
    return front
  }

  get url(): string {
    return this.#server.url
  }

  get switches(): BasixSwitches {
    return this.context.switches
  }

  get requests(): RequestLog['all'] {
    return this.#log.all
  }

  get streams(): readonly { readonly operation: string }[] {
    return this.#upgrades.open
  }

  /** @throws Refusal noSuchUser */
  issue(user: string): IssuedSignIn {
    const { directory, pbx } = this.context
    const found = directory.userOf(pbx.extension(user))
    if (found === undefined) throw new Refusal('noSuchUser', user)
    return signInOf(found, this.url, directory.tokenOf(found.domain))
  }

  state(): Readonly<Record<string, unknown>> {
    return shownState(this.context, this.connections)
  }

  forgetRequests(): void {
    this.#log.clear()
  }

  /** Serves one HTTP request; called by the server. */
  async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined)
    const { method = 'GET', url: path = '/' } = incoming
    const body = await readBody(incoming)
    const operation = operationAt(path) ?? 'unknown'
    const text = new TextDecoder().decode(body)
    this.#log.add({ operation, method, path, at: this.context.pbx.clock.now(), body: text })
    if (body === undefined) return writeReply(outgoing, { status: 413 })
    const fault = this.faults.strike(operation)
    const reply = fault.reply === undefined ? this.#answer(incoming, text) : faultReply(fault.reply)
    if (fault.delayMs > 0) await this.context.pbx.clock.sleep(fault.delayMs)
    if (fault.dropAfterActing) return void outgoing.destroy()
    await writeFaulty(outgoing, reply, fault, this.context.pbx.clock)
  }

  async close(): Promise<void> {
    for (const end of this.#ends.splice(0)) end()
    this.context.channels[Symbol.dispose]()
    this.context.callbacks[Symbol.dispose]()
    await this.#server[Symbol.asyncDispose]()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #answer(incoming: IncomingMessage, body: string): Reply {
    try {
      return answer(incoming, body, this.context)
    } catch (failure) {
      return { status: 500, contentType: 'text/plain', body: String(failure) }
    }
  }

  /** Tells of people and groups what has changed since the last time. */
  #tellPeople(): void {
    for (const change of this.#people.replace(peopleItems(this.context))) this.connections.tell(change)
  }
}

/** Lets the PBX speak as Basix does on loopback. */
export const openBasixFront = (pbx: Pbx, options: BasixFrontOptions = {}): Promise<BasixFront> =>
  BasixFront.open(pbx, options)

/** The same, as the registry opens every front. @throws TypeError for a file of routes: clients of this system have none */
export async function openFront(pbx: Pbx, { endpoints, ...options }: FrontOptions): Promise<BasixFront> {
  if (endpoints !== undefined) throw new TypeError('there is no file of routes for this system')
  return await openBasixFront(pbx, options)
}
