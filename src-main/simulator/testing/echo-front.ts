import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { Faults } from '../fronts/kit/faults.ts'
import type { FrontSocket, SocketMessage } from '../fronts/kit/front-socket.ts'
import { LoopbackServer } from '../fronts/kit/loopback-server.ts'
import { RequestLog } from '../fronts/kit/request-log.ts'
import { Upgrades } from '../fronts/kit/upgrades.ts'

const commandOf = (message: SocketMessage): string =>
  typeof message === 'string' ? (message.split(' ')[0] ?? '') : 'bytes'

/** The secret of a request, wherever it stands. */
function wordOf({ headers: { authorization = '' }, url = '' }: IncomingMessage): string | undefined {
  const [kind, value = ''] = authorization.split(' ')
  if (kind === 'Bearer') return value
  if (kind === 'Basic') return Buffer.from(value, 'base64').toString().split(':')[1]
  return new URLSearchParams(url.split('?')[1]).get('token') ?? undefined
}

/** The sockets of a front that says back what it is told, to whoever knows the word. */
export class EchoFront implements AsyncDisposable {
  readonly clock = new ManualClock()
  readonly requests = new RequestLog()
  readonly received: SocketMessage[] = []
  readonly faults: Faults
  readonly upgrades: Upgrades
  readonly server: LoopbackServer

  constructor() {
    this.upgrades = new Upgrades({
      clock: this.clock,
      requests: this.requests,
      faults: () => this.faults,
      operationOf: ({ url = '' }) => url.split('?')[0]?.slice(1) ?? '',
      admit: (incoming) => {
        const word = wordOf(incoming)
        if (word === 'broken') throw new Error('a mistake of the front')
        if (word !== 'right') {
          return { status: 401, contentType: 'application/json', body: '{}', headers: { 'Retry-After': '7' } }
        }
        return {
          commandOf,
          opened: (socket) => socket.send('hello'),
          received: (message, socket) => this.#received(message, socket)
        }
      }
    })
    this.server = new LoopbackServer(
      0,
      async (_, outgoing) => void outgoing.end('plain'),
      undefined,
      (incoming, socket, head) => void this.upgrades.serve(incoming, socket, head)
    )
    this.faults = new Faults(
      this.server,
      () => [],
      () => this.upgrades.open
    )
  }

  get socket(): FrontSocket {
    const [socket] = this.upgrades.open
    if (socket === undefined) throw new Error('no socket is open')
    return socket
  }

  async #received(message: SocketMessage, socket: FrontSocket): Promise<void> {
    this.received.push(message)
    if (message === 'fail') throw new Error('a mistake of the front')
    if (message === 'fail later') await Promise.reject(new Error('a mistake of the front'))
    socket.send(message)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server[Symbol.asyncDispose]()
  }
}

/** A front of its own for each test of a file. */
export interface EchoFrontOfTest {
  readonly front: EchoFront
}

/** Opens such a front before each test and closes it afterwards. */
export function echoFrontForEachTest(): EchoFrontOfTest {
  let front = new EchoFront()
  beforeEach(async () => {
    front = new EchoFront()
    await front.server.listenAgain()
  })
  afterEach(() => front[Symbol.asyncDispose]())
  return {
    get front() {
      return front
    }
  }
}
