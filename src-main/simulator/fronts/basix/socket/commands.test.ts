import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BasixOperation } from '../../../../wire-tables/basix.ts'
import { commands } from '../../../../wire-tables/basix/sockets.ts'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import type { Call } from '../../../core/calls.ts'
import { basixCompanyForEachTest, type CtiClient } from '../../../testing/basix-company.ts'
import { parkGroupOf, slotsOf } from '../elements/park-slots.ts'

const company = basixCompanyForEachTest()
let client: CtiClient

beforeEach(async () => {
  client = await company.connect('app_name=Test&user_name=anna.berg')
})

/** Sends a command and waits until it has been acted on. */
async function send(command: object | string, sender = client): Promise<void> {
  sender.send(command)
  await sender.heard()
  await sender.heard()
}

const isSilent = async (command: object | string): Promise<void> => {
  await client.heard()
  const before = client.terms.length
  await send(command)
  expect(client.terms).toHaveLength(before)
}

/** Frida calls Anna, who talks to her. */
async function talking(): Promise<Call> {
  const call = await company.frida.dials('201')
  await company.anna.answers(call)
  return call
}

const transfer = (destination: unknown, uuid = company.uuidOf(company.frida)): object => ({
  cmd: 'transfer',
  uuid,
  user_id: company.idOf('201'),
  user_name: 'anna.berg',
  destination
})

describe('hangup (3.8)', () => {
  it('ends an answered leg, and the call with it', async () => {
    const call = await talking()
    await send({ cmd: 'hangup', uuid: company.uuidOf(company.anna) })
    expect([call.isLive, client.story().at(-1)]).toEqual([false, 'removed CHANNEL_HANGUP send_bye,NORMAL_CLEARING'])
    expect(company.front.requests.at(-1)).toMatchObject({ operation: 'hangup', method: 'MESSAGE' })
  })

  it('of a telephone that rings ends it there only; of the last one it refuses the call', async () => {
    const call = await company.frida.dials('201')
    await client.heard()
    const [first, second] = client.of('channel').map(({ item }) => String(item['uuid']))
    await send({ cmd: 'hangup', uuid: first })
    expect([call.isLive, company.anna.legIn(call).devices.length]).toEqual([true, 1])
    expect(client.story().at(-1)).toBe('removed CHANNEL_HANGUP send_cancel,USER_BUSY')
    await send({ cmd: 'hangup', uuid: second })
    expect([call.isLive, client.story().at(-1)]).toEqual([false, 'removed CHANNEL_HANGUP recv_refuse,USER_BUSY'])
  })

  it('of a member’s telephone lets the group ring on', async () => {
    await company.frida.dials('310')
    await send({ cmd: 'hangup', uuid: company.uuidOf(company.pbx.extension('tomas')) })
    expect([company.pbx.extension('tomas').legs, company.anna.legs.length]).toEqual([[], 1])
  })
})

describe('transfer (3.8)', () => {
  it('sends the other party of an answered call on', async () => {
    await talking()
    await send(transfer('210'))
    expect([company.anna.legs, company.pbx.extension('210').legs[0]?.remote.name]).toEqual([[], 'Frida Jönsson'])
  })

  it('sends a caller on who still rings', async () => {
    await company.frida.dials('201')
    await send(transfer('maria'))
    expect([company.anna.legs, company.pbx.extension('210').legs.length]).toEqual([[], 1])
    expect(client.story().slice(-2)).toEqual([
      'removed CHANNEL_HANGUP send_cancel,NORMAL_CLEARING',
      'removed CHANNEL_HANGUP send_cancel,NORMAL_CLEARING'
    ])
  })

  it.each([
    'switchboard',
    '03023125901',
    '800',
    'uservoicemail,jane',
    '{name=Ann Lee}03023125901',
    { called_number: '03023125901' }
  ])('goes to a destination of any form: %o', async (destination) => {
    const call = await talking()
    await send(transfer(destination))
    expect([company.anna.legs, call.isLive]).toEqual([[], true])
  })

  it('of answered calls is not done where the server cannot', async () => {
    await company.open({ transfersOf: 'ringing' })
    client = await company.connect('app_name=Test&user_name=anna.berg')
    await talking()
    await isSilent(transfer('210'))
    expect(company.anna.legs).toHaveLength(1)
  })

  it.each(['nobody', '', undefined, 7, '901'])('to %o does nothing', async (destination) => {
    await talking()
    await isSilent(transfer(destination))
    expect(company.anna.legs).toHaveLength(1)
  })

  it('of nobody does nothing', async () => {
    await company.anna.dials('202')
    await isSilent(transfer('210', company.uuidOf(company.pbx.extension('202'))))
  })
})

describe('park (3.8)', () => {
  const park = (timeout: unknown): object => ({ cmd: 'park', uuid: company.uuidOf(company.frida), timeout })

  it('puts the other party into a slot of whoever parks, and the next one into the next slot', async () => {
    const slots = slotsOf(company.idOf('201'))
    expect(slots.slice(0, 3).map(Number)).toEqual(
      [0, 1, 2].map((place) => 901 + 3 * parkGroupOf(company.idOf('201')) + place)
    )
    for (const slot of slots) {
      await talking()
      await send(park(60))
      expect(company.pbx.parkLot.parked.at(-1)?.slot).toBe(slot)
      company.pbx.outside('+493023125123', 'Frida Jönsson')
    }
    await talking()
    await isSilent(park(60))
  })

  it('tells of the call that waits, with slot and parker, and the call is fetched by dialling the slot', async () => {
    await talking()
    await send(park(60))
    const [slot = ''] = slotsOf(company.idOf('201'))
    expect(client.of('channel_waiting')[0]?.item).toMatchObject({
      state: [expect.any(BigInt), 'park', slot, undefined, company.idOf('201'), 'anna.berg'],
      calling_number: '03023125123'
    })
    await company.uuids('call_user', { user_name: 'maria', destination: slot })
    await company.pbx.extension('210').answers()
    await client.heard()
    expect(company.pbx.extension('210').legs[0]).toMatchObject({
      state: 'connected',
      remote: { name: 'Frida Jönsson' }
    })
    expect(client.story('channel_waiting').at(-1)).toMatch(/^removed/)
  })

  it.each([
    [{}, MINUTE],
    [{ parkTimeoutUnit: 'ms' }, 60]
  ] as const)('rings the parker when its time is over: %o', async (switches, ms) => {
    await company.open(switches)
    client = await company.connect('app_name=Test&user_name=anna.berg')
    await talking()
    await send(park(60))
    expect(company.anna.legs).toEqual([])
    await company.clock.advance(ms)
    expect(company.anna.legs.map(({ state }) => state)).toEqual(['alerting'])
  })

  it('ends the call when its time is over where the server is so, or never', async () => {
    await company.open({ parkTimeout: 'ends' })
    client = await company.connect('app_name=Test&user_name=anna.berg')
    const call = await talking()
    await send(park(0))
    await company.clock.advance(MINUTE)
    expect(call.isLive).toBe(true)
    await company.front.actions['dialAs']?.({ who: '201', to: company.pbx.parkLot.parked[0]?.slot })
    await send(park(30))
    await company.clock.advance(31 * SECOND)
    expect([company.pbx.parkLot.parked, company.pbx.desk.legsOf(company.frida)]).toEqual([[], []])
  })

  it.each([-1, 'soon', undefined])('with a time of %o does nothing', async (timeout) => {
    await talking()
    await isSilent(park(timeout))
  })

  it('of a party that nobody talks to does nothing', async () => {
    await company.frida.dials('201')
    await isSilent(park(60))
  })
})

describe('eavesdrop (3.8)', () => {
  it('lets a leg hear another one, which was made for it', async () => {
    await talking()
    const target = company.uuidOf(company.frida)
    const listener = await company.connect('app_name=Test&user_name=maria')
    const [uuid] = await company.uuids('call_user', { user_name: 'maria', destination: 'media_plug' })
    await company.pbx.extension('210').answers()
    await send({ cmd: 'eavesdrop', uuid, target_uuid: target, subcommand: 'listen' }, listener)
    const mine = listener.channel(() => true)
    expect(mine).toMatchObject({
      calling_number: 'media_plug',
      state: [expect.any(BigInt), 'eavesdrop', target, 'listen']
    })
    expect(listener.of('channel').map(({ item }) => (item['state'] as unknown[] | undefined)?.[1])).toContain(
      'system_operation'
    )
  })

  it('of any other leg does nothing', async () => {
    await talking()
    await isSilent({ cmd: 'eavesdrop', uuid: company.uuidOf(company.anna), target_uuid: 'x', subcommand: 'y' })
  })
})

describe('every command of the table (3.8)', () => {
  it.each(Object.keys(commands))('%s is silence where a member is missing or wrong', async (cmd) => {
    await talking()
    await company.uuids('call_user', { user_name: 'maria', destination: 'media_plug' })
    await company.pbx.extension('210').answers()
    const whole = {
      cmd,
      uuid: company.uuidOf(cmd === 'eavesdrop' ? company.pbx.extension('210') : company.frida),
      user_id: company.idOf('201'),
      user_name: 'anna.berg',
      destination: 'bjorn',
      timeout: 60,
      target_uuid: company.uuidOf(company.anna),
      subcommand: 'listen'
    }
    const { parameters }: BasixOperation = commands[cmd as keyof typeof commands] // a key of it
    for (const name of parameters.map((one) => one.replace('!', ''))) {
      const { [name]: _, ...rest } = Object.fromEntries(Object.entries(whole))
      await isSilent(rest)
      await isSilent({ ...rest, [name]: name === 'timeout' ? 'x' : {} })
    }
    const before = client.terms.length
    const all = await company.connect('app_name=Other&full_events=true')
    const allBefore = all.terms.length
    await send(whole)
    await all.heard()
    expect(all.terms.length + client.terms.length).toBeGreaterThan(before + allBefore)
  })
})

describe('what cannot be obeyed (3.8)', () => {
  const bad: (object | string)[] = [
    { cmd: 'dance', uuid: 'x' },
    { cmd: 'toString', uuid: 'x' },
    { cmd: 7 },
    '{"cmd":',
    'null',
    '[]',
    '"hangup"'
  ]

  it.each(bad)('is ignored: %o', async (command) => {
    await talking()
    await isSilent(command)
    expect(company.front.requests.at(-1)?.operation).toMatch(/^(dance|toString|ws_cti)$/)
  })

  it.each(bad)('ends the socket where the server is so: %o', async (command) => {
    await company.open({ badCommand: 'closes' })
    client = await company.connect('app_name=Test&user_name=anna.berg')
    client.send(command)
    await client.ended
    await vi.waitFor(() => expect(company.front.connections.open).toEqual([]))
  })

  it('is silence for a leg that is not there, or is over', async () => {
    const call = await talking()
    const uuid = company.uuidOf(company.anna)
    await isSilent({ cmd: 'hangup', uuid: 'ffffffff-0000-4000-a000-000000000000' })
    company.anna.hangsUp(call)
    await isSilent({ cmd: 'hangup', uuid })
  })

  it('is every command in bytes', async () => {
    await talking()
    client.socket.send(Buffer.from(JSON.stringify({ cmd: 'hangup', uuid: company.uuidOf(company.anna) })))
    await client.heard()
    expect(company.anna.legs).toHaveLength(1)
  })

  it('is a leg of another domain', async () => {
    await talking()
    const token = company.front.context.directory.tokenOf('example.net')
    const there = await company.connect('app_name=Test&user_name=oliver', `Basic ${btoa(`example.net:${token}`)}`)
    await send({ cmd: 'hangup', uuid: company.uuidOf(company.anna) }, there)
    expect(company.anna.legs).toHaveLength(1)
  })

  it('is everything by a connection with a token where only those of the web page may', async () => {
    await company.open({ tokenCommands: 'ignored' })
    client = await company.connect('app_name=Test&user_name=anna.berg')
    await talking()
    await isSilent({ cmd: 'hangup', uuid: company.uuidOf(company.anna) })
    expect(company.anna.legs).toHaveLength(1)
  })
})
