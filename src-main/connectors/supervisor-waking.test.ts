import { describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'
import { FakeServer, soon } from './testing/fake-server.ts'

describe('an account whose computer wakes up', () => {
  it('is connected anew, also after a loss, but not for two seconds after it began', async () => {
    const server = new FakeServer()
    const { supervisor } = server.client()
    const wakesUp = async (): Promise<number> => {
      supervisor.reconnectUnlessDisplaced()
      await soon(server)
      return server.attempts.length
    }
    await server.clock.advance(2 * SECOND - 1)
    expect(await wakesUp()).toBe(1)
    await server.clock.advance(1)
    expect(await wakesUp()).toBe(2)
    server.break()
    await soon(server)
    await server.clock.advance(MINUTE)
    expect(server.attempts).toHaveLength(3)
    expect(await wakesUp()).toBe(4)
    await supervisor[Symbol.asyncDispose]()
  })

  it('is connected anew with a clock that is set back', async () => {
    const clock = new ManualClock()
    const server = new FakeServer(clock)
    const { supervisor } = server.client()
    await clock.advance(MINUTE)
    clock.set(-HOUR)
    supervisor.reconnectNow()
    await soon(server)
    expect(server.attempts).toHaveLength(2)
    await supervisor[Symbol.asyncDispose]()
  })
})
