/** Places for so many at once; whoever finds none waits in order, and leaves the queue on giving up. */
export class Semaphore {
  #free: number
  /** In the order of arrival. */
  readonly #waiting = new Set<() => void>()

  constructor(count: number) {
    this.#free = count
  }

  /** Takes a place; disposing of it gives it back. @throws the reason of `signal` */
  async take(signal: AbortSignal): Promise<Disposable> {
    signal.throwIfAborted()
    if (this.#free > 0) this.#free -= 1
    else await this.#turn(signal)
    return { [Symbol.dispose]: () => this.#give() }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const come = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        this.#waiting.delete(come)
        reject(signal.reason as Error) // a signal aborts with an error everywhere in main
      }
      this.#waiting.add(come)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  #give(): void {
    const [next] = this.#waiting
    if (next === undefined) return void (this.#free += 1)
    this.#waiting.delete(next)
    next()
  }
}
