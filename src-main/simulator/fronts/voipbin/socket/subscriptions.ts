import type { FrontSocket, SocketMessage } from '../../kit/front-socket.ts'
import type { Identity } from '../http/credentials.ts'
import type { VoipbinSwitches } from '../switches.ts'
import type { Told } from '../world/news.ts'
import { mayFollow, topicsOf } from './topics.ts'

/** What a client asks for. */
interface Order {
  readonly type: unknown
  readonly topics: readonly string[]
}

/** One open socket: what it follows, and what it is sent. */
export class Subscriptions {
  readonly #socket: FrontSocket
  readonly #identity: Identity
  readonly #switches: VoipbinSwitches
  readonly #topics = new Set<string>()
  #sent = 0

  constructor(socket: FrontSocket, identity: Identity, switches: VoipbinSwitches) {
    this.#socket = socket
    this.#identity = identity
    this.#switches = switches
  }

  get topics(): readonly string[] {
    return [...this.#topics]
  }

  /** Acts on a frame, without a word. @returns true where something more is followed from now on */
  take(message: SocketMessage): boolean {
    if (typeof message !== 'string') {
      this.#refuse()
      return false
    }
    const order = orderIn(message)
    if (order === undefined) return false
    if (!order.topics.every((topic) => mayFollow(topic, this.#identity))) {
      this.#refuse()
      return false
    }
    for (const topic of order.topics) {
      if (order.type === 'subscribe') this.#topics.add(topic)
      if (order.type === 'unsubscribe') this.#topics.delete(topic)
    }
    return order.type === 'subscribe' && order.topics.length > 0
  }

  /** Sends an event once for each of its topics that begins as one of the subscriptions does. */
  tell(told: Told): void {
    for (const topic of topicsOf(told, this.#switches)) {
      if (this.topics.some((prefix) => topic.startsWith(prefix))) this.#send(told)
    }
  }

  #send({ type, data }: Told): void {
    const { frames } = this.#switches
    this.#sent += 1
    const isWrapped = frames === 'wrapped' || (frames === 'mixed' && this.#sent % 2 === 0)
    this.#socket.send(JSON.stringify(isWrapped ? { type, data } : data))
  }

  /** Nothing is said of why. */
  #refuse(): void {
    this.#topics.clear()
    if (this.#switches.socketEnd === 'noFrame') this.#socket.cut()
    else this.#socket.end()
  }
}

/** Reads a frame; undefined for what is no JSON object. Names of topics that are no text are wrong topics. */
function orderIn(message: string): Order | undefined {
  const value = parsed(message)
  if (typeof value !== 'object' || value === null) return undefined
  const { type, topics } = value as { readonly type?: unknown; readonly topics?: unknown } // an object, by the line above
  return { type, topics: Array.isArray(topics) ? topics.map(String) : [] }
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return undefined
  }
}

/** How a frame is logged. */
export function commandOf(message: SocketMessage): string {
  const order = typeof message === 'string' ? orderIn(message) : undefined
  return order?.type === 'subscribe' || order?.type === 'unsubscribe' ? order.type : 'unknown'
}
