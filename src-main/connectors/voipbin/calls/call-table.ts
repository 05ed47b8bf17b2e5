import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import { ringsOf } from './rings.ts'
import type { Ring } from './rings.ts'
import { ringState } from './ring-state.ts'
import type { RingContext, RingState } from './ring-state.ts'

/** One call of the agent, under one id from the first sight to the last. */
export interface AgentCall {
  /** The id of a leg or group call of it: of the first that was heard of. */
  readonly vendorId: string
  readonly ring: Ring
  /** While nothing of it rings or talks but may again: as it was last. */
  readonly state: RingState
}

/** What a look at all calls gives. */
export interface Look {
  readonly calls: readonly AgentCall[]
  /** Those that were there before and are over. */
  readonly ended: readonly AgentCall[]
  /** When to look again though nothing is heard, as the `now` of the look. */
  readonly againAt: number | undefined
}

interface Known {
  readonly call: AgentCall
  /** Since when it only waits. */
  readonly waitsSince: number | undefined
}

/** What is known beside the calls themselves. */
export interface CallTableContext extends RingContext {
  /** A call had this id over an earlier link: it keeps that, for more than the window goes by it. */
  readonly wasShown: (id: string) => boolean
}

/** Which ring is which call: one call however many legs and group calls there are, and never a second one for them. */
export class CallTable {
  readonly #context: CallTableContext
  #known: ReadonlyMap<string, Known> = new Map()
  readonly #ended = new Map<string, true>()

  constructor(context: CallTableContext) {
    this.#context = context
  }

  get(vendorId: string): AgentCall | undefined {
    return this.#known.get(vendorId)?.call
  }

  /** Looks at everything anew; `now` only ever grows. */
  look(now: number): Look {
    const { calls, agentId, teams } = this.#context
    const known = new Map<string, Known>()
    const ended: AgentCall[] = []
    for (const ring of ringsOf(calls, agentId, this.#known.keys(), teams())) {
      const state = ringState(ring, this.#context)
      // the older one goes on where two turn out to be one
      const [before, ...doubles] = [...this.#known.values()].filter(({ call }) => ring.ids.includes(call.vendorId))
      ended.push(...doubles.map(({ call }) => ({ ...call, state: { ...state, isTaken: true } })))
      const next = this.#next(before, ring, state, now)
      if (next !== undefined) known.set(next.call.vendorId, next)
      else if (before !== undefined) ended.push({ ...before.call, ring, state })
    }
    const lost = [...this.#known.values()].filter(
      ({ call }) => !known.has(call.vendorId) && !ended.some(({ vendorId }) => vendorId === call.vendorId)
    )
    ended.push(...lost.map(({ call }) => call))
    for (const { vendorId } of ended) keepNewest(this.#ended, vendorId, true, limits.endedCalls)
    this.#known = known
    return { calls: [...known.values()].map(({ call }) => call), ended, againAt: againAt(known.values()) }
  }

  /** Undefined where there is no call, or no longer. */
  #next(before: Known | undefined, ring: Ring, state: RingState, now: number): Known | undefined {
    const free = ring.ids.filter((id) => !this.#ended.has(id))
    const vendorId = before?.call.vendorId ?? free.find((id) => this.#context.wasShown(id)) ?? free[0]
    if (vendorId === undefined) return undefined
    if (state.state !== 'over') return { call: { vendorId, ring, state }, waitsSince: undefined }
    if (state.waitMs === 0 || (before === undefined && (ring.legs.length > 0 || ring.team !== undefined)))
      return undefined
    const waitsSince = before?.waitsSince ?? now
    if (now - waitsSince >= state.waitMs) return undefined
    const shown = before?.call.state ?? { ...state, state: 'alerting' as const }
    return { call: { vendorId, ring, state: { ...shown, waitMs: state.waitMs } }, waitsSince }
  }
}

function againAt(known: Iterable<Known>): number | undefined {
  const times = [...known].flatMap(({ call, waitsSince }) =>
    waitsSince === undefined ? [] : [waitsSince + call.state.waitMs]
  )
  return times.length === 0 ? undefined : Math.min(...times)
}
