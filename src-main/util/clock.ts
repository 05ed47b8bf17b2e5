import { abortError } from './abort.ts'

/** Where time comes from. Nothing else waits or asks for the time, so that tests can move it. */
export interface Clock {
  /** Epoch milliseconds, UTC. */
  now(): number
  /** Milliseconds since some moment, for how long things take: goes on evenly when somebody sets the clock. */
  elapsed(): number
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The real clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortReason(signal))
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }, ms)
      const onAbort = (): void => {
        clearTimeout(timer)
        if (signal !== undefined) reject(abortReason(signal))
      }
      signal?.addEventListener('abort', onAbort, { once: true })
    })
}

interface Sleeper {
  readonly wakeAt: number
  readonly wake: () => void
}

/** A clock that only moves when told to: for tests and for the app's test hook. */
export class ManualClock implements Clock {
  #now: number
  /** How far the clock was set away from the time that has passed, in ms. */
  #setByMs = 0
  #sleepers: Sleeper[] = []

  constructor(startAt: number = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    this.#now = startAt
  }

  now(): number {
    return this.#now + this.#setByMs
  }

  elapsed(): number {
    return this.#now
  }

  /** Somebody sets the clock, by `ms`: no time passes, so that nobody wakes up. */
  set(ms: number): void {
    this.#setByMs += ms
  }

  /** How many sleeps are waiting: lets a test wait until the code under test is asleep. */
  get sleeping(): number {
    return this.#sleepers.length
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortReason(signal))
      const onAbort = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper)
        if (signal !== undefined) reject(abortReason(signal))
      }
      const sleeper: Sleeper = {
        wakeAt: this.#now + ms,
        wake: () => {
          signal?.removeEventListener('abort', onAbort)
          resolve()
        }
      }
      this.#sleepers.push(sleeper)
      signal?.addEventListener('abort', onAbort, { once: true })
    })
  }

  /** Moves time on by `ms`, waking sleepers in order and letting what they start run before the next one. */
  async advance(ms: number): Promise<void> {
    const target = this.#now + ms
    for (let next = this.#nextDue(target); next !== undefined; next = this.#nextDue(target)) {
      this.#now = next.wakeAt
      this.#sleepers = this.#sleepers.filter((other) => other !== next)
      next.wake()
      await settle()
    }
    this.#now = target
    await settle()
  }

  #nextDue(target: number): Sleeper | undefined {
    const due = this.#sleepers.filter((sleeper) => sleeper.wakeAt <= target)
    return due.reduce<Sleeper | undefined>(
      (first, one) => (first === undefined || one.wakeAt < first.wakeAt ? one : first),
      undefined
    )
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : abortError('aborted')
}
