/** Steps with the same key wait for each other; a failed step does not stop the next. */
export class KeyedMutex {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs `step` when every earlier one of that key has settled. */
  take<T>(key: string, step: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const after = before.then(step, step)
    this.#last.set(key, after)
    const forget = (): void => {
      if (this.#last.get(key) === after) this.#last.delete(key)
    }
    after.then(forget, forget)
    return after
  }
}
