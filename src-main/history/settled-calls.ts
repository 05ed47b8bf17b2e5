import type { LiveSpan, SettledCall } from './missed-calls-file.ts'
import { SAME_ITEM_MS, withoutAccount, withSource } from './same-call.ts'
import type { Told } from './same-call.ts'

const MOST_SETTLED = 200

/** The calls that are not missed, or no longer, so that nobody who tells of them later is believed. */
export class SettledCalls {
  #calls: readonly SettledCall[]

  constructor(calls: readonly SettledCall[]) {
    this.#calls = calls
  }

  get all(): readonly SettledCall[] {
    return this.#calls
  }

  add(...calls: readonly SettledCall[]): void {
    this.#calls = [...this.#calls, ...calls]
  }

  /** Is also told by this source: one that is known, or a new one. */
  tell(known: object | undefined, reported: Told): void {
    const { source, ...call } = reported
    if (known === undefined) this.add({ ...call, sources: [source] })
    else this.#calls = this.#calls.map((one) => (one === known ? withSource(one, reported) : one))
  }

  /** Puts one in the place of those of these that are here. */
  join(calls: readonly object[], joined: SettledCall): void {
    const place = this.#calls.findIndex((one) => calls.includes(one))
    const others = this.#calls.filter((one) => !calls.includes(one))
    this.#calls = others.toSpliced(place < 0 ? others.length : place, 0, joined)
  }

  forgetAll(): void {
    this.#calls = []
  }

  dropAccount(accountId: string): void {
    const left = this.#calls.map((call) => withoutAccount(call, accountId))
    this.#calls = left.filter(({ sources }) => sources.length > 0)
  }

  /** Nobody tells a call again that rang long before its account was last live; clocks that are set make it hours. */
  forgetOld(live: ReadonlyMap<string, LiveSpan>): void {
    const isOver = ({ sources, at }: SettledCall): boolean =>
      sources.every(({ accountId }) => at < (live.get(accountId)?.until ?? 0) - SAME_ITEM_MS)
    this.#calls = this.#calls.filter((call) => !isOver(call)).slice(-MOST_SETTLED)
  }
}
