import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setImmediate as turn } from 'node:timers/promises'

/** So many turns of the event loop without anything moving, and what was written has been read. */
const CALM_TURNS = 5
/** A request that waits for the simulated clock is not waited for: it gets so many turns at most. */
const MOST_TURNS = 600

interface RequestMessage {
  readonly request: object
  readonly response?: { readonly headers: readonly (Buffer | string)[] }
}

/**
 * What is under way over loopback, from undici's own diagnostics: the domain's requests and the simulator's posts. Lets
 * simulated time stand while real bytes travel, without sleeping.
 */
export class Traffic implements Disposable {
  readonly #pending = new Set<object>()
  #moves = 0
  readonly #listeners: readonly (readonly [string, (message: unknown) => void])[] = [
    ['undici:request:create', (message) => this.#begin(message as RequestMessage)], // the shapes are undici's, documented
    ['undici:request:headers', (message) => this.#headers(message as RequestMessage)],
    ['undici:request:bodyChunkReceived', () => (this.#moves += 1)],
    ['undici:request:trailers', (message) => this.#end(message as RequestMessage)],
    ['undici:request:error', (message) => this.#end(message as RequestMessage)]
  ]

  constructor() {
    for (const [name, listener] of this.#listeners) subscribe(name, listener)
  }

  /** Requests whose answer is not complete; open event streams are none of them. */
  get pending(): number {
    return this.#pending.size
  }

  /** Resolves when nothing moves any more. */
  async settled(): Promise<void> {
    let calm = 0
    for (let turns = 0; calm < CALM_TURNS && turns < MOST_TURNS; turns++) {
      const before = this.#moves
      await turn()
      calm = this.#pending.size === 0 && this.#moves === before ? calm + 1 : 0
    }
  }

  [Symbol.dispose](): void {
    for (const [name, listener] of this.#listeners) unsubscribe(name, listener)
  }

  #begin({ request }: RequestMessage): void {
    this.#moves += 1
    this.#pending.add(request)
  }

  #headers({ request, response }: RequestMessage): void {
    this.#moves += 1
    const headers = (response?.headers ?? []).map(String)
    if (headers.some((text) => text.startsWith('text/event-stream'))) this.#pending.delete(request)
  }

  #end({ request }: RequestMessage): void {
    this.#moves += 1
    this.#pending.delete(request)
  }
}
