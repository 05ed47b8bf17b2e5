import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import { basixCompanyForEachTest } from '../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const body = { user_name: 'maria', destination: 'jane' }
const CTI = '/basix/api/ws_cti?app_name=Test&user_name=jane'

describe('faults on methods', () => {
  it('answer a status instead of acting', async () => {
    company.front.faults.reply(503, { operation: 'call_user', times: 1, body: '{"result_code":500}' })
    expect(await company.call('call_user', body)).toEqual({ status: 503, body: { result_code: 500 } })
    expect(company.pbx.extension('210').legs).toEqual([])
    expect((await company.call('call_user', body)).status).toBe(200)
  })

  it('let an answer wait, or break off after acting', async () => {
    company.front.faults.delay(5 * SECOND, { operation: 'call_user', times: 1 })
    const late = company.call('call_user', body)
    await vi.waitFor(() => expect(company.pbx.extension('210').legs).toHaveLength(1))
    await company.clock.advance(5 * SECOND)
    expect((await late).status).toBe(200)
    company.front.faults.dropAfterActing('call_user')
    await expect(company.call('call_user', body)).rejects.toThrow('fetch failed')
    expect(company.pbx.extension('210').legs).toHaveLength(2)
  })

  it('spoil an answer: a web page, another type, half of it, slow, too large', async () => {
    company.front.faults.htmlBody({ operation: 'call_user', times: 1 })
    expect((await company.call('call_user', body)).body).toContain('<html>')
    company.front.faults.wrongContentType('text/html', { times: 1 })
    expect((await company.call('call_user', body)).body).toMatchObject({ result_code: 0 })
    company.front.faults.cutOffJson({ times: 1 })
    await expect(company.call('call_user', body)).rejects.toThrow('terminated')
    company.front.faults.oversizedBody(2_000_000, { times: 1 })
    const response = await fetch(`${company.front.url}/basix/api/call_user`, {
      method: 'POST',
      keepalive: false,
      headers: { authorization: company.authorization },
      body: JSON.stringify(body)
    })
    expect((await response.text()).length).toBe(2_000_000)
  })

  it('let nobody in', async () => {
    await company.front.faults.refuse()
    await expect(company.call('call_user', body)).rejects.toThrow('fetch failed')
    await company.front.faults.accept()
    expect((await company.call('call_user', body)).status).toBe(200)
  })
})

describe('faults on the socket of events', () => {
  it('refuse it, or close it in the middle of a call', async () => {
    company.front.faults.reply(503, { operation: 'ws_cti', times: 1 })
    expect(await company.refusal(CTI)).toBe(503)
    const client = await company.connect()
    await company.frida.dials('200')
    company.front.faults.dropConnections({ operation: 'ws_cti' })
    await client.ended
    const again = await company.connect()
    expect(again.initial.get('channel')).toHaveLength(3)
  })

  it.each([
    ['cutShort', 'RangeError'],
    ['trailing', '1 bytes too many'],
    ['noise', 'no version']
  ] as const)('garble one frame, and the next is whole: %s', async (how, error) => {
    const client = await company.connect()
    company.front.faults.garbleNextMessage(how, { operation: 'ws_cti' })
    company.jane.setsDnd(true)
    company.jane.setsDnd(false)
    await client.heard()
    expect(client.unreadable).toEqual([expect.stringContaining(error)])
    expect(client.of('user')).toHaveLength(1)
  })

  it('repeat, swap and lose frames', async () => {
    const client = await company.connect()
    const dnd = async (): Promise<unknown[]> => (await client.news()).map(({ item }) => item['do_not_disturb_status'])
    company.jane.setsDnd(true)
    company.front.faults.repeatLastEvent()
    expect(await dnd()).toEqual([1, 1])
    company.front.faults.outOfOrder()
    company.jane.setsDnd(false)
    company.jane.setsDnd(true)
    expect(await dnd()).toEqual([1, 0])
    company.front.faults.loseNextEvent()
    company.jane.setsDnd(false)
    company.jane.setsDnd(true)
    expect(await dnd()).toEqual([1])
  })

  it('make it silent for ever, or late', async () => {
    const client = await company.connect()
    company.front.faults.delay(2 * SECOND, { operation: 'ws_cti' })
    company.jane.setsDnd(true)
    await client.heard()
    expect(client.events).toEqual([])
    await company.clock.advance(2 * SECOND)
    expect(await client.news()).toHaveLength(1)
    company.front.faults.clear()
    company.front.faults.halfOpen({ operation: 'ws_cti' })
    const ponged = vi.fn<() => void>()
    client.socket.on('pong', ponged)
    client.socket.ping()
    company.jane.setsDnd(false)
    const other = company.tries('/basix/api/ws_transcription?filter=any')
    await once(other.socket, 'open')
    await other.heard()
    expect([client.events.length, ponged.mock.calls.length]).toEqual([1, 0])
  })

  it('ignore a command, as often as told', async () => {
    const client = await company.connect('app_name=Test&user_name=maria')
    const call = await company.frida.dials('210')
    company.front.faults.ignoreCommand({ operation: 'hangup', times: 1 })
    const hangup = { cmd: 'hangup', uuid: company.uuidOf(company.pbx.extension('210')) }
    client.send(hangup)
    await client.heard()
    expect(call.isLive).toBe(true)
    client.send(hangup)
    await client.heard()
    expect(call.isLive).toBe(false)
  })

  it('cut it after a command was obeyed', async () => {
    const client = await company.connect('app_name=Test&user_name=maria')
    const call = await company.frida.dials('210')
    company.front.faults.dropAfterActing('hangup')
    client.send({ cmd: 'hangup', uuid: company.uuidOf(company.pbx.extension('210')) })
    await client.ended
    expect(call.isLive).toBe(false)
  })
})
