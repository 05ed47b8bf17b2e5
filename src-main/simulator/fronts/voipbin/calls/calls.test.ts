import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import { dial, outside, shown, talk } from '../../../testing/voipbin-calls.ts'
import { noRow, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase()

describe('a call that comes in', () => {
  it('rings each telephone by a leg of its own, started by the caller', async () => {
    await platform.pbx.outside('+493023125123', 'Carol').dials('200')
    const [caller, desk, soft, mobile] = await platform.legs()
    expect(shown(await platform.legs())).toEqual([
      ['+493023125200', 'ringing'],
      ['200', 'ringing'],
      ['200', 'ringing'],
      ['+493023125700', 'ringing']
    ])
    expect([caller, desk].map((row) => [row?.direction, row?.owner_type])).toEqual([
      ['incoming', ''],
      ['outgoing', 'agent']
    ])
    expect(caller?.chained_call_ids).toEqual([desk?.id, soft?.id, mobile?.id])
    expect([desk, soft, mobile].map((row) => row?.master_call_id)).toEqual(Array(3).fill(caller?.id))
    expect(desk?.destination.target_name).toBe('200')
  })

  it('waits as ringing or as answered, by the switch', async () => {
    platform.switches.incomingWaitsAs = 'progressing'
    await platform.pbx.outside('+493023125123').dials('202')
    expect((await platform.legs())[0]?.status).toBe('progressing')
  })

  it.each(['anonymous', '', 'Unavailable'] as const)(
    'of somebody who hides the number is shown as %o',
    async (number) => {
      platform.switches.withheldNumber = number
      await platform.pbx.withheld().dials('202')
      const { source } = (await platform.legs())[1] ?? noRow
      expect(source).toEqual({ type: 'tel', ...(number !== '' && { target: number }) })
    }
  )

  it('of a colleague shows the extension', async () => {
    await platform.pbx.extension('201').dials('202', 'desk')
    const [from, to] = await platform.legs()
    expect([from?.source.target_name, from?.owner_id]).toEqual(['201', platform.front.agent('201').id])
    expect(to?.source.target_name).toBe('201')
  })

  it('can be seen by its agent in agent mode, and by no other', async () => {
    const { mine, caller } = await talk(platform)
    const token = platform.token('bjorn')
    const own = (await platform.rows('listOwnCalls', { token })).filter(({ status }) => status === 'progressing')
    expect(own.map(({ id }) => id)).toEqual([mine.id])
    expect((await platform.ask('getOwnCall', { token, id: mine.id })).status).toBe(200)
    expect((await platform.ask('getOwnCall', { token, id: caller.id })).reason).toBe('CALL_NOT_FOUND')
  })

  it('does not ring at once where it takes time to reach the telephone', async () => {
    platform.switches.dialMs = 2 * SECOND
    await platform.pbx.outside('+493023125123').dials('202')
    expect((await platform.legs())[1]?.status).toBe('dialing')
    await platform.clock.advance(2 * SECOND)
    expect((await platform.legs())[1]?.status).toBe('ringing')
  })
})

describe('how a leg ends', () => {
  const endsOf = async () =>
    (await platform.rows('listCalls'))
      .filter(({ tm_create: created }) => String(created) >= '2026-01-05T09')
      .map((row) => [row.direction, row.status, row.hangup_by, row.hangup_reason])

  it('when the caller hangs up: remote there, local and by terminating here', async () => {
    const { call } = await talk(platform)
    const socket = await platform.follows([`customer_id:${platform.customer}:call:call_`])
    call.caller.hangsUp(call)
    await socket.got(3)
    expect(socket.frames.map(({ status }) => status)).toEqual(['hangup', 'terminating', 'hangup'])
    expect((await endsOf()).slice(0, 2)).toEqual([
      ['incoming', 'hangup', 'remote', 'normal'],
      ['outgoing', 'hangup', 'local', 'normal']
    ])
  })

  it('when the caller gives up, or the called person refuses', async () => {
    const call = await platform.pbx.outside('+493023125123').dials('203')
    call.caller.hangsUp(call)
    const second = await platform.pbx.outside('+493023125123').dials('203')
    platform.pbx.extension('203').rejects(second)
    expect(await endsOf()).toEqual([
      ['incoming', 'hangup', 'remote', 'normal'],
      ['outgoing', 'hangup', 'local', 'cancel'],
      ['incoming', 'hangup', 'remote', 'normal'],
      ['outgoing', 'hangup', 'remote', 'noanswer']
    ])
  })

  it.each([
    [outside.busy, SECOND, 'busy'],
    [outside.noAnswer, 20 * SECOND, 'noanswer'],
    [outside.unknown, 0, 'failed']
  ])('at %s after %d ms: %s', async (number, ms, reason) => {
    expect((await dial(platform, [tel(number)])).status).toBe(200)
    await platform.clock.advance(ms)
    expect((await endsOf())[0]).toEqual(['outgoing', 'hangup', 'remote', reason])
  })

  it.each(['dialout', 'noanswer'] as const)(
    'when nobody answers for a minute, or as long as is set: %s',
    async (reason) => {
      platform.switches.unansweredReason = reason
      platform.pbx.outside('+493023125555')
      await dial(platform, [tel('+493023125555')])
      await platform.clock.advance(MINUTE - 1)
      expect((await platform.legs())[0]?.status).toBe('ringing')
      await platform.clock.advance(1)
      expect((await endsOf())[0]).toEqual(['outgoing', 'hangup', 'remote', reason])
      platform.switches.ringMs = SECOND
      await dial(platform, [tel('+493023125555')])
      await platform.clock.advance(SECOND)
      expect(await platform.legs()).toEqual([])
    }
  )

  it('and is forgotten when it is old, with the group it rang in; what goes on is not', async () => {
    const { pbx, front } = platform
    const old = await pbx.outside('+493023125123').dials('200')
    pbx.desk.endCall(old)
    await pbx.outside('+493023125124').dials('200')
    const all = await platform.legs()
    front.forgetCalls(0)
    expect((await platform.legs()).map(({ id }) => id)).toEqual(
      all.filter(({ status }) => status === 'ringing').map(({ id }) => id)
    )
  })

  it('when calls may last no longer', async () => {
    platform.pbx.behaviour.longestCallMs = MINUTE
    await talk(platform)
    await platform.clock.advance(MINUTE)
    expect((await endsOf()).slice(0, 2).map(([, , by, reason]) => [by, reason])).toEqual([
      ['remote', 'timeout'],
      ['remote', 'timeout']
    ])
  })

  it('when a machine is found', async () => {
    await dial(platform, [tel(outside.echoes)], [{ type: 'amd' }, { type: 'sleep', option: { duration: 60_000 } }])
    await dial(platform, [tel(outside.answers)], [{ type: 'amd' }, { type: 'sleep', option: { duration: 60_000 } }])
    await platform.clock.advance(2 * SECOND)
    expect((await endsOf())[0]).toEqual(['outgoing', 'hangup', 'local', 'amd'])
    expect((await platform.legs())[0]?.action).toMatchObject({ type: 'sleep', option: { duration: 60_000 } })
  })
})

describe('hanging up', () => {
  it('cancels a leg that rings, ends another one, and may be repeated', async () => {
    await platform.pbx.outside('+493023125123').dials('203')
    const [caller, ringing] = await platform.legs()
    const canceled = await platform.row('hangUpCall', { id: ringing?.id })
    expect([canceled.status, canceled.hangup_by, canceled.hangup_reason]).toEqual(['hangup', 'local', 'cancel'])
    const again = await platform.row('hangUpCall', { id: ringing?.id })
    expect(again).toEqual(canceled)
    expect((await platform.call(caller?.id)).status).toBe('hangup')
  })

  it('ends both sides, as the one who hangs up', async () => {
    const { caller, mine } = await talk(platform)
    await platform.row('hangUpCall', { id: mine.id })
    expect(await platform.call(mine.id)).toMatchObject({ hangup_by: 'local', hangup_reason: 'normal' })
    expect(await platform.call(caller.id)).toMatchObject({ status: 'hangup', hangup_by: 'local' })
  })

  it('takes its time, where that is set: the state between can be read', async () => {
    const { mine } = await talk(platform)
    platform.switches.hangupMs = SECOND
    expect((await platform.row('hangUpCall', { id: mine.id })).status).toBe('terminating')
    await platform.clock.advance(SECOND)
    expect((await platform.call(mine.id)).status).toBe('hangup')
  })

  it('leaves the other telephones of a person ringing', async () => {
    await platform.pbx.outside('+493023125123').dials('202')
    const [, desk] = await platform.legs()
    await platform.row('hangUpCall', { id: desk?.id })
    expect(shown(await platform.legs())).toEqual([
      ['+493023125202', 'ringing'],
      ['202', 'ringing']
    ])
  })

  it('comes first when a call is deleted, which is a conflict from then on', async () => {
    const { mine } = await talk(platform)
    const id = mine.id
    expect((await platform.row('deleteCall', { id })).tm_delete).toBeDefined()
    const gone = await platform.ask('getCall', { id })
    expect([gone.status, gone.reason]).toEqual([409, 'STATE_INVALID'])
    expect((await platform.ask('hangUpCall', { id })).status).toBe(409)
    expect((await platform.rows('listCalls')).some((row) => row.id === id)).toBe(false)
    platform.switches.deletedIs = 'notFound'
    expect((await platform.ask('getCall', { id })).reason).toBe('CALL_NOT_FOUND')
  })

  it('ends what a leg has started, where that is so', async () => {
    platform.switches.masterEndsChained = true
    const { caller, mine } = await talk(platform)
    await platform.row('hangUpCall', { id: caller.id })
    expect((await platform.call(mine.id)).status).toBe('hangup')
  })
})

describe('legs of a group call', () => {
  it('name it nowhere, unless as documented', async () => {
    await platform.pbx.outside('+493023125123').dials('203')
    const [group] = await platform.rows('listGroupcalls')
    expect((await platform.legs())[1]?.groupcall_id).toBe(NIL)
    platform.switches.callNamesGroupcall = true
    const nested = group?.groupcall_ids[0]
    expect((await platform.legs())[1]?.groupcall_id).toBe(nested)
  })
})
