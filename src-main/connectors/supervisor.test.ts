import { describe, expect, it } from 'vitest'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { createLog } from '../logging/log.ts'
import { LogMemory } from '../logging/log-file.ts'
import { ManualClock } from '../util/clock.ts'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import { failure, FakeServer, soon } from './testing/fake-server.ts'

describe('a supervisor', () => {
  it('opens, reads everything, is live and passes events on', async () => {
    const server = new FakeServer()
    const { recorded, supervisor } = server.client()
    await soon(server)
    expect(recorded.statuses).toEqual(['connecting', 'catchingUp', 'live'])
    expect(recorded.current).toBe(server.links[0])
    server.links[0]?.queue.push({ type: 'callEnded', vendorId: 'a', answeredElsewhere: true })
    await soon(server)
    expect(recorded.gone).toHaveLength(1)
    await supervisor[Symbol.asyncDispose]()
    expect([server.links[0]?.isOpen, recorded.current]).toEqual([false, undefined])
    expect(recorded.statuses).toEqual(['connecting', 'catchingUp', 'live'])
  })

  it('is stale with a reason while the server is away, and live again with a new reading', async () => {
    const server = new FakeServer()
    const { recorded, supervisor } = server.client()
    await soon(server)
    server.answer = () => Promise.reject(failure('network'))
    server.break()
    await soon(server)
    expect([recorded.state, recorded.problem, recorded.current]).toEqual(['stale', 'network', undefined])
    server.answer = () => Promise.reject(failure('timeout'))
    await server.clock.advance(10 * SECOND)
    expect([recorded.state, recorded.problem]).toEqual(['stale', 'timeout'])
    server.answer = () => server.accept()
    await server.clock.advance(MINUTE)
    expect(recorded.state).toBe('live')
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

  it('says when it tries again, and nothing of that once it is live', async () => {
    const server = new FakeServer()
    server.answer = () => Promise.reject(failure('network'))
    const { recorded, supervisor } = server.client()
    await soon(server)
    const told = recorded.triesAt
    await server.clock.advance((told ?? 0) - server.clock.now() - 1)
    expect(server.attempts).toHaveLength(1)
    server.answer = () => server.accept()
    await server.clock.advance(1)
    expect([server.attempts.length, recorded.state, recorded.triesAt]).toEqual([2, 'live', undefined])
    await supervisor[Symbol.asyncDispose]()
  })

  it('stops and asks when the sign-in is refused, at the start and later', async () => {
    const server = new FakeServer()
    server.answer = () => Promise.reject(failure('auth'))
    const early = server.client()
    await server.clock.advance(10 * MINUTE)
    expect([early.recorded.state, server.attempts.length]).toEqual(['signInAgain', 1])
    server.answer = () => server.accept()
    const later = server.client()
    await soon(server)
    server.break(failure('auth'))
    await server.clock.advance(10 * MINUTE)
    expect([later.recorded.state, server.attempts.length]).toEqual(['signInAgain', 2])
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

  it.each([
    [0, 120],
    [0.999, 150]
  ])('waits two minutes and a little where the server asks for an hour: %f', async (random, seconds) => {
    const server = new FakeServer()
    server.answer = () => Promise.reject(failure('rateLimited', HOUR))
    const { supervisor } = server.client(() => random)
    await soon(server)
    await server.clock.advance(3 * MINUTE)
    await supervisor[Symbol.asyncDispose]()
    expect(Math.round(((server.attempts[1] ?? 0) - (server.attempts[0] ?? 0)) / SECOND)).toBe(seconds)
  })

  it('logs that the connection is lost and that it is back, once each', async () => {
    const server = new FakeServer()
    const memory = new LogMemory()
    const { supervisor } = server.client(undefined, createLog({ destination: memory, clock: server.clock }))
    await soon(server)
    for (let loss = 0; loss < 2; loss++) {
      server.answer = () => Promise.reject(failure('network'))
      server.break()
      await server.clock.advance(5 * MINUTE)
      server.answer = () => server.accept()
      await server.clock.advance(MINUTE)
    }
    const said = memory.lines.map((line) => /"level":"(\w+)".*"words":"([^"]+)"/.exec(line)?.slice(1).join(': '))
    const healed = ['warn: connection lost', 'info: connection is back']
    expect(said).toEqual([...healed, ...healed])
    await supervisor[Symbol.asyncDispose]()
  })

  it('says that something went wrong here where the server is not to blame, and logs what', async () => {
    const server = new FakeServer()
    const memory = new LogMemory()
    server.answer = () => Promise.reject(new TypeError('a bug'))
    const { recorded, supervisor } = server.client(undefined, createLog({ destination: memory, clock: server.clock }))
    await soon(server)
    expect([recorded.state, recorded.problem]).toEqual(['stale', m.error_internal()])
    expect(memory.lines).toEqual([expect.stringMatching(/"level":"error".*connection failed/)])
    await supervisor[Symbol.asyncDispose]()
  })

  it('tells of the certificate where that is the reason', async () => {
    const server = new FakeServer()
    const certificate = { host: 'pbx.example.org', reason: 'expired' } as const
    server.answer = () => Promise.reject(new CtiError('network', { userMessage: 'expired', certificate }))
    const { recorded, supervisor } = server.client()
    await soon(server)
    expect([recorded.problem, recorded.certificate]).toEqual(['expired', certificate])
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
    const { recorded, supervisor } = server.client()
    await server.clock.advance(MINUTE)
    let refuse = (_failure: CtiError): void => undefined
    server.answer = () => new Promise((_, reject) => (refuse = reject))
    for (let index = 0; index < 100; index++) supervisor.reconnectNow()
    expect(recorded.state).toBe('catchingUp')
    await soon(server)
    for (let index = 0; index < 100; index++) supervisor.reconnectNow()
    await soon(server)
    expect([server.attempts.length, recorded.state, recorded.current]).toEqual([2, 'catchingUp', undefined])
    refuse(failure('timeout'))
    await soon(server)
    expect(recorded.state).toBe('stale')
    await supervisor[Symbol.asyncDispose]()
    expect(server.clock instanceof ManualClock && server.clock.sleeping).toBe(0)
  })

  it.each(['open', 'events'] as const)('whose place another program took in %s() waits to be asked', async (place) => {
    const server = new FakeServer()
    const accept = server.answer
    if (place === 'open') server.answer = () => Promise.reject(failure('displaced'))
    const { recorded, supervisor } = server.client()
    await soon(server)
    if (place === 'events') server.break(failure('displaced'))
    await server.clock.advance(HOUR)
    supervisor.reconnectUnlessDisplaced()
    await server.clock.advance(HOUR)
    expect([server.attempts.length, recorded.state, recorded.current]).toEqual([1, 'stale', undefined])
    expect(recorded.problem).toMatch(/^displaced Ringside does not take the connection back by itself/)
    server.answer = accept
    supervisor.reconnectNow()
    await soon(server)
    expect([server.attempts.length, recorded.state]).toEqual([2, 'live'])
    server.break()
    await server.clock.advance(MINUTE)
    expect([server.attempts.length, recorded.state]).toEqual([3, 'live'])
    await supervisor[Symbol.asyncDispose]()
  })

  it('says that it is displaced also when the computer wakes up in that moment', async () => {
    const server = new FakeServer()
    const { recorded, supervisor } = server.client()
    await server.clock.advance(MINUTE)
    server.break(failure('displaced'))
    supervisor.reconnectUnlessDisplaced()
    await server.clock.advance(HOUR)
    expect([server.attempts.length, recorded.state]).toEqual([1, 'stale'])
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
    const { recorded, supervisor } = server.client()
    await server.clock.advance(5 * MINUTE)
    const before = server.attempts.length
    server.answer = () => new Promise(() => undefined)
    for (let index = 0; index < 5; index++) supervisor.reconnectNow()
    await soon(server)
    for (let index = 0; index < 5; index++) supervisor.reconnectNow()
    await soon(server)
    expect(server.attempts).toHaveLength(before + 1)
    await server.clock.advance(3 * SECOND)
    supervisor.reconnectNow()
    expect(recorded.state).toBe('stale')
  })

  it('opens a live connection anew after sleep, without showing a loss', async () => {
    const server = new FakeServer()
    const { recorded, supervisor } = server.client()
    await server.clock.advance(MINUTE)
    supervisor.reconnectNow()
    await soon(server)
    expect(server.links.map(({ isOpen }) => isOpen)).toEqual([false, true])
    expect(recorded.statuses).toEqual(['connecting', 'catchingUp', 'live', 'catchingUp', 'live'])
    await supervisor[Symbol.asyncDispose]()
  })
})
