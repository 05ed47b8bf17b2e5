import type { Clock } from '../util/clock.ts'

/** What was answered is still being written then, ms. */
const WRITING_MS = 4
/** A page that asks for nothing must not keep the program from starting, ms. */
const PATIENCE_MS = 300

/**
 * Finds time for work that keeps main busy while the first page loads: between what the page asks for, when main has nothing
 * else to do. Work at any other time would keep the page waiting.
 */
export class SpareTime {
  readonly #clock: Clock
  #underWay = 0
  #waiting: (() => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Answers a request of a page. */
  async serve<T>(answer: () => Promise<T>): Promise<T> {
    this.#underWay += 1
    try {
      return await answer()
    } finally {
      this.#underWay -= 1
      void this.#clock.sleep(WRITING_MS).then(() => this.#offer())
    }
  }

  /** Resolves once something more was answered and nothing is asked for; soon in any case. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve
      void this.#clock.sleep(PATIENCE_MS).then(resolve)
    })
  }

  #offer(): void {
    if (this.#underWay > 0) return
    this.#waiting?.()
    this.#waiting = undefined
  }
}
