/** So many readings in a row have to be refused by the key before it counts as wrong (MiRTA 5.5). */
const MOST_REFUSALS = 3

/**
 * How often the key was refused since it last worked, over all links of an account. Only readings count: a refused action may
 * mean that the key may only read (MiRTA 13).
 */
export class WrongKeys {
  #inARow = 0

  worked(): void {
    this.#inARow = 0
  }

  /** Answers whether the key counts as wrong now; the next refusals are counted anew. */
  refused(): boolean {
    this.#inARow += 1
    if (this.#inARow < MOST_REFUSALS) return false
    this.#inARow = 0
    return true
  }
}
