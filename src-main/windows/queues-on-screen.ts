/** What the user looks at, with our ids. */
export interface LookedAt {
  readonly isWindowVisible: boolean
  readonly queueIds: readonly string[]
}

/** What it needs. */
export interface QueuesOnScreenOptions {
  /** Whether the page that shows them can be seen. */
  readonly isPageShown: () => boolean
  readonly attend: (now: LookedAt) => void
}

/** Tells what the user looks at: whether the main window can be seen, and which queues are on its screen. */
export class QueuesOnScreen {
  readonly #options: QueuesOnScreenOptions
  #ids: readonly string[] = []

  constructor(options: QueuesOnScreenOptions) {
    this.#options = options
  }

  /** Those that the page shows now; none once it is gone. */
  show(ids: readonly string[]): void {
    this.#ids = ids
    this.look()
  }

  /** The window may have been shown or hidden. */
  look(): void {
    const isWindowVisible = this.#options.isPageShown()
    this.#options.attend({ isWindowVisible, queueIds: isWindowVisible ? this.#ids : [] })
  }
}
