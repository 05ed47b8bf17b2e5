import { expect, it } from 'vitest'
import { beforeSummerTimeEnds, soak } from './soak.ts'

const HOURS = 1 / 3
/** In real ms: with a difference it looks for half an hour of simulated time whether that is repaired. */
const SOAK_MS = 120_000

it(
  'shows what the telephone system has after a rough third of an hour, and leaves nothing open',
  async () => {
    const load = { calls: 20, disconnects: 4, sleeps: 2, clockSteps: 2, faults: 6, quietPoints: 4 }
    const figures = await soak({ seed: 20, hours: HOURS, ...load, say: () => undefined }, beforeSummerTimeEnds(HOURS))
    expect(figures).toMatchObject({ differences: [], failures: [], leftovers: [], tally: { calls: 20, sleep: 2 } })
    expect(figures.growth).toBeLessThanOrEqual(0.05)
  },
  SOAK_MS
)
