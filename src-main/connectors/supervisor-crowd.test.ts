import { describe, expect, it } from 'vitest'
import type { Clock } from '../util/clock.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { failure, FakeServer } from './testing/fake-server.ts'

describe('a supervisor', () => {
  it('spreads ten thousand clients after a restart of the server', async () => {
    const server = new FakeServer(new CrowdClock())
    let seed = 1
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const clients = Array.from({ length: 10_000 }, () => server.client(random))
    await server.clock.advance(MINUTE)
    server.answer = () => Promise.reject(failure('network'))
    server.break()
    await waitFor(server.clock, 20 * SECOND)
    const backAt = server.clock.now()
    server.answer = () => server.accept()
    await waitFor(server.clock, 2 * MINUTE)
    const arrivals = server.attempts.filter((at) => at > backAt)
    const perSecond = new Map<number, number>()
    for (const at of arrivals) {
      const second = Math.floor((at - backAt) / SECOND)
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1)
    }
    expect(clients.every(({ recorded }) => recorded.state === 'live')).toBe(true)
    expect(arrivals).toHaveLength(10_000)
    expect(Math.max(...perSecond.values())).toBeLessThan(2_000)
    await Promise.all(clients.map(({ supervisor }) => supervisor[Symbol.asyncDispose]()))
  })
})

/** Moves time in whole steps. */
async function waitFor(clock: FakeServer['clock'], ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += SECOND / 4) await clock.advance(SECOND / 4)
}

/** A clock for ten thousand sleepers: wakes all that are due in one turn, where ManualClock gives each its own. */
class CrowdClock implements Clock {
  #now = 0
  #sleepers: { readonly wakeAt: number; readonly wake: () => void }[] = []

  now(): number {
    return this.#now
  }

  elapsed(): number {
    return this.now()
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ wakeAt: this.#now + ms, wake }))
  }

  async advance(ms: number): Promise<void> {
    this.#now += ms
    const due = this.#sleepers.filter(({ wakeAt }) => wakeAt <= this.#now)
    this.#sleepers = this.#sleepers.filter(({ wakeAt }) => wakeAt > this.#now)
    for (const { wake } of due) wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
