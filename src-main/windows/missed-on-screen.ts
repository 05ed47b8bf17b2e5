/** What it needs. */
export interface MissedOnScreenOptions {
  /** Whether the window that shows them has the focus. */
  readonly isFocused: () => boolean
  readonly see: (ids: readonly string[]) => void
}

/** Decides which missed calls were seen: those on screen while the window has the focus. */
export class MissedOnScreen {
  readonly #options: MissedOnScreenOptions
  #ids: readonly string[] = []

  constructor(options: MissedOnScreenOptions) {
    this.#options = options
  }

  /** Those that the window shows now; none once it is gone. */
  show(ids: readonly string[]): void {
    this.#ids = ids
    this.look()
  }

  /** The window may have got the focus. */
  look(): void {
    if (this.#ids.length > 0 && this.#options.isFocused()) this.#options.see(this.#ids)
  }
}
