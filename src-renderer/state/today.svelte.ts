import { createSubscriber } from 'svelte/reactivity'

/** The day today, for texts that say less about today than about other days: anew at midnight, and else without any timer. */
class Today {
  readonly #subscribe = createSubscriber((update) => {
    let timer: ReturnType<typeof setTimeout>
    const wait = (): void => void (timer = setTimeout(turn, nextMidnight() - Date.now()))
    const turn = (): void => {
      update()
      wait()
    }
    wait()
    return () => clearTimeout(timer)
  })

  /** A moment of today, epoch ms. */
  get ms(): number {
    this.#subscribe()
    return Date.now()
  }
}

function nextMidnight(): number {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime()
}

export const today = new Today()
