/** A typed event with one kind of payload; subscribing returns its own end. */
export class Emitter<T> {
  readonly #listeners = new Set<(payload: T) => void>()

  /** How many listen: what grows with time is a leak. */
  get listenerCount(): number {
    return this.#listeners.size
  }

  on(listener: (payload: T) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Tells every listener; one that fails keeps neither the others nor the teller from going on, and is reported. */
  emit(payload: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(payload)
      } catch (failure) {
        queueMicrotask(() => {
          throw failure
        })
      }
    }
  }
}
