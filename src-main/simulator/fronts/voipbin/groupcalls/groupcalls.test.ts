import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import { extension, groupcallsBelow, legsOf, ringGroup, silent } from '../../../testing/voipbin-calls.ts'
import { type Answered, noRow, type Sent, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase()
const { stranger: STRANGER, other: OTHER } = silent
const agent = (user: string): Sent => ({ type: 'agent', target: platform.front.agent(user).id })
const ring = (destinations: readonly Sent[], more: Sent = {}) => ringGroup(platform, destinations, more)
const nested = (group: Answered) => groupcallsBelow(platform, group)
const statuses = () => legsOf(platform)
const answer = (user: string, device?: string) => platform.pbx.extension(user).answers(undefined, device)
const stranger = (number: string) => platform.pbx.outsideAt(number)

describe('an answer', () => {
  it('of a leg of the root ends the others, which were cancelled', async () => {
    const group = await ring([tel(STRANGER), tel(OTHER)], { actions: [{ type: 'sleep', option: { duration: 9e9 } }] })
    const socket = await platform.follows([`customer_id:${platform.customer}:groupcall:groupcall_`])
    await stranger(STRANGER).answers()
    const now = await platform.groupcall(group.id)
    expect(now).toMatchObject({ status: 'progressing', answer_call_id: group.call_ids[0], call_count: 1 })
    expect(await statuses()).toEqual([`${STRANGER} progressing`, `${OTHER} hangup cancel`])
    expect((await socket.got(1)).map(({ answer_call_id: id }) => id)).toEqual([group.call_ids[0]])
  })

  it('with an empty answer method ends nothing', async () => {
    await ring([tel(STRANGER), tel(OTHER)], {
      answer_method: '',
      actions: [{ type: 'sleep', option: { duration: 9e9 } }]
    })
    await stranger(STRANGER).answers()
    expect(await statuses()).toEqual([`${STRANGER} progressing`, `${OTHER} ringing`])
    await stranger(OTHER).answers()
    expect(await statuses()).toEqual([`${STRANGER} progressing`, `${OTHER} progressing`])
  })

  it('below does not reach the parent, and the other branches ring on', async () => {
    const group = await ring([agent('200'), agent('202')], { actions: [{ type: 'sleep', option: { duration: 9e9 } }] })
    await answer('200', 'desk')
    const now = await platform.groupcall(group.id)
    expect([now.answer_call_id, now.answer_groupcall_id]).toEqual([NIL, NIL])
    const [jane] = await nested(now)
    expect(jane).toMatchObject({ answer_call_id: NIL, answer_groupcall_id: NIL })
    expect((await nested(jane ?? noRow))[0]?.answer_call_id).not.toBe(NIL)
    expect(await statuses()).toEqual([
      '200 progressing',
      '200 ringing',
      '+493023125700 ringing',
      '202 ringing',
      '202 ringing'
    ])
    expect(platform.front.agent('200').status).toBe('ringing')
    await answer('202', 'desk')
    expect((await statuses()).filter((one) => one.endsWith('progressing'))).toHaveLength(2)
    await platform.clock.advance(MINUTE)
    expect((await statuses()).filter((one) => one.endsWith('ringing'))).toEqual([])
  })

  it('below reaches every parent, as documented, by the switch', async () => {
    platform.switches.nestedAnswer = true
    const group = await ring([agent('200'), agent('202')], { actions: [{ type: 'sleep', option: { duration: 9e9 } }] })
    const socket = await platform.follows([`customer_id:${platform.customer}:groupcall:groupcall_progressing`])
    await answer('200', 'desk')
    const now = await platform.groupcall(group.id)
    expect(now.answer_groupcall_id).toBe(group.groupcall_ids[0])
    expect(await statuses()).toEqual([
      '200 progressing',
      '200 hangup cancel',
      '+493023125700 hangup cancel',
      '202 hangup cancel',
      '202 hangup cancel'
    ])
    expect(await socket.got(3)).toHaveLength(3)
    expect(platform.front.agent('200').status).toBe('busy')
  })

  it('on one of several telephones leaves the others ringing for the platform, until they are hung up or the call is over', async () => {
    const call = await platform.pbx.outside(STRANGER).dials('200')
    await answer('200', 'desk')
    const [, , soft, mobile] = await platform.legs()
    expect([soft?.status, mobile?.status, platform.pbx.extension('200').legs.length]).toEqual(['ringing', 'ringing', 1])
    await platform.row('hangUpCall', { id: soft?.id })
    expect(await platform.call(soft?.id)).toMatchObject({ status: 'hangup', hangup_reason: 'cancel' })
    call.caller.hangsUp(call)
    expect(await platform.call(mobile?.id)).toMatchObject({ status: 'hangup', hangup_reason: 'cancel' })
    expect((await platform.rows('listGroupcalls')).map(({ status }) => status)).toEqual(['hangup', 'hangup'])
  })

  it('that nobody gives ends with the time to ring', async () => {
    await platform.pbx.outside(STRANGER).dials('200')
    await answer('200', 'desk')
    await platform.clock.advance(MINUTE)
    const reasons = (await platform.rows('listCalls')).slice(-2).map((row) => row.hangup_reason)
    expect(reasons).toEqual(['dialout', 'dialout'])
  })
})

describe('the end', () => {
  it('comes with the last leg, and is told', async () => {
    const group = await ring([tel(STRANGER), extension('203')])
    const socket = await platform.follows([`customer_id:${platform.customer}:groupcall:groupcall_hangup`])
    stranger(STRANGER).hangsUp()
    expect((await platform.groupcall(group.id)).groupcall_count).toBe(1)
    platform.pbx.extension('203').rejects()
    expect((await socket.got(2)).map(({ id }) => id)).toEqual([group.groupcall_ids[0], group.id])
    const over = await platform.groupcall(group.id)
    expect([over.status, over.call_count, over.groupcall_count]).toEqual(['hangup', undefined, undefined])
  })

  it('is asked for: a state between that is read and not told, then every leg is cancelled', async () => {
    platform.switches.hangupMs = SECOND
    const group = await ring([tel(STRANGER), agent('202')])
    const socket = await platform.follows([`customer_id:${platform.customer}:groupcall:groupcall_`])
    expect((await platform.row('hangUpGroupcall', { id: group.id })).status).toBe('hangingup')
    expect((await platform.groupcall(group.id)).status).toBe('hangingup')
    expect(await socket.heard()).toEqual([])
    await platform.clock.advance(SECOND)
    expect((await platform.groupcall(group.id)).status).toBe('hangup')
    expect(await statuses()).toEqual([`${STRANGER} hangup cancel`, '202 hangup cancel', '202 hangup cancel'])
    expect(await socket.got(3)).toHaveLength(3)
  })

  it('of a one-by-one group call stops it: nobody is dialled any more', async () => {
    const group = await ring([tel(STRANGER), tel(OTHER)], { ring_method: 'linear' })
    await platform.row('hangUpGroupcall', { id: group.id })
    expect(await platform.groupcall(group.id)).toMatchObject({ status: 'hangup', call_ids: [expect.anything()] })
    expect(await platform.legs()).toEqual([])
  })

  it('never comes, by the switch, although all legs have ended', async () => {
    platform.switches.neverEnds = true
    const group = await ring([tel(STRANGER)])
    stranger(STRANGER).hangsUp()
    expect(await platform.legs()).toEqual([])
    expect(await platform.groupcall(group.id)).toMatchObject({ status: 'progressing', call_count: 1 })
  })

  it('comes first when it is deleted, or does not, as documented', async () => {
    const group = await ring([tel(STRANGER)])
    await platform.row('deleteGroupcall', { id: group.id })
    expect(await platform.legs()).toEqual([])
    expect((await platform.ask('getGroupcall', { id: group.id })).reason).toBe('STATE_INVALID')
    platform.switches.deleteEndsLegs = false
    const second = await ring([tel(OTHER)])
    await platform.row('deleteGroupcall', { id: second.id })
    expect(await platform.legs()).toHaveLength(1)
  })
})

describe('what is told first', () => {
  const told = async (): Promise<string[]> => {
    platform.switches.frames = 'wrapped'
    const socket = await platform.follows([
      `customer_id:${platform.customer}:call:call_created`,
      `customer_id:${platform.customer}:groupcall:groupcall_created`
    ])
    const group = await ring([extension('203')])
    const frames = await socket.got(2)
    const created = frames.find(({ type }) => type === 'groupcall_created')
    expect(created?.data.call_ids).toEqual(group.call_ids)
    return frames.map(({ type }) => type)
  }

  it('is the group call, with the ids of its legs', async () => {
    expect(await told()).toEqual(['groupcall_created', 'call_created'])
  })

  it('is its legs, by the switch', async () => {
    platform.switches.toldFirst = 'legs'
    expect(await told()).toEqual(['call_created', 'groupcall_created'])
  })

  it('may be ids that cannot be read yet', async () => {
    platform.switches.unreadableMs = SECOND
    const group = await ring([agent('203')])
    const [id] = group.groupcall_ids
    expect((await platform.ask('getGroupcall', { id })).reason).toBe('GROUPCALL_NOT_FOUND')
    expect((await platform.rows('listGroupcalls')).length).toBe(1)
    expect(await platform.legs()).toEqual([])
    await platform.clock.advance(SECOND)
    expect((await platform.groupcall(id)).call_ids).toHaveLength(1)
    expect(await platform.legs()).toHaveLength(1)
  })
})
