import { setImmediate } from 'node:timers/promises'

/** So many events are read in one go, or as many as take so long, in ms; after them everything else gets its turn. */
const AT_ONCE = 50
const AT_ONCE_MS = 10

/** What an event queue is made with. */
export interface EventQueueOptions {
  /** The most that may wait; with one more the queue is broken. */
  readonly most: number
  /** What the reader gets then. */
  readonly overflow: () => unknown
}

/**
 * Events on their way from a link to its supervisor: kept until read, in order, for one reader. Ends when told to, or
 * throws the failure after everything that came before it.
 */
export class EventQueue<T> implements AsyncIterable<T> {
  readonly #options: EventQueueOptions
  #waiting: T[] = []
  #wake: (() => void) | undefined
  #end: { readonly failure: unknown } | undefined

  constructor(options: EventQueueOptions) {
    this.#options = options
  }

  push(event: T): void {
    if (this.#end !== undefined) return
    if (this.#waiting.length >= this.#options.most) return this.fail(this.#options.overflow())
    this.#waiting.push(event)
    this.#wake?.()
  }

  /** Breaks the queue: the reader gets `failure`. The first end counts. */
  fail(failure: unknown): void {
    this.#finish({ failure })
  }

  /** Ends the queue in order. */
  end(): void {
    this.#finish({ failure: undefined })
  }

  #finish(end: { readonly failure: unknown }): void {
    this.#end ??= end
    this.#wake?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    let read = 0
    let since = performance.now()
    for (;;) {
      const events = this.#waiting
      this.#waiting = []
      for (const event of events) {
        yield event
        if (++read < AT_ONCE && performance.now() - since < AT_ONCE_MS) continue
        await setImmediate()
        read = 0
        since = performance.now()
      }
      if (this.#waiting.length > 0) continue
      if (this.#end !== undefined) {
        if (this.#end.failure !== undefined) throw this.#end.failure
        return
      }
      await new Promise<void>((resolve) => (this.#wake = resolve))
      this.#wake = undefined
      read = 0
      since = performance.now()
    }
  }
}
