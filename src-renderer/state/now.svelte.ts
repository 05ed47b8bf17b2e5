import { createSubscriber } from 'svelte/reactivity'

const TICK_MS = 1_000

/** The one ticking clock: runs only while something on screen reads it. */
class Now {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, TICK_MS)
    return () => clearInterval(timer)
  })

  /** Epoch ms, once a second anew. */
  get ms(): number {
    this.#subscribe()
    return Date.now()
  }
}

export const now = new Now()
