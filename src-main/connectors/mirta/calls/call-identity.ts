import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { limits } from '../../../util/limits.ts'
import { defined } from '../../../util/defined.ts'
import type { Sighting } from './sightings.ts'

/** So many rounds in a row without a call end it: one may have read the lamp too early or too late (MiRTA 5.4). */
const ROUNDS_TO_END = 2

/** A dialled call that has not rung the own telephone for so long is over, in ms (MiRTA 4.1: watched for at most 60 s). */
const PENDING_MS = 60 * SECOND

/** One call of the user, under an id of our own from the first sight to the last. */
export interface TrackedCall {
  readonly vendorId: string
  /** The system's id, once it has told it. */
  readonly linkedId?: string
  readonly direction: 'incoming' | 'outgoing'
  readonly state: 'alerting' | 'connected'
  /** Its own telephone rings because the user dialled (MiRTA 5.4). */
  readonly pickUp: boolean
  /** The number is the one that was dialled from here. */
  readonly isDialled: boolean
  readonly number?: string
  readonly name?: string
  /** Epoch ms, of the round that showed it. */
  readonly startedAt: number
  readonly connectedAt?: number
}

interface Known extends TrackedCall {
  /** Rounds in a row that did not show it. */
  readonly missing: number
  /** Nothing has said so: it was seen talking first. */
  readonly isDirectionAssumed: boolean
}

/**
 * Which call is which, for a system that has no id for a call that rings, tells one later, and shows at most one party (MiRTA 5.4).
 * Lives as long as its account, over all links, so that a call keeps its id while the connection is made anew. An id that has ended
 * never comes back, and a call that was talked on never rings again: that is another one.
 */
export class CallIdentity {
  readonly #clock: Clock
  #calls: readonly Known[] = []
  #count = 0
  #dialled: { readonly number: string; readonly until: number } | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The user is about to dial: the next call that is new is this one, also when it rings. */
  dialled(number: string): void {
    this.#dialled = { number, until: this.#clock.elapsed() + PENDING_MS }
  }

  /** Nothing comes of what was dialled: what rings from now on comes from outside. */
  dialEnded(): void {
    this.#dialled = undefined
  }

  /** Whether what was dialled may still ring the own telephone. */
  get isDialling(): boolean {
    return this.#dialled !== undefined && this.#clock.elapsed() < this.#dialled.until
  }

  /** All calls, as the last round has left them. */
  get calls(): readonly TrackedCall[] {
    return this.#calls.map(shown)
  }

  /** Takes a round; undefined changes nothing. Answers all calls there are then. */
  take(sightings: readonly Sighting[] | undefined): readonly TrackedCall[] {
    if (sightings !== undefined && !this.#isUnclear(sightings))
      this.#calls = this.#after(sightings).slice(0, limits.calls)
    return this.calls
  }

  /**
   * Whether the lamp alone is no reason to change anything: it may tell of another call than those that are known. One whose id was
   * told while it rings is told of again soon.
   */
  #isUnclear(sightings: readonly Sighting[]): boolean {
    const [early] = sightings.filter(({ isEarly }) => isEarly === true)
    if (early === undefined) return false
    const mayBeAnother = ({ state, linkedId }: Known): boolean => state !== early.state && linkedId !== undefined
    return this.#calls.length > 1 || this.#calls.some(mayBeAnother)
  }

  #after(sightings: readonly Sighting[]): readonly Known[] {
    const { seen, unseen, fresh } = matched(this.#calls, sightings)
    const isReplaced = fresh.some(({ linkedId }) => linkedId !== undefined)
    const missing = unseen
      .map((call) => ({ ...call, missing: isReplaced && sightings.length === 1 ? ROUNDS_TO_END : call.missing + 1 }))
      .filter((call) => call.missing < ROUNDS_TO_END)
    // what rings without an id may be an old lamp of a call that is talked on: it is new once that one has ended
    const begun = fresh.filter(({ linkedId }) => linkedId !== undefined || missing.length === 0)
    const now = this.#clock.now()
    return [
      ...seen.map(([call, sighting]) => updated(call, sighting, now)),
      ...missing,
      ...begun.map((one) => this.#begin(one))
    ]
  }

  #begin(sighting: Sighting): Known {
    const now = this.#clock.now()
    const dialled = this.isDialling ? this.#dialled : undefined
    if (dialled !== undefined) this.#dialled = undefined
    this.#count += 1
    const { state, linkedId, name, direction } = sighting
    const rings = state === 'alerting'
    const base = {
      vendorId: `${now.toString(36)}-${String(this.#count)}`,
      direction: dialled === undefined ? (rings ? 'incoming' : (direction ?? 'outgoing')) : 'outgoing',
      state,
      pickUp: rings && dialled !== undefined,
      startedAt: now,
      missing: 0,
      isDialled: dialled !== undefined,
      isDirectionAssumed: dialled === undefined && !rings && direction === undefined
    } as const
    const number = dialled?.number ?? sighting.number
    return { ...base, ...defined({ linkedId, number, name, connectedAt: rings ? undefined : now }) }
  }
}

/** Which sighting is which call: by the system's id, else one that could be it. */
function matched(
  calls: readonly Known[],
  sightings: readonly Sighting[]
): {
  readonly seen: readonly (readonly [Known, Sighting])[]
  readonly unseen: readonly Known[]
  readonly fresh: readonly Sighting[]
} {
  const seen: (readonly [Known, Sighting])[] = []
  let unseen = calls
  let fresh = sightings
  for (const fits of [hasSameId, couldBe]) {
    for (const sighting of fresh) {
      const call = unseen.find((one) => fits(one, sighting))
      if (call === undefined) continue
      seen.push([call, sighting])
      unseen = unseen.filter((one) => one !== call)
      fresh = fresh.filter((one) => one !== sighting)
    }
  }
  return { seen, unseen, fresh }
}

const hasSameId = (call: Known, { linkedId }: Sighting): boolean => linkedId !== undefined && call.linkedId === linkedId

/** One of the two has no id yet, and it does not go back. */
const couldBe = (call: Known, { linkedId, state }: Sighting): boolean =>
  (linkedId === undefined || call.linkedId === undefined) && !(call.state === 'connected' && state === 'alerting')

function updated(call: Known, sighting: Sighting, now: number): Known {
  const isConnected = call.state === 'connected' || sighting.state === 'connected'
  const number = call.isDialled ? call.number : (sighting.number ?? call.number)
  const name = sighting.name ?? (number === call.number ? call.name : undefined)
  const { name: _name, ...rest } = call
  return {
    ...rest,
    ...defined({ linkedId: call.linkedId ?? sighting.linkedId, number, name }),
    ...(isConnected ? { connectedAt: call.connectedAt ?? now } : {}),
    state: isConnected ? 'connected' : 'alerting',
    pickUp: call.pickUp && !isConnected,
    direction: call.isDirectionAssumed ? (sighting.direction ?? call.direction) : call.direction,
    isDirectionAssumed: call.isDirectionAssumed && sighting.direction === undefined,
    missing: 0
  }
}

const shown = ({ missing: _missing, isDirectionAssumed: _assumed, ...call }: Known): TrackedCall => call
