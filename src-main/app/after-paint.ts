import type { Clock } from '../util/clock.ts'

/** A page that does not paint by then must not keep the program from working, ms. */
const PATIENCE_MS = 1_500

/** Work that would slow down the first picture of the main window, kept until it is there. */
export class AfterPaint {
  readonly #clock: Clock
  #waiting: (() => void)[] | undefined = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs the work once the window is painted, at once if it is already. */
  run(work: () => void): void {
    if (this.#waiting === undefined) work()
    else this.#waiting.push(work)
  }

  /** The window is painted, or none will be shown. */
  readonly open = (): void => {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const work of waiting) work()
  }

  /** Waits for the window, but not for ever. */
  expectWindow(): void {
    void this.#clock.sleep(PATIENCE_MS).then(this.open)
  }
}
