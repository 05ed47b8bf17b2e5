/** For so long a card that has just appeared takes neither click nor key. */
export const GUARD_MS = 600

/** Keeps a click or key that was meant for another program from answering a call. */
export class Guard {
  #from = $state(performance.now())
  #isOver = $state(false)
  #pressedEarly = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.restart()
  }

  /** For the look only; `refuses` decides. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** The card appears, or has moved under the pointer. */
  restart(): void {
    this.#from = performance.now()
    this.#isOver = false
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.#isOver = true), GUARD_MS)
  }

  /** True while nothing may be pressed. */
  refuses(): boolean {
    return performance.now() - this.#from < GUARD_MS
  }

  /** A press that began too early stays refused when it ends later. */
  notePress(): void {
    this.#pressedEarly = this.refuses()
  }

  refusesClick(event: MouseEvent): boolean {
    const early = this.#pressedEarly && event.detail > 0
    this.#pressedEarly = false
    return early || this.refuses()
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}
