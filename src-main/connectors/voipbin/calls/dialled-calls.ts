import type { Clock } from '../../../util/clock.ts'
import { MINUTE } from '../../../util/durations.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import type { Ring } from './rings.ts'

/** So long a call that was dialled is recognised without the server's answer, in ms: that may come late, or never. */
const PENDING_MS = MINUTE

/**
 * What was dialled from here: such a call rings the own telephone first, and nothing in it says whom it is for (VoIPBin 6.4).
 * Lives as long as its account, over all links.
 */
export class DialledCalls {
  readonly #clock: Clock
  readonly #numbers = new Map<string, string>()
  #pending: { readonly number: string; readonly source: string; readonly until: number } | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A request is about to be sent; `source`: the number that it shows. */
  begin(number: string, source: string): void {
    this.#pending = { number, source, until: this.#clock.elapsed() + PENDING_MS }
  }

  /** Nothing comes of it. */
  refused(): void {
    this.#pending = undefined
  }

  /** The server has answered with these legs and group calls. */
  accepted(ids: readonly string[], number: string): void {
    if (ids.length > 0) this.#pending = undefined
    for (const id of ids) keepNewest(this.#numbers, id, number, limits.calls)
  }

  /** Whether it rings the agent for what was dialled; the first that could be what was dialled without an answer is that. */
  has(ring: Ring): boolean {
    if (ring.ids.some((id) => this.#numbers.has(id))) return true
    const pending = this.#pending
    if (pending === undefined || this.#clock.elapsed() >= pending.until || !couldBe(ring, pending.source)) return false
    this.accepted(ring.ids.slice(0, 1), pending.number)
    return true
  }

  /** Whom a ring is for. */
  numberOf({ ids }: Ring): string | undefined {
    const id = ids.find((one) => this.#numbers.has(one))
    return id === undefined ? undefined : this.#numbers.get(id)
  }
}

/** Nobody has called: no leg has started it, and it shows the number that was to be shown. */
const couldBe = ({ legs, groupcalls }: Ring, source: string): boolean =>
  [...legs, ...groupcalls].every((one) => one.masterCallId === undefined && one.source.target === source) &&
  groupcalls.every(({ destinations }) => destinations.length === 1) &&
  legs.every(({ direction }) => direction === 'outgoing')
