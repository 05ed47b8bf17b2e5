import type { Result } from '../../src-preload/contract/error.ts'

const PATIENCE_MS = 5_000

/** A pressed control: pending from the command until what it acts on looks different, or five seconds after it was accepted. */
export class Pending {
  #started = $state.raw<{ readonly action: string; readonly before: string } | undefined>()
  #watched: () => string

  /** @param watched what the command will change, as one text to compare */
  constructor(watched: () => string) {
    this.#watched = watched
  }

  /** The action that is under way. */
  get action(): string | undefined {
    return this.#started?.before === this.#watched() ? this.#started.action : undefined
  }

  async run(action: string, send: () => Promise<Result<unknown>>): Promise<void> {
    const mine = { action, before: this.#watched() }
    this.#started = mine
    const result = await send()
    if (result.ok) setTimeout(() => this.#end(mine), PATIENCE_MS)
    else this.#end(mine)
  }

  #end(mine: object): void {
    if (this.#started === mine) this.#started = undefined
  }
}
