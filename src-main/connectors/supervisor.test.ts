import { describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'
import type { CtiError } from '../util/errors.ts'
import { failure, FakeServer, soon } from './testing/fake-server.ts'

describe('a supervisor', () => {
  it('opens, reads everything, is live and passes events on', async () => {
    const server = new FakeServer()
    const { picture, supervisor } = server.client()
    await soon(server)
    expect(picture.statuses).toEqual(['connecting', 'catchingUp', 'live'])
    expect(picture.current).toBe(server.links[0])
    server.links[0]?.queue.push({ type: 'callGone', vendorId: 'a', answeredElsewhere: true })
    await soon(server)
    expect(picture.gone).toHaveLength(1)
    await supervisor[Symbol.asyncDispose]()
    expect([server.links[0]?.isOpen, picture.current]).toEqual([false, undefined])
  })

  it('is stale with a reason while the server is away, and live again with a new reading', async () => {
    const server = new FakeServer()
    const { picture, supervisor } = server.client()
    await soon(server)
    server.answer = () => Promise.reject(failure('network'))
    server.break()
    await soon(server)
    expect([picture.state, picture.problem, picture.current]).toEqual(['stale', 'network', undefined])
    await server.clock.advance(10 * SECOND)
    server.answer = () => server.accept()
    await server.clock.advance(MINUTE)
    expect(picture.state).toBe('live')
    expect(server.links.map(({ snapshots }) => snapshots)).toEqual([1, 1])
    await supervisor[Symbol.asyncDispose]()
  })

  it('backs off 1, 2, 4 … 60 s and tries at once after a healthy connection', async () => {
    const server = new FakeServer()
    const { supervisor } = server.client()
    await soon(server)
    await server.clock.advance(30 * SECOND)
    server.answer = () => Promise.reject(failure('network'))
    const lostAt = server.clock.now()
    server.break()
    await soon(server)
    await server.clock.advance(5 * MINUTE)
    const gaps = server.attempts
      .slice(1)
      .map((at, index, all) => Math.round((at - (all[index - 1] ?? lostAt)) / SECOND))
    expect(gaps).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
    await supervisor[Symbol.asyncDispose]()
  })

  it('stops and asks when the sign-in is refused, at the start and later', async () => {
    const server = new FakeServer()
    server.answer = () => Promise.reject(failure('auth'))
    const early = server.client()
    await server.clock.advance(10 * MINUTE)
    expect([early.picture.state, server.attempts.length]).toEqual(['signInAgain', 1])
    server.answer = () => server.accept()
    const later = server.client()
    await soon(server)
    server.break(failure('auth'))
    await server.clock.advance(10 * MINUTE)
    expect([later.picture.state, server.attempts.length]).toEqual(['signInAgain', 2])
  })

  it('waits as long as the server asks, within reason', async () => {
    const server = new FakeServer()
    server.answer = () => Promise.reject(failure('rateLimited', 30 * SECOND))
    const { supervisor } = server.client()
    await soon(server)
    await server.clock.advance(29 * SECOND)
    expect(server.attempts).toHaveLength(1)
    await server.clock.advance(31 * SECOND)
    expect(server.attempts).toHaveLength(2)
    await supervisor[Symbol.asyncDispose]()
  })

  it('does not come in the same second as everybody else who was told the same', async () => {
    const delays = [0, 0.5, 0.999].map(async (random) => {
      const server = new FakeServer()
      server.answer = () => Promise.reject(failure('rateLimited', 30 * SECOND))
      const { supervisor } = server.client(() => random)
      await soon(server)
      await server.clock.advance(MINUTE)
      await supervisor[Symbol.asyncDispose]()
      return Math.round(((server.attempts[1] ?? 0) - (server.attempts[0] ?? 0)) / SECOND)
    })
    expect(await Promise.all(delays)).toEqual([30, 45, 60])
  })

  it('does not look live while it connects anew after sleep, and says so when it cannot', async () => {
    const server = new FakeServer()
    const { picture, supervisor } = server.client()
    await server.clock.advance(MINUTE)
    let refuse = (_failure: CtiError): void => undefined
    server.answer = () => new Promise((_, reject) => (refuse = reject))
    for (let index = 0; index < 100; index++) supervisor.reconnectNow()
    expect(picture.state).toBe('catchingUp')
    await soon(server)
    for (let index = 0; index < 100; index++) supervisor.reconnectNow()
    await soon(server)
    expect([server.attempts.length, picture.state, picture.current]).toEqual([2, 'catchingUp', undefined])
    refuse(failure('timeout'))
    await soon(server)
    expect(picture.state).toBe('stale')
    await supervisor[Symbol.asyncDispose]()
    expect(server.clock instanceof ManualClock && server.clock.sleeping).toBe(0)
  })

  it.each(['open', 'events'] as const)('whose place another program took in %s() waits to be asked', async (place) => {
    const server = new FakeServer()
    const accept = server.answer
    if (place === 'open') server.answer = () => Promise.reject(failure('displaced'))
    const { picture, supervisor } = server.client()
    await soon(server)
    if (place === 'events') server.break(failure('displaced'))
    await server.clock.advance(HOUR)
    supervisor.reconnectUnlessDisplaced()
    await server.clock.advance(HOUR)
    expect([server.attempts.length, picture.state, picture.current]).toEqual([1, 'stale', undefined])
    expect(picture.problem).toMatch(/^displaced Ringside does not take the connection back by itself/)
    server.answer = accept
    supervisor.reconnectNow()
    await soon(server)
    expect([server.attempts.length, picture.state]).toEqual([2, 'live'])
    server.break()
    await server.clock.advance(MINUTE)
    expect([server.attempts.length, picture.state]).toEqual([3, 'live'])
    await supervisor[Symbol.asyncDispose]()
  })

  it('says that it is displaced also when the computer wakes up in that moment', async () => {
    const server = new FakeServer()
    const { picture, supervisor } = server.client()
    await server.clock.advance(MINUTE)
    server.break(failure('displaced'))
    supervisor.reconnectUnlessDisplaced()
    await server.clock.advance(HOUR)
    expect([server.attempts.length, picture.state]).toEqual([1, 'stale'])
    await supervisor[Symbol.asyncDispose]()
  })

  it('that waits to be asked can be ended', async () => {
    const server = new FakeServer()
    server.answer = () => Promise.reject(failure('displaced'))
    const { supervisor } = server.client()
    await soon(server)
    await supervisor[Symbol.asyncDispose]()
    expect(server.attempts).toHaveLength(1)
  })

  it('connects at once when the network comes back, one attempt at a time', async () => {
    const server = new FakeServer()
    server.answer = () => Promise.reject(failure('network'))
    const { picture, supervisor } = server.client()
    await server.clock.advance(5 * MINUTE)
    const before = server.attempts.length
    server.answer = () => new Promise(() => undefined)
    for (let index = 0; index < 5; index++) supervisor.reconnectNow()
    await soon(server)
    for (let index = 0; index < 5; index++) supervisor.reconnectNow()
    await soon(server)
    expect(server.attempts).toHaveLength(before + 1)
    expect(picture.state).toBe('stale')
  })

  it('opens a live connection anew after sleep, without showing a loss', async () => {
    const server = new FakeServer()
    const { picture, supervisor } = server.client()
    await server.clock.advance(MINUTE)
    supervisor.reconnectNow()
    await soon(server)
    expect(server.links.map(({ isOpen }) => isOpen)).toEqual([false, true])
    expect(picture.statuses).toEqual(['connecting', 'catchingUp', 'live', 'catchingUp', 'live'])
    await supervisor[Symbol.asyncDispose]()
  })
})
