/** A typed event with one kind of payload; subscribing returns its own end. */
export class Emitter<T> {
  readonly #listeners = new Set<(payload: T) => void>()

  on(listener: (payload: T) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  emit(payload: T): void {
    for (const listener of [...this.#listeners]) listener(payload)
  }
}
