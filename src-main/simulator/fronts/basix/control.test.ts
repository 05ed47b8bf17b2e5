import { describe, expect, it } from 'vitest'
import { basicOf, basixCompanyForEachTest } from '../../testing/basix-company.ts'
import type { ControlBody } from '../kit/control-body.ts'
import { openFront } from './front.ts'
import { usualSwitches } from './switches.ts'

const company = basixCompanyForEachTest()

async function act(name: string, body: ControlBody = {}): Promise<unknown> {
  const action = company.front.actions[name]
  if (action === undefined) throw new Error(`no action ${name}`)
  return await action(body)
}

describe('what control requests do', () => {
  it('say words of the system, and of people, to every connection', async () => {
    const client = await company.connect()
    await act('systemMessage', { word: 'logout' })
    await act('message', { text: '会議 at 3' })
    await act('newErlang')
    await client.heard()
    expect(client.words).toEqual(['logout'])
    expect(client.terms.at(-1)).toEqual(['msg', '会議 at 3'])
    expect(client.unreadable).toEqual(['Error: tag 119'])
  })

  it('flood somebody with channels that begin and end', async () => {
    const client = await company.connect()
    const other = await company.connect('app_name=Test&user_name=maria')
    await act('flood', { who: 'jane' })
    await client.heard()
    const [first, last] = [client.story().slice(0, 500), client.story().slice(500)]
    expect(new Set(first)).toEqual(new Set(['added CHANNEL_ORIGINATE']))
    expect([last.length, new Set(last)]).toEqual([
      500,
      new Set(['removed CHANNEL_HANGUP recv_cancel,ORIGINATOR_CANCEL'])
    ])
    expect(new Set(client.of('channel').map(({ item }) => item['uuid'])).size).toBe(500)
    expect((await other.news()).length).toBe(0)
    await act('flood', { who: 'maria', count: 2 })
    expect((await other.news()).length).toBe(4)
  })

  it('restart: sockets are cut, tickets void, and no call is left', async () => {
    const uri = '/basix/api/ws_cti?app_name=Test&user_name=jane'
    const { body } = await company.call('gen_ws_ticket', { uri })
    const client = await company.connect()
    await company.jane.answers(await company.frida.dials('200'))
    await act('restart')
    await client.ended
    expect(await company.refusal(uri, basicOf('ws_ticket', (body as { ticket: string }).ticket))).toBe(401)
    const again = await company.connect()
    expect([again.initial.get('channel'), company.jane.legs]).toEqual([[], []])
  })

  it('show connections, channels, and what waits or is parked', async () => {
    await company.connect()
    await company.connect('app_name=Wall&full_events=true')
    await company.anna.answers(await company.frida.dials('201'))
    company.pbx.parkLot.park(company.anna.legIn(), { slot: '901' })
    const uuid = company.uuidOf(company.frida)
    expect(company.front.state()).toEqual({
      connections: [
        { domain: 'example.org', appName: 'Test', user: 'jane' },
        { domain: 'example.org', appName: 'Wall', user: null }
      ],
      channels: [{ uuid, direction: 'inbound', state: 'connected', user: null }],
      waiting: [],
      parked: [{ slot: '901', uuid }],
      callbacks: []
    })
    await company.clock.advance(0)
    expect(company.front.state()).toMatchObject({ waiting: [uuid] })
  })

  it('refuse what is not possible', async () => {
    await company.frida.dials('210')
    await expect(act('terminalDies', { who: '210', device: 'desk' })).rejects.toThrow('does not ring')
    await expect(act('dialAs', { who: '201', to: 'nobody' })).rejects.toThrow('invalid_destination')
    await act('setUser', { who: '210', on: false })
    await expect(act('flood', { who: '210' })).rejects.toThrow('210')
  })
})

describe('the front', () => {
  it('issues a sign-in of the person’s own domain', () => {
    const { settings, secret } = company.front.issue('oliver@example.net')
    expect([settings, secret]).toEqual([
      { address: company.front.url, domain: 'example.net', user: 'oliver' },
      company.front.context.directory.tokenOf('example.net')
    ])
    expect(company.front.issue('åsa').settings).toMatchObject({ user: 'asa' })
    expect(() => company.front.issue('nobody')).toThrow('nobody')
  })

  it('has no file of routes', async () => {
    await expect(openFront(company.pbx, { endpoints: '{}' })).rejects.toThrow('no file of routes')
  })

  it('has switches of its own, all of them in the usual position', async () => {
    expect(company.front.switches).toEqual(usualSwitches)
    company.front.switches.errorStatus = 500
    await using other = await openFront(company.pbx, {})
    expect(other.switches).toEqual(usualSwitches)
  })

  it('is not told of anything when it has closed', async () => {
    const before = company.pbx.events.listenerCount
    const other = await openFront(company.pbx, {})
    expect(company.pbx.events.listenerCount).toBeGreaterThan(before)
    await other.close()
    expect(company.pbx.events.listenerCount).toBe(before)
  })

  it('forgets requests', async () => {
    await company.connect()
    company.front.forgetRequests()
    expect(company.front.requests).toEqual([])
  })
})
