import { expect, it } from 'vitest'
import { DAY, HOUR, SECOND } from '../../../util/durations.ts'
import { lifeMs, renewInMs } from './webhook-lease.ts'

const now = Date.UTC(2026, 0, 5, 9, 0, 0)

it.each([
  ['seconds', 3600n],
  ['epoch seconds', BigInt((now + HOUR) / SECOND)],
  ['epoch milliseconds', BigInt(now + HOUR)],
  ['a date', '2026-01-05T10:00:00Z'],
  ['a date with an offset of hours', '2026-01-05T11:00:00+01']
])('a lease in %s is an hour, renewed after 48 minutes', (_way, expiresOn) => {
  expect([lifeMs({ expiresOn }, now), renewInMs({ expiresOn }, now)]).toEqual([HOUR, 0.8 * HOUR])
})

it.each([[undefined], [{ expiresOn: 'soon' }], [{ expiresOn: 'NEVER' }]])(
  'a lease that says nothing (%o) lives the usual hour',
  (lease) => {
    expect(lifeMs(lease, now)).toBe(HOUR)
  }
)

it.each([
  ['that is over', 0n, 30 * SECOND],
  ['below nothing', -5n, 30 * SECOND],
  ['by a clock that is behind', BigInt(now - HOUR), 30 * SECOND],
  ['of an age', 900_000_000n, DAY],
  ['beyond any date', 2n ** 63n - 1n, DAY]
])('a lease %s is kept within reason', (_what, expiresOn, expected) => {
  expect(lifeMs({ expiresOn }, now)).toBe(expected)
})
