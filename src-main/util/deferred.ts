/** A value that comes later: work for it is kept until then, and runs at once from then on. */
export class Deferred<T> {
  #value: { readonly of: T } | undefined
  #waiting: ((value: T) => void)[] = []

  /** Runs the work once the value is there, at once if it is already. */
  run(work: (value: T) => void): void {
    if (this.#value === undefined) this.#waiting.push(work)
    else work(this.#value.of)
  }

  /** The value is there, for good. Work that waited runs in the order it came. */
  resolve(value: T): void {
    if (this.#value !== undefined) return
    this.#value = { of: value }
    const waiting = this.#waiting
    this.#waiting = []
    for (const work of waiting) work(value)
  }
}
