import { expect, it } from 'vitest'
import { beforeSummerTimeEnds, soak } from './soak.ts'

const HOURS = 1 / 3
const load = {
  calls: 20,
  disconnects: 4,
  sleeps: 2,
  clockSteps: 2,
  faults: 6,
  quietPoints: 4,
  systems: 'first'
} as const
/** In real ms: with a difference it looks for half an hour of simulated time whether that is repaired. */
const SOAK_MS = 120_000

const third = (seed: number) => soak({ seed, hours: HOURS, ...load, say: () => undefined }, beforeSummerTimeEnds(HOURS))

it(
  'shows what the telephone system has after a rough third of an hour, twice, and leaves nothing open',
  async () => {
    // the first one also is the rehearsal: what the engine makes of new code is no growth
    for (const [seed, growth] of [
      [21, Infinity],
      [20, 0.05]
    ] as const) {
      const figures = await third(seed)
      expect(figures).toMatchObject({ differences: [], failures: [], leftovers: [], tally: { calls: 20, sleep: 2 } })
      expect(figures.growth).toBeLessThanOrEqual(growth)
    }
  },
  SOAK_MS
)
