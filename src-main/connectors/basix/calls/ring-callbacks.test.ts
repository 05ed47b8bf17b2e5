import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebhookServer } from '../../../transport/webhook-server.ts'
import { systemClock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import type { CallGroup } from '../client.ts'
import { CallDesk, MARIA, SALES } from '../testing/call-desk.ts'
import { ToldLeg } from '../testing/legs.ts'
import { atom } from '../testing/terms.ts'
import { RingCallbacks } from './ring-callbacks.ts'

const { signal } = new AbortController()
const base = new URL('http://127.0.0.1/hooks')
let desk: CallDesk

beforeEach(() => {
  const callbacks = new RingCallbacks(new WebhookServer({ clock: systemClock }), {
    base,
    listen: { host: '127.0.0.1', port: 0 }
  })
  desk = new CallDesk(['calls', 'ringGroup', 'hangUp'], {}, { callbacks })
})
afterEach(() => desk.table[Symbol.dispose]())

const ring = (): Promise<void> =>
  desk.commands.execute({ type: 'ringGroup', first: { vendorId: String(SALES) } }, signal)

/** Posts the end of the ringing, as the system does. */
async function post(body: unknown): Promise<void> {
  const { callback_url: url = '' } = desk.asked[0] as CallGroup // as was just asked for
  await fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), keepalive: false })
}

const ends = (): Promise<void> => vi.waitFor(() => expect(desk.ended).toHaveLength(1))

describe('the end of a ringing that the system posts (2.6)', () => {
  it.each([
    ['no_answer', 'No answer'],
    ['USER_BUSY', 'Busy'],
    ['weather', 'weather']
  ])('is shown where nothing else is heard of it: %s', async (id, failure) => {
    await ring()
    expect(desk.asked).toMatchObject([{ callback_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/hooks\//) }])
    await post({ result_code: 500, error: { id } })
    await ends()
    expect(desk.events.at(-2)).toMatchObject({ call: { state: 'failed', failure: expect.stringContaining(failure) } })
    await expect(post({ result_code: 500 })).rejects.toThrow() // nothing listens any more
  })

  it('is not believed while a member rings', async () => {
    await ring()
    new ToldLeg(desk, 'm-1', {
      ...{ user_id: MARIA, direction: atom('outbound'), group_id: SALES, origination: 'call_group*hana' }
    }).tells('added', 'CHANNEL_ORIGINATE')
    await post({ result_code: 500, error: { id: 'no_answer' } })
    await post({ result_code: 0, uuid: 'm-1' })
    expect(desk.ended).toEqual([])
  })

  it('that was answered is no failure, and over where the user has no part in it', async () => {
    await ring()
    await post({ result_code: 0, uuid: 'm-1' })
    await vi.waitFor(() => expect(desk.clock.sleeping).toBe(2))
    await desk.clock.advance(3 * SECOND)
    expect(desk.ended).toHaveLength(1)
    expect(desk.events).not.toContainEqual(
      expect.objectContaining({ call: expect.objectContaining({ state: 'failed' }) })
    )
  })

  it('says nothing in other words', async () => {
    await ring()
    for (const body of ['no JSON', '[]', { result: 500 }]) await post(body)
    expect(desk.ended).toEqual([])
  })

  it('is not asked for where nobody can listen, and that is said', async () => {
    const nowhere = { base, listen: { host: '192.0.2.1', port: 0 } }
    const callbacks = new RingCallbacks(new WebhookServer({ clock: systemClock }), nowhere)
    desk = new CallDesk(['calls', 'ringGroup'], {}, { callbacks })
    await ring()
    expect(desk.asked[0]).not.toHaveProperty('callback_url')
    expect(desk.events).toMatchObject([{ type: 'notice' }, { type: 'callUpdated' }])
  })
})
