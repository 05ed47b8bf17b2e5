import { defined } from '../../../util/defined.ts'
import type { FaultyListener, FaultySocket, FaultyStream, Garbling } from './faulty.ts'

/** Where and how often a fault strikes. */
export interface FaultScope {
  /** Operation id of the front; missing = every request and stream. */
  readonly operation?: string
  /** How many requests it strikes; missing = until `clear()`. */
  readonly times?: number
}

/** What a refused request is answered with. */
export interface FaultReply {
  readonly status: number
  readonly retryAfter?: number
  readonly body?: string
  readonly contentType?: string
}

/** What is to happen to one request. */
export interface RequestFault {
  readonly delayMs: number
  /** Answered instead of acting. */
  readonly reply: FaultReply | undefined
  /** Acts, then breaks off in the middle of the body. */
  readonly cutOff: boolean
  /** Acts, then cuts the connection without an answer. */
  readonly dropAfterActing: boolean
  /** Acts, then sends the body in pieces with this pause before each, in ms; 0 = at once. */
  readonly pieceMs: number
  /** Acts, then fills the body up to this many bytes with blanks; 0 = as it is. */
  readonly fillTo: number
  /** Acts, then calls the body something else. */
  readonly contentType: string | undefined
}

type FaultKind =
  'delay' | 'reply' | 'cutOff' | 'dropAfterActing' | 'silent' | 'slowBody' | 'bigBody' | 'wrongType' | 'ignore'

interface Fault {
  readonly kind: FaultKind
  readonly operation: string | undefined
  /** ms or bytes, whichever the kind needs. */
  readonly amount: number
  readonly reply: FaultReply | undefined
  readonly contentType: string | undefined
  left: number
}

type FaultDetails = Partial<Pick<Fault, 'amount' | 'reply' | 'contentType'>>

const htmlPage = '<!doctype html><html><body><h1>Sign in</h1><form action="/login"></form></body></html>'

/** Makes a front misbehave on demand: for tests and the demo. */
export class Faults {
  readonly #listener: FaultyListener
  readonly #streams: () => readonly FaultyStream[]
  readonly #sockets: () => readonly FaultySocket[]
  #active: Fault[] = []

  /** `streams` are those that are open, sockets apart. */
  constructor(
    listener: FaultyListener,
    streams: () => readonly FaultyStream[],
    sockets: () => readonly FaultySocket[] = () => []
  ) {
    this.#listener = listener
    this.#streams = streams
    this.#sockets = sockets
  }

  /** Cuts every connection now, or the streams and sockets of one operation; new ones are accepted. */
  dropConnections(scope: Pick<FaultScope, 'operation'> = {}): void {
    if (scope.operation === undefined) this.#listener.destroyConnections()
    else for (const stream of this.#streamsOf(scope)) stream.cut()
  }

  /** Stops listening and cuts everything, until `accept()`. */
  async refuse(): Promise<void> {
    await this.#listener.stopListening()
  }

  /** Listens again on the same port. */
  async accept(): Promise<void> {
    await this.#listener.listenAgain()
  }

  /** Lets every answer and event wait. */
  delay(ms: number, scope: FaultScope = {}): void {
    this.#add('delay', scope, { amount: ms })
  }

  /** Answers a status instead of acting. */
  reply(status: number, options: FaultScope & Omit<FaultReply, 'status'> = {}): void {
    const { operation, times, ...rest } = options
    this.#add('reply', scopeOf(operation, times), { reply: { status, ...rest } })
  }

  /** Answers a web page with status 200, as a captive portal does. */
  htmlBody(scope: FaultScope = {}): void {
    this.#add('reply', scope, { reply: { status: 200, body: htmlPage, contentType: 'text/html' } })
  }

  /** Acts, then sends half of the body and cuts the connection. */
  cutOffJson(scope: FaultScope = {}): void {
    this.#add('cutOff', scope, {})
  }

  /** Acts, then sends the body in ten pieces with `pieceMs` before each. */
  slowBody(pieceMs: number, scope: FaultScope = {}): void {
    this.#add('slowBody', scope, { amount: pieceMs })
  }

  /** Acts, then sends far more than anybody asked for: the body filled with blanks, so that it is still right. */
  oversizedBody(bytes = 10_000_000, scope: FaultScope = {}): void {
    this.#add('bigBody', scope, { amount: bytes })
  }

  /** Acts, then calls the answer, or the stream, another type than it is. */
  wrongContentType(contentType = 'text/plain', scope: FaultScope = {}): void {
    this.#add('wrongType', scope, { contentType })
  }

  /** Acts, then cuts the connection without an answer; strikes once unless told otherwise. */
  dropAfterActing(operation: string, times = 1): void {
    this.#add('dropAfterActing', { operation, times }, {})
  }

  /** Streams and sockets stay open and are silent for ever, without heartbeat; new ones too, until `clear()`. */
  halfOpen(scope: Pick<FaultScope, 'operation'> = {}): void {
    for (const stream of this.#streamsOf(scope)) stream.goSilent()
    this.#add('silent', scope, {})
  }

  /** Writes the last event of each open stream and socket again. */
  repeatLastEvent(scope: Pick<FaultScope, 'operation'> = {}): void {
    for (const stream of this.#streamsOf(scope)) stream.repeatLast()
  }

  /** On each open stream and socket the next two events change places. */
  outOfOrder(scope: Pick<FaultScope, 'operation'> = {}): void {
    for (const stream of this.#streamsOf(scope)) stream.swapNextTwo()
  }

  /** The next event of each open stream and socket never arrives. */
  loseNextEvent(scope: Pick<FaultScope, 'operation'> = {}): void {
    for (const stream of this.#streamsOf(scope)) stream.loseNext()
  }

  /** Spoils the next message of each open socket. */
  garbleNextMessage(how: Garbling, { operation }: Pick<FaultScope, 'operation'> = {}): void {
    for (const socket of this.#sockets())
      if ((operation ?? socket.operation) === socket.operation) socket.garbleNext(how)
  }

  /** Does not act on a command that comes by a socket; it is as if it had never come. */
  ignoreCommand(scope: FaultScope = {}): void {
    this.#add('ignore', scope, {})
  }

  /** Ends all lasting faults: an event that waits for another to change places with comes now; silent streams stay silent. */
  clear(): void {
    this.#active = []
    for (const stream of this.#streamsOf({})) stream.keepOrder()
  }

  /** Asked by the front once for each request. */
  strike(operation: string): RequestFault {
    const delayMs = this.delayOf(operation)
    const reply = this.#take('reply', operation)?.reply
    const acts = reply === undefined
    return {
      delayMs,
      reply,
      cutOff: acts && this.#take('cutOff', operation) !== undefined,
      dropAfterActing: acts && this.#take('dropAfterActing', operation) !== undefined,
      pieceMs: acts ? (this.#take('slowBody', operation)?.amount ?? 0) : 0,
      fillTo: acts ? (this.#take('bigBody', operation)?.amount ?? 0) : 0,
      contentType: acts ? this.#take('wrongType', operation)?.contentType : undefined
    }
  }

  /** How long an answer or event waits, in ms. */
  delayOf(operation: string): number {
    return this.#take('delay', operation)?.amount ?? 0
  }

  /** True when this command is not to be acted on; asked once for each. */
  ignores(operation: string): boolean {
    return this.#take('ignore', operation) !== undefined
  }

  /** True when a new stream of this operation is to be silent. */
  silences(operation: string): boolean {
    return this.#take('silent', operation) !== undefined
  }

  #add(kind: FaultKind, scope: FaultScope, more: FaultDetails): void {
    const { operation, times = Infinity } = scope
    const { amount = 0, reply, contentType } = more
    this.#active.push({ kind, operation, left: times, amount, reply, contentType })
  }

  #take(kind: FaultKind, operation: string): Fault | undefined {
    const fits = (one: Fault): boolean =>
      one.kind === kind && (one.operation ?? operation) === operation && one.left > 0
    const fault = this.#active.find(fits)
    if (fault !== undefined) fault.left -= 1
    return fault
  }

  #streamsOf(scope: Pick<FaultScope, 'operation'>): FaultyStream[] {
    const open = [...this.#streams(), ...this.#sockets()]
    return open.filter((stream) => (scope.operation ?? stream.operation) === stream.operation)
  }
}

const scopeOf = (operation: string | undefined, times: number | undefined): FaultScope => ({
  ...defined({ operation, times })
})
