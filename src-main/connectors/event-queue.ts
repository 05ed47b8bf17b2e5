/**
 * Events on their way from a link to its supervisor: kept until read, in order, for one reader. Ends when told to, or
 * throws the failure after everything that came before it.
 */
export class EventQueue<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = []
  #wake: (() => void) | undefined
  #end: { readonly failure: unknown } | undefined

  push(event: T): void {
    if (this.#end !== undefined) return
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
    for (;;) {
      const [next] = this.#waiting.splice(0, 1)
      if (next !== undefined) yield next
      else if (this.#end !== undefined) {
        if (this.#end.failure !== undefined) throw this.#end.failure
        return
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve))
        this.#wake = undefined
      }
    }
  }
}
