import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Pbx } from '../../../../simulator/company/pbx.ts'
import type { Extension } from '../../../../simulator/people/extension.ts'
import { Faults } from '../../../../simulator/fronts/kit/faults.ts'
import { LoopbackServer } from '../../../../simulator/fronts/kit/loopback-server.ts'
import { writeFaulty } from '../../../../simulator/fronts/kit/faulty-reply.ts'
import { faultReply, type Reply } from '../../../../simulator/fronts/kit/reply.ts'
import { RequestLog } from '../../../../simulator/fronts/kit/request-log.ts'
import { Upgrades, type SocketHandlers } from '../../../../simulator/fronts/kit/upgrades.ts'
import { Refusal } from '../../../../simulator/core/refusal.ts'
import { bookCommands, changedBy, commands } from './commands.ts'

/** What a key may do: everything, the same with news by a socket, or look up numbers. */
export type Rights = 'all' | 'news' | 'book'

const WRONG_KEY = 'Wrong key'
const NOT_ALLOWED = 'Not allowed'

/** The PBX speaking the example interface: `GET /api?cmd=…&key=…`, all answered with 200, in words or as JSON. */
export class ExampleFront implements AsyncDisposable {
  readonly pbx: Pbx
  readonly faults: Faults
  /** Commands that have come and are not answered yet. */
  readonly underWay: string[] = []
  readonly #keys = new Map<string, { readonly user: Extension; readonly rights: Rights }>()
  readonly #log = new RequestLog()
  readonly #sockets: Upgrades
  readonly #server: LoopbackServer

  private constructor(pbx: Pbx, server: LoopbackServer) {
    this.pbx = pbx
    this.#server = server
    this.faults = new Faults(
      server,
      () => [],
      () => this.#sockets.open
    )
    this.#sockets = new Upgrades({
      clock: pbx.clock,
      requests: this.#log,
      faults: () => this.faults,
      operationOf: () => 'news',
      admit: ({ url = '/' }) => this.#admit(new URL(url, this.url).searchParams)
    })
  }

  /** Opens a front on 127.0.0.1. */
  static async open(pbx: Pbx): Promise<ExampleFront> {
    const server: LoopbackServer = new LoopbackServer(
      0,
      (incoming, outgoing) => front.#serve(incoming, outgoing),
      undefined,
      (incoming, socket, head) => void front.#sockets.serve(incoming, socket, head)
    )
    const front: ExampleFront = new ExampleFront(pbx, server)
    await server.listenAgain()
    return front
  }

  get url(): string {
    return this.#server.url
  }

  get requests(): RequestLog['all'] {
    return this.#log.all
  }

  /** Operation of each socket that is open. */
  get streams(): readonly string[] {
    return this.#sockets.open.map(({ operation }) => operation)
  }

  /** Another program of the same person takes the place of those that hear of news. */
  displace(): void {
    for (const socket of this.#sockets.open) {
      socket.send(JSON.stringify({ bye: 'replaced' }))
      socket.end()
    }
  }

  /** A new key of a person: letters, as nothing in a log hides by its looks. */
  issueKey(user: string, rights: Rights = 'all'): string {
    const key = `key${this.pbx.random32().toString(36).replaceAll(/\d/g, 'x')}`
    this.#keys.set(key, { user: this.pbx.extension(user), rights })
    return key
  }

  revokeKey(key: string): void {
    this.#keys.delete(key)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]()
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined)
    const { url: path = '/' } = incoming
    const query = new URL(path, this.url).searchParams
    const operation = query.get('cmd') ?? 'unknown'
    this.#log.add({ operation, method: 'GET', path, at: this.pbx.clock.now(), body: '' })
    this.underWay.push(operation)
    outgoing.on('close', () => this.underWay.splice(this.underWay.indexOf(operation), 1))
    const fault = this.faults.strike(operation)
    const reply = fault.reply === undefined ? inWords(this.#act(operation, query)) : faultReply(fault.reply)
    if (fault.delayMs > 0) await this.pbx.clock.sleep(fault.delayMs)
    if (fault.dropAfterActing) return void outgoing.destroy()
    await writeFaulty(outgoing, reply, fault, this.pbx.clock)
  }

  /** News say what has changed, and nothing of what it is now. */
  #admit(query: URLSearchParams): SocketHandlers | Reply {
    const known = this.#keys.get(query.get('key') ?? '')
    if (known?.rights !== 'news') return { status: known === undefined ? 401 : 403 }
    return {
      opened: (socket) => {
        const changed = new Set<string>()
        const notify = (): void => {
          if (changed.size > 0) socket.send(JSON.stringify({ changed: [...changed] }))
          changed.clear()
        }
        const off = this.pbx.events.on((event) => {
          for (const what of changedBy(event)) changed.add(what)
          queueMicrotask(notify) // what happens at once is told at once
        })
        socket.signal.addEventListener('abort', off)
      }
    }
  }

  #act(operation: string, query: URLSearchParams): unknown {
    const known = this.#keys.get(query.get('key') ?? '')
    if (known === undefined) return WRONG_KEY
    if (known.rights === 'book' && !bookCommands.has(operation)) return NOT_ALLOWED
    const command = commands.get(operation)
    if (command === undefined) return ''
    try {
      return command({ pbx: this.pbx, me: known.user, rights: known.rights, text: (name) => query.get(name) ?? '' })
    } catch (failure) {
      if (failure instanceof Refusal) return `Error|${failure.reason}|${failure.message}`
      throw failure
    }
  }
}

/** Texts are called web pages, as systems of this age do; everything else is JSON. */
const inWords = (response: unknown): Reply =>
  typeof response === 'string'
    ? { status: 200, contentType: 'text/html; charset=UTF-8', body: `${response}\r\n` }
    : { status: 200, contentType: 'application/json', body: JSON.stringify(response) }
