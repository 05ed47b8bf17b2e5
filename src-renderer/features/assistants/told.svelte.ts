import type { Result } from '../../../src-preload/contract/error.ts'

/** Something a telephone system is asked for again and again, with what it told last. */
export class Told<T> {
  #value = $state.raw<T>()
  #problem = $state.raw<string>()
  #reading = $state.raw<Promise<void>>()
  #again = false
  readonly #ask: () => Promise<Result<T>>

  constructor(ask: () => Promise<Result<T>>) {
    this.#ask = ask
  }

  /** Absent until it was told once; stays when a later reading fails. */
  get value(): T | undefined {
    return this.#value
  }

  /** Why the last reading failed, in words. */
  get problem(): string | undefined {
    return this.#problem
  }

  get isReading(): boolean {
    return this.#reading !== undefined
  }

  /** What is known without asking, as after an own change. */
  set(value: T): void {
    this.#value = value
  }

  /** Asks again; an answer that is under way may be older than the wish, so it is not taken for it. */
  read(): Promise<void> {
    if (this.#reading !== undefined) this.#again = true
    else this.#reading = this.#run().finally(() => (this.#reading = undefined))
    return this.#reading ?? Promise.resolve()
  }

  async #run(): Promise<void> {
    do {
      this.#again = false
      const result = await this.#ask()
      if (this.#again) continue
      this.#problem = result.ok ? undefined : result.error.userMessage
      if (result.ok) this.#value = result.value
    } while (this.#again)
  }
}

/**
 * The same for a list that several parts of the window share. A part that makes it while it derives something would not follow
 * it: Svelte takes state for the own of what made it. So it is made outside of all.
 */
export function sharedTold<T>(ask: () => Promise<Result<T>>): Told<T> {
  const made: Told<T>[] = []
  $effect.root(() => void made.push(new Told(ask)))()
  const [told = new Told(ask)] = made
  return told
}
