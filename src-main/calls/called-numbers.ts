import type { Call } from '../../src-preload/contract/call.ts'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { isWorldwide, numberKey } from './number-key.ts'

/** So long a call that was dialled may take to be told, in ms; some systems are only asked for their calls. */
const UNTOLD_MS = 10 * SECOND

/** What knowing called numbers needs. */
export interface CalledNumbersOptions {
  readonly calls: { values(): readonly Call[] }
  readonly clock: Clock
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
}

interface Dialled {
  readonly accountId: string
  readonly key: string
  readonly at: number
  /** Calls that were there before it. */
  readonly before: ReadonlySet<string>
}

/** Knows whom another account calls or talks to just now, so that nobody is called twice unawares. */
export class CalledNumbers {
  readonly #options: CalledNumbersOptions
  #dialled: readonly Dialled[] = []

  constructor(options: CalledNumbersOptions) {
    this.#options = options
  }

  /** Runs what dials the number; the call counts from now on. */
  async dialling(accountId: string, number: string, dial: () => Promise<void>): Promise<void> {
    const { calls, clock } = this.#options
    const before = new Set(calls.values().map(({ id }) => id))
    const one: Dialled = { accountId, key: this.#key(number), at: clock.elapsed(), before }
    this.#dialled = [...this.#recent(), one]
    try {
      await dial()
    } catch (error) {
      this.#dialled = this.#dialled.filter((other) => other !== one)
      throw error
    }
  }

  /** The other account that calls this number or talks to it. An extension is somebody else on each system. */
  otherThan(accountId: string, number: string): string | undefined {
    const key = this.#key(number)
    if (!isWorldwide(key)) return undefined
    const call = this.#options.calls.values().find((one) => one.accountId !== accountId && this.#isOn(one, key))
    const untold = this.#recent().find((one) => one.accountId !== accountId && one.key === key && !this.#isTold(one))
    return call?.accountId ?? untold?.accountId
  }

  #recent(): readonly Dialled[] {
    const now = this.#options.clock.elapsed()
    return this.#dialled.filter(({ at }) => now - at < UNTOLD_MS)
  }

  /** It has become a call, or that call is over already. */
  #isTold({ accountId, key, before }: Dialled): boolean {
    const calls = this.#options.calls.values()
    return calls.some((call) => call.accountId === accountId && !before.has(call.id) && this.#isOf(call, key))
  }

  #isOn(call: Call, key: string): boolean {
    return call.endedAt === undefined && this.#isOf(call, key)
  }

  #isOf({ remote: { number } }: Call, key: string): boolean {
    return number !== undefined && this.#key(number) === key
  }

  #key(number: string): string {
    return numberKey(number, this.#options.region())
  }
}
