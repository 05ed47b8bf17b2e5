import { beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import type { Call } from '../../../core/calls.ts'
import type { Extension } from '../../../people/extension.ts'
import type { OutsideParty } from '../../../people/outside-party.ts'
import { type Answered, type Sent, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase()
const STRANGER = '+493023125555'

let call: Call
let [caller, mine]: Answered[] = []
let jane: Extension
let carol: OutsideParty
let stranger: OutsideParty

/** Carol talks to Jane, who has another telephone that rings on; somebody else can be asked. */
beforeEach(async () => {
  platform.switches.nestedAnswer = true
  jane = platform.pbx.extension('jane')
  carol = platform.pbx.outside('+493023125123', 'Carol')
  stranger = platform.pbx.outside(STRANGER)
  call = await carol.dials(jane)
  await jane.answers(call, 'desk')
  ;[caller, mine] = await platform.legs()
  platform.switches.nestedAnswer = false
})

const extension = (short: string): Sent => ({ type: 'extension', target: short, target_name: short })
const agent = (user: string): Sent => ({ type: 'agent', target: platform.front.agent(user).id })

const ask = (type: string, addresses: readonly Sent[], id: unknown = mine?.id) =>
  platform.ask('createTransfer', {
    body: { transfer_type: type, transferer_call_id: id, transferee_addresses: addresses }
  })
const start = async (type: string, address: Sent): Promise<Answered> => (await ask(type, [address])).json
const groupcallOf = (transfer: Answered): Promise<Answered> => platform.groupcall(transfer.groupcall_id)
const now = (row: Answered | undefined): Promise<Answered> => platform.call(row?.id)
const muted = async (): Promise<unknown> => (await now(caller)).mute_direction

describe('an attended transfer', () => {
  it('answers what was asked, and a group call to follow', async () => {
    const { status, json } = await ask('attended', [tel(STRANGER)])
    expect(status).toBe(200)
    expect(json).toEqual({
      id: expect.anything(),
      customer_id: platform.customer,
      type: 'attended',
      transferer_call_id: mine?.id,
      transferee_addresses: [tel(STRANGER)],
      transferee_call_id: NIL,
      groupcall_id: expect.anything(),
      confbridge_id: expect.anything(),
      tm_create: expect.anything(),
      tm_update: null,
      tm_delete: null
    })
    expect(Object.keys(json)).toEqual([
      ...['id', 'customer_id', 'type', 'transferer_call_id', 'transferee_addresses', 'transferee_call_id'],
      ...['groupcall_id', 'confbridge_id', 'tm_create', 'tm_update', 'tm_delete']
    ])
    expect(await groupcallOf(json)).toMatchObject({
      ring_method: 'ring_all',
      answer_method: 'hangup_others',
      source: mine?.source,
      call_ids: [expect.anything()]
    })
  })

  it('lets the caller hear music and mutes him inwards, until somebody is back', async () => {
    const transfer = await start('attended', tel(STRANGER))
    expect([await muted(), carol.legIn(call).isOnMusic]).toEqual(['in', true])
    await stranger.answers()
    expect((await groupcallOf(transfer)).answer_call_id).not.toBe(NIL)
    stranger.hangsUp()
    expect([await muted(), carol.legIn(call).isOnMusic]).toEqual([undefined, false])
    expect((await now(mine)).status).toBe('progressing')
  })

  it('is completed by hanging up the own leg after the answer', async () => {
    const transfer = await start('attended', tel(STRANGER))
    await stranger.answers()
    await platform.row('hangUpCall', { id: mine?.id })
    expect((await now(mine)).hangup_reason).toBe('normal')
    expect([(await now(caller)).status, await muted()]).toEqual(['progressing', undefined])
    const [id] = (await groupcallOf(transfer)).call_ids
    expect((await platform.call(id)).status).toBe('progressing')
    expect(stranger.legIn(call).remote).toEqual(carol.party)
  })

  it('hung up before the answer ends everything', async () => {
    await start('attended', tel(STRANGER))
    await platform.row('hangUpCall', { id: mine?.id })
    expect(await platform.legs()).toEqual([])
  })

  it('hung up too early leaves the new party ringing, by the switch, until the group call is hung up', async () => {
    platform.switches.prematureEndLeavesRinging = true
    const transfer = await start('attended', tel(STRANGER))
    await platform.row('hangUpCall', { id: mine?.id })
    expect((await platform.legs()).map((row) => [row.destination.target, row.status])).toEqual([[STRANGER, 'ringing']])
    await platform.row('hangUpGroupcall', { id: transfer.groupcall_id })
    expect(await platform.legs()).toEqual([])
  })

  it('is cancelled by the group call: the caller comes back', async () => {
    const transfer = await start('attended', tel(STRANGER))
    await platform.row('hangUpGroupcall', { id: transfer.groupcall_id })
    expect((await groupcallOf(transfer)).status).toBe('hangup')
    expect([(await now(caller)).status, (await now(mine)).status, await muted()]).toEqual([
      'progressing',
      'progressing',
      undefined
    ])
  })

  it.each([
    ['refuses', () => stranger.hangsUp()],
    ['does not answer', () => platform.clock.advance(MINUTE)]
  ])('brings the caller back when the new party %s', async (_, act) => {
    await start('attended', tel(STRANGER))
    await act()
    expect([(await now(caller)).status, await muted()]).toEqual(['progressing', undefined])
  })

  it('goes on as a call of two when the caller gives up meanwhile', async () => {
    await start('attended', tel(STRANGER))
    await stranger.answers()
    carol.hangsUp(call)
    expect((await platform.legs()).map(({ status }) => status)).toEqual(['progressing', 'progressing'])
  })

  it('ends with the caller, by the switch', async () => {
    platform.switches.callerLeavesConsultation = 'ends'
    await start('attended', tel(STRANGER))
    await stranger.answers()
    carol.hangsUp(call)
    expect(await platform.legs()).toEqual([])
  })

  it('to one extension is answered for the server, to an agent it never is: then the caller is lost', async () => {
    const asked = platform.pbx.extension('åsa')
    const good = await start('attended', extension('203'))
    await asked.answers()
    expect((await groupcallOf(good)).answer_call_id).not.toBe(NIL)
    asked.hangsUp()
    const bad = await start('attended', agent('åsa'))
    await asked.answers()
    expect(await groupcallOf(bad)).toMatchObject({ answer_call_id: NIL, groupcall_ids: [expect.anything()] })
    await platform.row('hangUpCall', { id: mine?.id })
    await platform.clock.advance(0)
    expect((await now(caller)).status).toBe('hangup')
    expect(await platform.legs()).toEqual([])
  })

  it('to several is a group call of them, which is never answered either', async () => {
    const { json } = await ask('attended', [tel(STRANGER), extension('203')])
    await stranger.answers()
    expect(await groupcallOf(json)).toMatchObject({ answer_call_id: NIL, groupcall_ids: [expect.anything()] })
  })
})

describe('a blind transfer', () => {
  it('ends the own leg at once; the caller waits for the new party', async () => {
    const transfer = await start('blind', tel(STRANGER))
    expect(await now(mine)).toMatchObject({ status: 'hangup', hangup_by: 'local' })
    expect([(await now(caller)).status, (await groupcallOf(transfer)).status]).toEqual(['progressing', 'progressing'])
    await stranger.answers()
    expect((await groupcallOf(transfer)).answer_call_id).not.toBe(NIL)
    expect(stranger.legIn(call).remote).toEqual(carol.party)
  })

  it('loses the caller when nobody answers, after a minute', async () => {
    await start('blind', tel(STRANGER))
    await platform.clock.advance(MINUTE - 1)
    expect((await now(caller)).status).toBe('progressing')
    await platform.clock.advance(1)
    expect((await now(caller)).status).toBe('hangup')
  })

  it('rings as long as legs do', async () => {
    platform.switches.ringMs = SECOND
    await start('blind', extension('203'))
    await platform.clock.advance(SECOND)
    expect(await platform.legs()).toEqual([])
  })
})

describe('a transfer that is none', () => {
  it('has another type, nobody to ask, or nobody in a bridge', async () => {
    await platform.pbx.outside('+12025550100').dials('204')
    const ringing = (await platform.legs()).at(-1)?.id
    for (const { status, reason } of [
      await ask('warm', [tel(STRANGER)]),
      await ask('attended', []),
      await ask('attended', [extension('999')]),
      await ask('blind', [tel(STRANGER)], ringing)
    ]) {
      expect([status, reason]).toEqual([500, 'INTERNAL'])
    }
    expect((await ask('blind', [tel(STRANGER)], NIL)).reason).toBe('CALL_NOT_FOUND')
    expect((await now(mine)).status).toBe('progressing')
  })

  it('is one while somebody is being asked already', async () => {
    await start('attended', tel(STRANGER))
    expect((await ask('attended', [extension('203')])).status).toBe(500)
  })

  it('to somebody who is not to be disturbed comes to nothing', async () => {
    platform.pbx.extension('203').setsDnd(true)
    const transfer = await start('attended', extension('203'))
    expect((await groupcallOf(transfer)).status).toBe('hangup')
    expect([(await now(caller)).status, await muted()]).toEqual(['progressing', undefined])
  })
})

describe('after click-to-dial', () => {
  it('completing may end the other party too, where a leg ends all it has started', async () => {
    platform.switches.masterEndsChained = true
    carol.hangsUp(call)
    const connect = { type: 'connect', option: { source: tel('+493023125100'), destinations: [tel('+493023125901')] } }
    const body = { source: tel('+493023125100'), destinations: [extension('200')], actions: [connect] }
    await platform.row('createCalls', { body })
    await jane.answers(undefined, 'desk')
    await platform.clock.advance(2 * SECOND)
    const own = (await platform.legs()).find((row) => row.status === 'progressing')
    await ask('attended', [tel(STRANGER)], own?.id)
    await stranger.answers()
    await platform.row('hangUpCall', { id: own?.id })
    await platform.clock.advance(0)
    expect(await platform.legs()).toEqual([])
  })
})
