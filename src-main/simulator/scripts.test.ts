import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { MINUTE } from '../util/durations.ts'
import { exampleCompany } from './company/example-company.ts'
import { createPbx, Pbx } from './company/pbx.ts'
import type { Call, Leg } from './core/calls.ts'
import type { Party } from './core/parties.ts'
import { Refusal } from './core/refusal.ts'
import { play, scriptGroups, scripts, type Stage, type Step } from './testing/script-steps.ts'

/** Longer than anything rings that nobody answers, in ms. */
const LONGEST_RING_MS = 3 * MINUTE

/** Everything that was ever seen of a PBX. */
class Watch {
  readonly pbx: Pbx
  readonly clock = new ManualClock()
  readonly legs = new Map<Leg, Call>()
  readonly failures: unknown[] = []
  /** Whom a leg showed at first: in one race all show the same. */
  readonly #shown = new Map<Leg, Party>()
  readonly #winners = new Set<Leg>()
  readonly #losers = new Set<Leg>()

  constructor() {
    this.pbx = createPbx({ clock: this.clock, data: { ...exampleCompany, ringGroups: scriptGroups } })
    this.pbx.after = (ms, run, signal) => Pbx.prototype.after.call(this.pbx, ms, () => this.#guarded(run), signal)
    this.pbx.events.on((event) => {
      if (event.kind === 'leg') this.#follow(event.leg)
    })
  }

  get live(): Leg[] {
    return [...this.legs.keys()].filter((leg) => leg.isLive)
  }

  /** What must be true at any time. */
  check(): void {
    expect(this.failures).toEqual([])
    for (const leg of this.legs.keys()) {
      expect(leg.isLive).toBe(leg.ended === undefined)
      expect(leg.call.legs.includes(leg)).toBe(true)
      expect(leg.isLive && leg.direction === 'in' && leg.state === 'alerting' && this.#ringsTooLong(leg)).toBe(false)
      if (leg.ended?.cause === 'lostRace') expect(leg.connectedAt).toBeUndefined()
    }
    for (const call of this.pbx.desk.calls) {
      const [one, other] = call.liveLegs
      const isPlain =
        call.liveLegs.length === 2 &&
        !call.isConference &&
        !call.isIntruded &&
        call.liveLegs.every((leg) => leg.isTalking)
      if (isPlain && one && other)
        expect([one.remote, other.remote].map(nameOf)).toEqual([other.owner.party, one.owner.party].map(nameOf))
    }
    for (const loser of this.#losers) expect([loser.isLive, loser.connectedAt]).toEqual([false, undefined])
  }

  /** Whoever answers for a group has won against whom it rings beside. */
  #follow(leg: Leg): void {
    if (!this.legs.has(leg)) {
      this.legs.set(leg, leg.call)
      this.#shown.set(leg, leg.remote)
    }
    if (!leg.isTalking || !isOffered(leg) || this.#winners.has(leg)) return
    this.#winners.add(leg)
    for (const other of leg.call.othersThan(leg)) {
      const isRival = isOffered(other) && this.#shown.get(other) === this.#shown.get(leg)
      if (isRival && other.state === 'alerting') this.#losers.add(other)
    }
  }

  #ringsTooLong(leg: Leg): boolean {
    return this.clock.now() - leg.startedAt > LONGEST_RING_MS
  }

  #guarded(run: () => unknown): void {
    try {
      run()
    } catch (failure) {
      this.failures.push(failure)
    }
  }
}

/** True for a leg by which a group rings somebody. */
const isOffered = ({ direction, history }: Leg): boolean => direction === 'in' && history?.reason === 'distributed'

const nameOf = ({ name, number }: Party): string | undefined => name ?? number

const reported = ({ owner, state, call }: Leg): string =>
  `${owner.party.name ?? owner.party.number} ${state} in ${call.id}`

/** Everybody serves; in one queue all are rung at once, in the others one after the other. */
function openQueues(pbx: Pbx): void {
  for (const extension of pbx.extensions) extension.changesPresence('available')
  for (const queue of pbx.queues) for (const { extension } of queue.seats) extension.logsInTo(queue)
  pbx.queue('Sales').ringsAll = true
}

const refused = (failure: unknown): void => {
  if (!(failure instanceof Refusal)) throw failure
}

async function playAll(steps: readonly Step[]): Promise<void> {
  const watch = new Watch()
  const { pbx, clock } = watch
  using _ = pbx
  openQueues(pbx)
  const waitingAtStart = clock.sleeping
  const outside = [pbx.outside('+493023125123', 'Carol'), pbx.outside('+441632960123', 'Dave')]
  const stage: Stage = { pbx, outside, results: [] }
  for (const step of steps) {
    await play(step, stage).catch(refused)
    await clock.advance(step.thenMs)
    watch.check()
  }
  await clock.advance(10 * MINUTE)
  watch.check()
  for (const leg of watch.live) if (leg.isLive) pbx.desk.clear(leg)
  await clock.advance(0)
  watch.check()
  expect(watch.live.map(reported)).toEqual([])
  const calls = new Set(watch.legs.values())
  expect(pbx.records.all.map(({ id }) => id).toSorted()).toEqual([...calls].map(({ id }) => id).toSorted())
  expect([pbx.parkLot.parked.length, pbx.ringGroups.flatMap((group) => group.calls).length]).toEqual([0, 0])
  expect(pbx.queues.map((queue) => queue.waitingCount)).toEqual(pbx.queues.map(() => 0))
  expect(clock.sleeping).toBe(waitingAtStart)
  await Promise.all(stage.results)
}

it('Whatever people do: each leg has an end and a cause, each call one record, each race one winner; nothing is left', async () => {
  await fc.assert(fc.asyncProperty(scripts(40), playAll), { numRuns: 200 })
})
