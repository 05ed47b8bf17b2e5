import { afterEach, describe, expect, it } from 'vitest'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { StreamHealth } from '../../../transport/stream-health.ts'
import { silentLog } from '../../../logging/log.ts'
import { Secret } from '../../../logging/secret.ts'
import { until, voipbinForEachCase } from '../../../simulator/testing/voipbin-platform.ts'
import { SECOND } from '../../../util/durations.ts'
import type { CtiError } from '../../../util/errors.ts'
import { login } from '../login.ts'
import type { Mode } from '../self.ts'
import { fixedSession, keyAuth, LoginSession, tokenAuth } from '../session.ts'
import type { Session } from '../session.ts'
import { EventSocket } from './event-socket.ts'
import type { Frame } from './frames.ts'
import { topicsFor } from './topics.ts'

const platform = voipbinForEachCase()
let life = new AbortController()
afterEach(() => life.abort(new DOMException('over', 'AbortError')))

/** What a link would hear. */
interface Heard {
  opened: number
  readonly lost: boolean[]
  readonly frames: Frame[]
  readonly failures: CtiError[]
}

const token = (): Session => fixedSession(tokenAuth(new Secret(platform.token())))
const ownTopics = (mode: Mode): readonly string[] =>
  topicsFor(mode, { agentId: platform.front.agent('jane').id, customerId: platform.customer, name: '' })

function follow(session = token(), mode: Mode = 'full', topics = ownTopics(mode)): Heard {
  life = new AbortController()
  const heard: Heard = { opened: 0, lost: [], frames: [], failures: [] }
  const socket = new EventSocket({
    context: {
      ...{ clock: platform.clock, log: silentLog, signal: life.signal, random: () => 0 },
      fail: (error) => void heard.failures.push(error)
    },
    ...{ server: { baseUrl: new URL(platform.front.url) }, session, mode, topics, health: new StreamHealth() },
    on: {
      opened: () => void (heard.opened += 1),
      frame: (frame) => void heard.frames.push(frame),
      lost: (forLong) => void heard.lost.push(forLong)
    }
  })
  void socket.run().catch(() => undefined) // the end of the case
  return heard
}

const subscribed = (): Promise<void> =>
  until(() => {
    if (!platform.front.state()['topics']?.toString().includes(':call')) throw new Error('not yet')
  })

const calls = (): Promise<unknown> => platform.pbx.outside('+493023125123', 'Carol').dials('203')
const statuses = ({ frames }: Heard): readonly string[] =>
  frames.flatMap((frame) => (frame.kind === 'call' && frame.row.direction === 'outgoing' ? [frame.row.status] : []))

describe('following events', () => {
  it.each(['bare', 'wrapped', 'mixed'] as const)(
    'tells each row once from %s frames, however many copies come',
    async (frames) => {
      platform.switches.frames = frames
      platform.switches.copies = 4
      const heard = follow()
      await subscribed()
      await calls()
      await until(() => expect(heard.frames.map(({ kind }) => kind)).toContain('groupcall'))
      await until(() => expect(statuses(heard)).toContain('ringing'))
      const seen = heard.frames.map((frame) => JSON.stringify(frame))
      expect(new Set(seen).size).toBe(seen.length)
    }
  )

  it.each(['old', 'service'] as const)('hears of everything where topics have the %s form', async (topics) => {
    platform.switches.topics = topics
    const heard = follow()
    await subscribed()
    await calls()
    await platform.pbx.outside('+12025550100').dials('300')
    await until(() => {
      const kinds = new Set(heard.frames.map(({ kind }) => kind))
      expect([...kinds]).toEqual(expect.arrayContaining(['call', 'groupcall', 'agent', 'queuecall']))
    })
  })

  it('hears in agent mode of what is its own', async () => {
    platform.control('permission', { who: 'jane', permission: 16 })
    const heard = follow(token(), 'agent')
    await subscribed()
    await calls()
    await platform.pbx.outside('+493023125124').dials('200')
    await until(() => expect(statuses(heard)).toContain('ringing'))
    const { id } = platform.front.agent('jane')
    expect(heard.frames.every(({ row }) => 'ownerId' in row && row.ownerId === id)).toBe(true)
  })

  it('goes by access key, which is in no header', async () => {
    const heard = follow(fixedSession(keyAuth(new Secret(platform.accesskey))))
    await subscribed()
    expect(heard.opened).toBe(1)
  })

  it('asks for its topics again after each opening', async () => {
    const heard = follow()
    await subscribed()
    await platform.clock.advance(6 * SECOND)
    platform.front.faults.dropConnections({ operation: 'openSocket' })
    await until(() => expect(heard.lost).toEqual([false]))
    await platform.clock.advance(5 * SECOND)
    await until(() => expect(heard.opened).toBe(2))
    await subscribed()
    await calls()
    await until(() => expect(statuses(heard)).toContain('ringing'))
  })

  it('leaves a socket for long that ends each time at once, as it does after a topic that may not be followed', async () => {
    const heard = follow(token(), 'full', ['customer_id:00000000-0000-0000-0000-000000000001:call'])
    for (const count of [1, 2, 3]) {
      await until(() => expect(heard.lost).toHaveLength(count))
      if (count < 3) await platform.clock.advance(5 * SECOND)
    }
    expect(heard.lost).toEqual([false, false, true])
    expect(heard.failures).toEqual([])
  })

  it('goes on after what is no frame', async () => {
    const heard = follow()
    await subscribed()
    platform.front.faults.garbleNextMessage('trailing')
    await calls()
    await until(() => expect(statuses(heard)).toContain('ringing'))
  })
})

describe('a socket that is refused', () => {
  it('is opened with another sign-in, once', async () => {
    const baseUrl = new URL(platform.front.url)
    const { username, extension } = platform.front.agent('jane')
    const password = new Secret(extension.data.password)
    const signedIn = new LoginSession(
      () => login({ baseUrl, clock: platform.clock }, username, password, new AbortController().signal),
      platform.clock
    )
    await signedIn.auth(new AbortController().signal)
    platform.front.platform.tokens.revokeAll()
    const heard = follow(signedIn)
    await subscribed()
    expect([heard.opened, heard.lost, heard.failures]).toEqual([1, [], []])
  })

  it('for a token that is over asks for another one', async () => {
    const session = token()
    platform.front.platform.tokens.revokeAll()
    const heard = follow(session)
    await until(() => expect(heard.failures).toMatchObject([{ kind: 'auth' }]))
  })

  it('for a sign-in that stays refused does not sign in for ever', async () => {
    const odd = {
      auth: () => Promise.resolve(tokenAuth(new Secret('x'))),
      renewed: () => Promise.resolve(tokenAuth(new Secret('y')))
    }
    const heard = follow(odd)
    await until(() => expect(heard.failures).toMatchObject([{ kind: 'auth' }]))
    expect(platform.front.requests).toHaveLength(2)
  })

  it('for an account that is frozen says so', async () => {
    platform.switches.frozen = true
    const heard = follow()
    await until(() => expect(heard.failures).toMatchObject([{ userMessage: m.error_account_frozen() }]))
  })
})
