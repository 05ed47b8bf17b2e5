import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../../logging/log.ts'
import { LogMemory } from '../../../logging/log-file.ts'
import { Secret } from '../../../logging/secret.ts'
import { ManualClock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { MirtaClient } from '../client.ts'
import { fixtureText } from '../fixtures/fixture.ts'
import type { Requester } from './request.ts'
import { KEY, ScriptedServer } from '../testing/scripted-server.ts'
import { WrongKeys } from './wrong-keys.ts'

const WRONG_KEY = 'Too bad... you mistaken the security api key.'
const LAMPS = '[{"st_extension":"103-DEVEL","st_state":"INUSE"}]'
const { signal } = new AbortController()

let server: ScriptedServer
let clock: ManualClock
let requester: Requester
let client: MirtaClient

beforeAll(async () => {
  server = await ScriptedServer.open()
})
afterAll(() => server[Symbol.asyncDispose]())

beforeEach(() => {
  clock = new ManualClock()
  requester = server.requester(clock)
  client = new MirtaClient(requester)
  server.received.length = 0
  server.mostWaiting = 0
})
afterEach(() => requester[Symbol.asyncDispose]())

const outcome = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error)

describe('a key', () => {
  it('counts as wrong after three readings in a row that it was refused for', async () => {
    server.answer = () => WRONG_KEY
    const kinds = [1, 2, 3].map(() => outcome(client.queues.lamps({}, signal)))
    expect(await Promise.all(kinds)).toMatchObject([{ kind: 'permission' }, { kind: 'permission' }, { kind: 'auth' }])
    expect(await outcome(client.queues.lamps({}, signal))).toMatchObject({ kind: 'permission' })
  })

  it('that worked in between does not', async () => {
    const answers = [WRONG_KEY, WRONG_KEY, LAMPS, WRONG_KEY, WRONG_KEY]
    server.answer = () => answers[server.received.length - 1] ?? ''
    const seen: unknown[] = []
    for (const _ of answers) seen.push(await outcome(client.queues.lamps({}, signal)))
    expect(seen.filter((one) => one instanceof Error)).toHaveLength(4)
    expect(seen).not.toContainEqual(expect.objectContaining({ kind: 'auth' }))
  })

  it('is not judged by actions, for it may only read; nor by what only an administrator may ask', async () => {
    server.answer = () => WRONG_KEY
    const dnd = { number: '103', value: 'on' } as const
    for (let times = 0; times < 5; times++)
      expect(await outcome(client.queues.setDnd(dnd, signal))).toMatchObject({
        kind: 'permission',
        userMessage: expect.stringContaining('only read')
      })
  })

  it('is judged over all links of an account', async () => {
    const wrongKeys = new WrongKeys()
    server.answer = () => WRONG_KEY
    const kinds: unknown[] = []
    for (let times = 0; times < 3; times++) {
      await using one = server.requester(clock, { wrongKeys })
      kinds.push(await outcome(new MirtaClient(one).queues.lamps({}, signal)))
    }
    expect(kinds).toMatchObject([{ kind: 'permission' }, { kind: 'permission' }, { kind: 'auth' }])
  })

  it('and what a form holds are in no log, error or state', async () => {
    const memory = new LogMemory()
    const log = createLog({ destination: memory, clock, level: 'debug' })
    const replies = [
      WRONG_KEY,
      '<html>reqtype=BLFS&key=' + KEY,
      500,
      `PHP died at ?key=${KEY}&tenant=DEVEL`,
      'cut'
    ] as const
    for (const reply of replies) {
      server.answer = () => reply
      log.warn('reading failed', { error: await outcome(client.queues.lamps({}, signal)) })
      const asked = client.access.checkUser({ username: 'anna', password: new Secret('PASSWORD-canary') }, signal)
      log.warn('reading failed', { error: await outcome(asked), requester })
    }
    const text = JSON.stringify(memory)
    expect(text).toContain('reading failed')
    expect(text).not.toContain(KEY)
    expect(text).not.toContain('PASSWORD-canary')
    expect(server.received.some(({ query }) => query.has('password'))).toBe(false)
  })
})

describe('a reading', () => {
  it('is repeated once where the connection was lost', async () => {
    server.answer = () => (server.received.length === 1 ? 'cut' : LAMPS)
    expect(await client.queues.lamps({}, signal)).toEqual([{ userName: '103-DEVEL', state: 'INUSE' }])
    server.answer = () => 'cut'
    expect(await outcome(client.queues.lamps({}, signal))).toMatchObject({ kind: 'network', retryable: true })
    expect(server.received).toHaveLength(4)
  })

  it.each([
    [401, 'auth'],
    [403, 'permission'],
    [404, 'unsupported'],
    [418, 'protocol'],
    [429, 'rateLimited'],
    [500, 'network'],
    [502, 'network'],
    [503, 'rateLimited'],
    [504, 'network']
  ])('of a server that says %i fails as %s', async (status, kind) => {
    server.answer = () => status
    expect(await outcome(client.queues.lamps({}, signal))).toMatchObject({ kind })
  })

  it.each(['<html><h1>Welcome to the hotel</h1></html>', '"perhaps"', '{"a":', 'All lamps are well'])(
    'that gives something else is a fault of the server: %j',
    async (body) => {
      server.answer = () => body
      expect(await outcome(client.queues.lamps({}, signal))).toMatchObject({ kind: 'protocol' })
    }
  )

  it.each(['', ']', 'null', '[]', '{}'])('of nothing gives no rows: %j', async (body) => {
    server.answer = () => body
    expect(await client.queues.lamps({}, signal)).toEqual([])
    expect(await client.records.callHistory({ phone: '103' }, signal)).toEqual([])
    expect(await client.queues.members({ id: '281' }, signal)).toEqual([])
  })

  it('can be told to pass the cache of the server', async () => {
    server.answer = () => LAMPS
    await client.queues.lamps({}, signal)
    await client.queues.lamps({}, signal, { uncached: true })
    expect(server.received.map(({ query }) => query.get('cache'))).toEqual([null, 'no'])
  })

  it('waits while two others are under way, an action does not', async () => {
    server.answer = () => LAMPS
    server.hold()
    const reads = [1, 2, 3, 4].map(() => client.queues.lamps({}, signal))
    await expect.poll(() => server.waiting).toBe(2)
    const action = outcome(client.calls.hangUp({ extension: '103-DEVEL', fast: 'yes' }, signal))
    await expect.poll(() => server.waiting).toBe(3)
    expect(server.received.filter(({ query }) => query.get('reqtype') === 'BLFS')).toHaveLength(2)
    server.release()
    await Promise.all([...reads, action])
    expect(server.mostWaiting).toBe(3)
  })

  it('of what is known to be slow may take 30 s, of the rest 10 s', async () => {
    server.answer = () => 'silence'
    const ended: string[] = []
    const watch = (name: string, work: Promise<unknown>): void => void outcome(work).then(() => ended.push(name))
    watch('lamps', client.queues.lamps({}, signal))
    watch('originated call', client.calls.originatedCall({ id: '15a4' }, signal))
    await expect.poll(() => server.received.length).toBe(2)
    await clock.advance(11 * SECOND)
    await expect.poll(() => ended).toEqual(['lamps'])
    await clock.advance(20 * SECOND)
    await expect.poll(() => ended).toEqual(['lamps', 'originated call'])
  })

  it('of a sound gives its bytes, nothing where there is none, and says what is wrong', async () => {
    const sound = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(5_000)])
    server.answer = () => sound
    expect(Buffer.from((await client.messages.recording({ id: 'pbx1-1.2' }, signal)) ?? [])).toEqual(sound)
    server.answer = () => ''
    expect(await client.messages.recording({ id: 'pbx1-1.2' }, signal)).toBeUndefined()
    server.answer = () => 'No id specified'
    expect(await outcome(client.messages.recording({ id: 'x' }, signal))).toMatchObject({ kind: 'protocol' })
    server.answer = () => '<html>'.padEnd(9_000, 'x')
    expect(await outcome(client.messages.recording({ id: 'x' }, signal))).toMatchObject({ kind: 'protocol' })
    server.answer = () => '%PDF-1.4'
    expect(await client.messages.faxDocument({ id: '7' }, signal)).toBeDefined()
  })
})

describe('an action', () => {
  const hangUp = (): Promise<unknown> => outcome(client.calls.hangUp({ channel: 'PJSIP/103-DEVEL-0000a1b2' }, signal))

  it.each([
    ['OK', undefined],
    ['Success|done|', undefined],
    ['', { kind: 'conflict' }],
    ['null', { kind: 'conflict' }],
    ['Error|No such channel|', { kind: 'notFound' }],
    ['Error|Extension does not exist.|', { kind: 'notFound' }],
    ['Error|Originate failed|', { kind: 'protocol', userMessage: expect.stringContaining('Originate failed') }],
    ['Agent is in the queue already', { kind: 'protocol', userMessage: expect.stringContaining('already') }],
    [WRONG_KEY, { kind: 'permission' }],
    ['Wrong or missing tenant', { kind: 'permission' }],
    ['<html>404</html>', { kind: 'protocol' }]
  ])('that is answered with %j comes to %j', async (body, failure) => {
    server.answer = () => body
    const result = await hangUp()
    if (failure === undefined) expect(result).toBeUndefined()
    else expect(result).toMatchObject(failure)
    expect(server.received).toHaveLength(1)
  })

  it.each(['cut', 500, 502, 504] as const)(
    'is never sent again, and nobody knows what came of it: %j',
    async (reply) => {
      server.answer = () => reply
      expect(await hangUp()).toMatchObject({ kind: 'network', userMessage: expect.stringContaining('may or may not') })
      expect(server.received).toHaveLength(1)
    }
  )

  it('gives the id of a call that was ordered', async () => {
    server.answer = () => fixtureText('dial.txt')
    const call = { source: '103', dest: '0302312501', account: '103-DEVEL', autoanswer: 'yes' } as const
    expect(await client.calls.dial(call, signal)).toBe('15a4cfe6429054')
    server.answer = () => '{"Response":"Success","Message":"Originate successfully queued","ID":"6867c1c5.12345678"}'
    expect(await client.calls.dial(call, signal)).toBe('6867c1c5.12345678')
  })
})
