import type { Clock } from './clock.ts'

interface Sleeper {
  readonly dueAt: number
  /** Wakes it when it is due, else sets its timer again. */
  readonly look: () => void
}

/** A clock that runs by itself and can also be moved on: for end-to-end tests of things that take minutes. */
export class SteppableClock implements Clock {
  readonly #sleepers = new Set<Sleeper>()
  #aheadMs = 0

  now(): number {
    return Date.now() + this.#aheadMs
  }

  elapsed(): number {
    return performance.now() + this.#aheadMs
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error) // aborted by an error throughout
      let timer: NodeJS.Timeout | undefined
      const end = (): void => {
        clearTimeout(timer)
        this.#sleepers.delete(sleeper)
        signal?.removeEventListener('abort', onAbort)
      }
      const onAbort = (): void => {
        end()
        reject(signal?.reason as Error) // aborted by an error throughout
      }
      const sleeper: Sleeper = {
        dueAt: this.now() + ms,
        look: () => {
          clearTimeout(timer)
          const leftMs = sleeper.dueAt - this.now()
          if (leftMs > 0) return void (timer = setTimeout(sleeper.look, leftMs))
          end()
          resolve()
        }
      }
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', onAbort, { once: true })
      sleeper.look()
    })
  }

  /** Moves time on by `ms`; whatever has become due wakes up at once. */
  advance(ms: number): void {
    this.#aheadMs += ms
    const inOrder = [...this.#sleepers].sort((a, b) => a.dueAt - b.dueAt)
    for (const sleeper of inOrder) sleeper.look()
  }
}
