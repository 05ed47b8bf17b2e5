/** The order in which the events of a stream are written, and what faults make of it. */
export class EventOrder<Event> {
  readonly #write: (event: Event) => void
  #kept: Event | undefined
  #isSwapping = false
  #toLose = 0

  constructor(write: (event: Event) => void) {
    this.#write = write
  }

  /** The next event comes after the one that follows it. */
  swapNextTwo(): void {
    this.#isSwapping = true
  }

  /** Nothing is kept back any more. */
  keepOrder(): void {
    this.#isSwapping = false
    this.flush()
  }

  /** One event more is not written. */
  loseNext(): void {
    this.#toLose += 1
  }

  add(event: Event): void {
    if (this.#toLose > 0) this.#toLose -= 1
    else if (!this.#isSwapping) this.#write(event)
    else if (this.#kept === undefined) this.#kept = event
    else {
      this.#isSwapping = false
      this.#write(event)
      this.flush()
    }
  }

  /** Writes what was kept back. */
  flush(): void {
    const kept = this.#kept
    this.#kept = undefined
    if (kept !== undefined) this.#write(kept)
  }
}
