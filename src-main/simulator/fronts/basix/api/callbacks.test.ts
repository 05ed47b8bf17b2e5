import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { basixCompanyForEachTest } from '../../../testing/basix-company.ts'
import { WebhookTarget } from '../../../testing/webhook-target.ts'

const company = basixCompanyForEachTest()
let target: WebhookTarget
const posted = async (count = 1): Promise<unknown[]> =>
  (await target.received(count)).map(({ body }) => JSON.parse(body) as unknown)
const callback = (): string => `${target.url}/cb/k7f3?key=1`

beforeEach(async () => {
  target = await WebhookTarget.open()
})
afterEach(() => target[Symbol.asyncDispose]())

/** Waits until every post there is to be has been tried. */
const tried = (count: number): Promise<void> =>
  vi.waitFor(() => expect(company.front.context.callbacks.tried).toHaveLength(count))

describe('callback_url (2.6)', () => {
  it('is told the channel that has answered, whatever becomes of the destination', async () => {
    const uuids = await company.uuids('call_group', {
      group_name: 'dispatch',
      destination: '03023125902',
      callback_url: callback()
    })
    const answered = company.uuidOf(company.anna)
    expect(uuids).toContain(answered)
    await company.anna.answers(undefined, 'desk')
    expect(await posted()).toEqual([{ result_code: 0, uuid: answered }])
    expect(target.posts[0]).toMatchObject({ path: '/cb/k7f3?key=1', type: 'application/json' })
    await company.clock.advance(SECOND)
    await tried(1)
  })

  it.each([
    ['call_user', { user_name: 'maria', destination: 'jane' }],
    ['call_external', { target: '03023125901', destination: 'jane' }]
  ])('is told by %s as well, or by call_group only', async (method, body) => {
    const answers = (): Promise<void> =>
      method === 'call_user' ? company.pbx.extension('210').answers() : company.clock.advance(2 * SECOND)
    const [uuid] = await company.uuids(method, { ...body, callback_url: callback() })
    await answers()
    expect(await posted()).toEqual([{ result_code: 0, uuid }])
    await company.open({ callbacksOf: 'call_group' })
    await company.uuids(method, { ...body, callback_url: callback() })
    await answers()
    await company.clock.advance(SECOND)
    expect([target.posts.length, company.front.context.callbacks.tried]).toEqual([1, []])
  })

  it.each([
    ['nobody picks up', async () => company.clock.advance(60 * SECOND), 'no_answer'],
    [
      'the last of them refuses',
      async () => (company.anna.rejects(), company.pbx.extension('202').rejects()),
      'user_busy'
    ]
  ])('is told that %s', async (_, act, id) => {
    await company.uuids('call_group', { group_name: 'dispatch', destination: 'jane', callback_url: callback() })
    await act()
    expect(await posted()).toEqual([{ result_code: 500, error: { id } }])
  })

  it('is told that a number outside is busy', async () => {
    await company.uuids('call_external', { target: '03023125902', destination: 'jane', callback_url: callback() })
    await company.clock.advance(2 * SECOND)
    expect(await posted()).toEqual([{ result_code: 500, error: { id: 'user_busy' } }])
  })

  it('is told that a number outside is not there', async () => {
    await company.uuids('call_external', { target: '03023125904', destination: 'jane', callback_url: callback() })
    await company.clock.advance(2 * SECOND)
    expect(await posted()).toEqual([{ result_code: 500, error: { id: 'no_terminal' } }])
  })

  it('is told the channel that rang at a browser, though it talks by another', async () => {
    const body = { user_name: 'hana', destination: 'jane', callback_url: callback() }
    const [uuid] = await company.uuids('call_user', body)
    await company.pbx.extension('220').answers()
    expect(await posted()).toEqual([{ result_code: 0, uuid }])
    expect(company.uuidOf(company.pbx.extension('220'))).not.toBe(uuid)
  })

  it('may come twice', async () => {
    await company.open({ callbackTimes: 2 })
    await company.uuids('call_user', { user_name: 'maria', destination: 'jane', callback_url: callback() })
    await company.pbx.extension('210').answers()
    expect(new Set(await posted(2)).size).toBe(2)
  })

  it('whose receiver is down, refuses or is elsewhere breaks nothing, and is seen in the state', async () => {
    target.status = 500
    const urls = ['http://127.0.0.1:9/cb', callback(), 'http://192.0.2.1/cb']
    for (const [index, url] of urls.entries()) {
      await company.uuids('call_user', { user_name: 'maria', destination: 'jane', callback_url: url })
      await company.pbx.extension('210').answers()
      company.pbx.extension('210').hangsUp()
      await tried(index + 1)
    }
    expect(company.front.state()).toMatchObject({ callbacks: urls.map((url) => ({ url, isTaken: false })) })
  })

  it('is not wanted where it is empty', async () => {
    await company.uuids('call_user', { user_name: 'maria', destination: 'jane', callback_url: '' })
    await company.pbx.extension('210').answers()
    await company.clock.advance(SECOND)
    expect(company.front.context.callbacks.tried).toEqual([])
  })

  it('is remembered a hundred times, and not told any more when the front has closed', async () => {
    const { callbacks } = company.front.context
    for (let count = 0; count < 103; count++) await callbacks.post(`http://192.0.2.1/${count}`, {})
    expect([callbacks.tried.length, callbacks.tried[0]?.url]).toEqual([100, 'http://192.0.2.1/3'])
    callbacks[Symbol.dispose]()
    await callbacks.post(callback(), {})
    expect(target.posts).toEqual([])
  })
})
