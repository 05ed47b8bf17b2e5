import { describe, expect, it, vi } from 'vitest'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { Secret } from '../../logging/secret.ts'
import { until, voipbinForEachCase } from '../../simulator/testing/voipbin-platform.ts'
import { VoipbinSamples } from '../../simulator/testing/voipbin-samples.ts'
import { SECOND } from '../../util/durations.ts'
import { VoipbinClient } from './client.ts'
import { Requester, requestOf } from './request.ts'
import { fixedSession, tokenAuth } from './session.ts'

const platform = voipbinForEachCase()
const { signal } = new AbortController()
const dialling = {
  source: { type: 'tel', target: '+493023125100' },
  destinations: [{ type: 'tel', target: '+493023125901' }]
} as const

function client(): VoipbinClient {
  const session = fixedSession(tokenAuth(new Secret(platform.token())))
  return new VoipbinClient(new Requester({ baseUrl: new URL(platform.front.url), clock: platform.clock, session }))
}

const countOf = (operation: string): number =>
  platform.front.requests.filter((request) => request.operation === operation).length

describe('a read', () => {
  it('is repeated after 1, 2 and 4 s while the platform is not well, and then says so', async () => {
    platform.front.faults.reply(503, { operation: 'getMe' })
    let outcome: unknown
    void client()
      .agents.me({}, signal)
      .catch((error: unknown) => (outcome = error))
    const goesOn = async (): Promise<void> => {
      await platform.clock.advance(SECOND / 4)
      expect(outcome).toBeDefined()
    }
    await vi.waitFor(goesOn, { timeout: 10 * SECOND, interval: 10 })
    expect(outcome).toMatchObject({ kind: 'rateLimited' })
    const times = platform.front.requests.map(({ at }) => at)
    const pauses = times.slice(1).map((at, index) => Math.floor((at - (times[index] ?? 0)) / SECOND))
    expect(pauses).toEqual([1, 2, 4])
  })

  it('waits as long as the platform asks for, and so do all others of the account', async () => {
    platform.front.faults.reply(429, { operation: 'getMe', times: 1, retryAfter: 5 })
    const all = client()
    const first = all.agents.me({}, signal)
    await until(() => expect(countOf('getMe')).toBe(1))
    await client().agents.me({}, signal) // meanwhile the answer was read
    const other = all.calls.list({}, signal)
    const goesOn = async (): Promise<void> => {
      await platform.clock.advance(SECOND / 4)
      expect([countOf('getMe'), countOf('listCalls')]).toEqual([3, 1])
    }
    await vi.waitFor(goesOn, { timeout: 10 * SECOND, interval: 10 })
    expect([(await first).name, (await other).rows]).toEqual(['Jane Doe', expect.any(Array)])
    const [asked, , ...later] = platform.front.requests.map(({ at }) => at)
    expect(Math.min(...later) - (asked ?? 0)).toBeGreaterThanOrEqual(5 * SECOND)
  })

  it('is sent once more over a new connection where the old one is dead', async () => {
    const all = client()
    await all.agents.me({}, signal)
    platform.front.faults.dropAfterActing('getMe')
    expect((await all.agents.me({}, signal)).name).toBe('Jane Doe')
  })
})

describe('a command', () => {
  it('is never repeated: when nothing is answered nobody knows what came of it', async () => {
    platform.front.faults.dropAfterActing('createCalls')
    const host = new URL(platform.front.url).host
    await expect(client().calls.create(dialling, signal)).rejects.toMatchObject({
      userMessage: m.error_outcome_unknown({ host })
    })
    expect(countOf('createCalls')).toBe(1)
  })

  it('is done by any 2xx, whatever is in it', async () => {
    platform.front.faults.cutOffJson({ operation: 'createCalls', times: 1 })
    expect(await client().calls.create(dialling, signal)).toBeUndefined()
  })

  it.each([
    ['internal', 'conflict', m.error_call_not_made()],
    ['documented', 'conflict', m.error_no_credit()]
  ] as const)('that nobody pays for is refused in words: %s', async (noCredit, kind, userMessage) => {
    platform.switches.noCredit = noCredit
    await expect(client().calls.create(dialling, signal)).rejects.toMatchObject({ kind, userMessage })
  })

  it('to a number is refused in words where the customer is not verified', async () => {
    platform.switches.verified = false
    await expect(client().calls.create(dialling, signal)).rejects.toMatchObject({ userMessage: m.error_not_verified() })
  })
})

describe('a recording', () => {
  it('is fetched from where it is, without credentials', async () => {
    const { id = '' } = await (await VoipbinSamples.of(platform)).request('getRecordingFile')
    platform.front.forgetRequests()
    const { contentType, bytes } = await client().recordings.file({ id }, signal)
    expect([contentType, bytes.byteLength > 40]).toEqual(['audio/wav', true])
    const [, fetched] = platform.front.requests
    expect(JSON.stringify(fetched)).not.toMatch(/authorization|ey[A-Za-z0-9]{20}/i)
  })

  it('that cannot be signed is refused in words', async () => {
    const { id = '' } = await (await VoipbinSamples.of(platform)).request('getRecordingFile')
    platform.switches.signsRecordings = false
    await expect(client().recordings.file({ id }, signal)).rejects.toMatchObject({
      userMessage: m.error_recording_unsigned()
    })
  })
})

it('a value goes where the interface has it, and nothing else is sent', () => {
  const { method, path, query, body } = requestOf('unmuteCall', { id: 'a/b', direction: 'in', other: 1 })
  expect([method, path, query, body]).toEqual(['DELETE', '/v1.0/calls/a%2Fb/mute', [], { direction: 'in' }])
  expect(requestOf('unmuteCall', { id: 'a' }).body).toEqual({}) // mandatory (VoIPBin 6.3)
  expect(requestOf('lookUpContact', { phone: '+4930' }).query).toEqual([['phone', '+4930']])
})
