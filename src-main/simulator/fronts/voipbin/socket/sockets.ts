import type { IncomingMessage } from 'node:http'
import { Emitter } from '../../../../util/emitter.ts'
import type { Faults } from '../../kit/faults.ts'
import type { FrontSocket } from '../../kit/front-socket.ts'
import type { Reply } from '../../kit/reply.ts'
import type { RequestLog } from '../../kit/request-log.ts'
import { Upgrades, type SocketHandlers } from '../../kit/upgrades.ts'
import { identify } from '../http/credentials.ts'
import { demandActive } from '../http/gate.ts'
import { VoipbinRefusal } from '../http/refusal.ts'
import { requestIdOf } from '../http/headers.ts'
import { match } from '../http/router.ts'
import type { Platform } from '../world/platform.ts'
import { commandOf, Subscriptions } from './subscriptions.ts'

/** What the sockets are made with. */
export interface SocketsOptions {
  readonly platform: Platform
  readonly requests: RequestLog
  readonly faults: () => Faults
}

/** The event sockets of clients (VoIPBin API 10). */
export class Sockets {
  readonly upgrades: Upgrades
  /** Tells each time that a client has begun to follow something. */
  readonly followed = new Emitter<void>()
  readonly #platform: Platform
  readonly #subscriptions = new Set<Subscriptions>()

  constructor({ platform, requests, faults }: SocketsOptions) {
    this.#platform = platform
    this.upgrades = new Upgrades({
      clock: platform.pbx.clock,
      requests,
      faults,
      operationOf: ({ url = '/' }) => operationAt(url),
      admit: (incoming) => this.#admit(incoming)
    })
    platform.news.told.on((told) => {
      for (const subscriptions of this.#subscriptions) subscriptions.tell(told)
    })
  }

  /** What each open socket follows. */
  get topics(): readonly (readonly string[])[] {
    return [...this.#subscriptions].map(({ topics }) => topics)
  }

  #endWithToken(socket: FrontSocket, endsAt: number | undefined): void {
    const { switches, pbx, shared } = this.#platform
    if (!switches.socketEndsWithToken || endsAt === undefined) return
    pbx.after((endsAt - shared.stamps.now) / 1000, () => socket.cut(), socket.signal)
  }

  /** Agrees to a socket, or answers what any request would be answered. */
  #admit(incoming: IncomingMessage): SocketHandlers | Reply {
    const { tokens, customers, switches } = this.#platform
    try {
      const url = new URL(incoming.url ?? '/', 'http://localhost')
      if (operationAt(url.pathname) === 'unknown') throw new VoipbinRefusal('NOT_FOUND', 'ROUTE_NOT_FOUND')
      const identity = identify({ headers: incoming.headers, query: url.searchParams }, tokens, customers)
      demandActive(this.#platform, identity)
      let subscriptions: Subscriptions | undefined
      return {
        commandOf,
        opened: (socket) => {
          const opened = new Subscriptions(socket, identity, switches)
          subscriptions = opened
          this.#subscriptions.add(opened)
          socket.signal.addEventListener('abort', () => this.#subscriptions.delete(opened))
          socket.keepAlive(switches.pingMs, switches.silentMs)
          this.#endWithToken(socket, identity.endsAt)
        },
        received: (message) => {
          if (subscriptions?.take(message) === true) this.followed.emit()
        }
      }
    } catch (failure) {
      if (failure instanceof VoipbinRefusal) return failure.reply(requestIdOf(incoming, this.#platform.shared.ids))
      throw failure
    }
  }
}

function operationAt(url: string): string {
  const found = match('GET', url.split('?')[0] ?? '/')
  return typeof found === 'object' && found.row.answer === 'socket' ? found.operation : 'unknown'
}
