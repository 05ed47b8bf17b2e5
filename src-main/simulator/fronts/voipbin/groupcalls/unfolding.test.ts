import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../../../util/durations.ts'
import { helpdesk } from '../../../testing/company.ts'
import { extension, groupcallsBelow, legsOf, OWN, ringGroup, silent } from '../../../testing/voipbin-calls.ts'
import { type Answered, noRow, type Sent, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase({ ringGroups: [helpdesk] })
const { stranger: STRANGER, other: OTHER } = silent
const agent = (user: string): Sent => ({ type: 'agent', target: platform.front.agent(user).id })
const ring = (destinations: readonly Sent[], more: Sent = {}) => ringGroup(platform, destinations, more)
const nested = (group: Answered) => groupcallsBelow(platform, group)
const statuses = () => legsOf(platform)
const stranger = (number: string) => platform.pbx.outsideAt(number)

describe('what destinations unfold into', () => {
  it('one number: a leg', async () => {
    const group = await ring([tel(STRANGER)])
    expect(group).toMatchObject({ call_count: 1, call_ids: [expect.anything()], owner_id: NIL, status: 'progressing' })
    expect(group.groupcall_ids).toBeUndefined()
  })

  it('one extension: a leg to each registered telephone, owned by its agent', async () => {
    const group = await ring([extension('200')])
    expect(group).toMatchObject({ call_count: 2, owner_id: platform.front.agent('200').id })
    expect(await statuses()).toEqual(['200 ringing', '200 ringing'])
  })

  it('one agent: legs for numbers, and a group call below for the extension, all at once', async () => {
    const group = await ring([agent('200')])
    expect(group).toMatchObject({ call_count: 1, groupcall_count: 1, owner_id: platform.front.agent('200').id })
    const [below] = await nested(group)
    expect(below).toMatchObject({
      master_groupcall_id: group.id,
      call_count: 2,
      destinations: [{ type: 'extension', target_name: '200' }]
    })
    expect(await statuses()).toEqual(['200 ringing', '200 ringing', '+493023125700 ringing'])
  })

  it('an agent whose addresses are others: those', async () => {
    const addresses = [tel(STRANGER), extension('203')]
    await platform.row('setAgentAddresses', { id: platform.front.agent('åsa').id, body: { addresses: [] } })
    await platform.row('setAgentAddresses', { id: platform.front.agent('200').id, body: { addresses } })
    const group = await ring([agent('200')])
    expect(group).toMatchObject({ call_count: 1, groupcall_count: 1 })
    expect(await statuses()).toEqual([`${STRANGER} ringing`, '203 ringing'])
  })

  it('several: a parent without owner, numbers as its legs, people below it', async () => {
    const group = await ring([tel(STRANGER), extension('203'), agent('202')])
    expect(group).toMatchObject({ owner_type: '', owner_id: NIL, call_count: 1, groupcall_count: 2 })
    const [ext, person] = await nested(group)
    expect([ext?.owner_id, person?.owner_id]).toEqual([platform.front.agent('203').id, platform.front.agent('202').id])
    expect((await nested(person ?? noRow))[0]).toMatchObject({ master_groupcall_id: person?.id, call_count: 2 })
    expect(await statuses()).toEqual([`${STRANGER} ringing`, '203 ringing', '202 ringing', '202 ringing'])
  })

  it.each([
    ['no destination', () => []],
    ['an extension without a registered telephone', () => [extension('203')]],
    ['an agent without addresses', () => [agent('203')]],
    ['several of them', () => [extension('203'), { type: 'line', target: 'x' }]]
  ])('%s: an error', async (_, destinations) => {
    platform.pbx.extension('203').setsDeviceActive('soft', false)
    platform.front.platform.agents.setAddresses(platform.front.agent('203'), [])
    const body = { source: tel(OWN), destinations: destinations(), ring_method: '', answer_method: '' }
    const { status, reason } = await platform.ask('createGroupcall', { body })
    expect([status, reason]).toEqual([500, 'INTERNAL'])
  })

  it('a call to somebody by number: an agent, or an extension, by the switch', async () => {
    await platform.pbx.outside(STRANGER).dials('200')
    expect((await platform.rows('listGroupcalls')).map((row) => row.destinations[0]?.type)).toEqual([
      'agent',
      'extension'
    ])
    platform.switches.rungAs = 'extension'
    await platform.pbx.outside(OTHER).dials('200')
    expect((await platform.rows('listGroupcalls')).map((row) => row.destinations[0]?.type)).toEqual([
      'agent',
      'extension',
      'extension'
    ])
  })

  it('a ring group of the company: a parent of its members, started by the caller', async () => {
    await platform.pbx.outside(STRANGER).dials('310')
    const [parent, ...below] = await platform.rows('listGroupcalls')
    const caller = (await platform.legs())[0]
    expect(parent).toMatchObject({
      owner_id: NIL,
      master_call_id: caller?.id,
      destinations: Array(3).fill({ type: 'agent', target: expect.anything() })
    })
    expect(below.filter((row) => row.master_groupcall_id === parent?.id)).toHaveLength(3)
  })
})

describe('one by one', () => {
  const linear = (destinations: readonly Sent[], more: Sent = {}) =>
    ring(destinations, { ring_method: 'linear', ...more })

  it('begins with the first, goes on when nobody answers there, and grows', async () => {
    const group = await linear([tel(STRANGER), tel(OTHER)])
    expect([group.call_ids.length, group.dial_index, group.call_count]).toEqual([1, undefined, 1])
    await platform.clock.advance(MINUTE)
    const later = await platform.groupcall(group.id)
    expect([later.call_ids.length, later.dial_index, later.call_count]).toEqual([2, 1, 1])
    expect(await statuses()).toEqual([`${STRANGER} hangup dialout`, `${OTHER} ringing`])
    await stranger(OTHER).hangsUp()
    expect((await platform.groupcall(group.id)).status).toBe('hangup')
  })

  it('stops with an answer', async () => {
    const group = await linear([tel(STRANGER), tel(OTHER)])
    await stranger(STRANGER).answers()
    expect(await platform.groupcall(group.id)).toMatchObject({ status: 'hangup', call_ids: [expect.anything()] })
  })

  it('names the parent in the second group call below, and not in the first', async () => {
    const group = await linear([extension('203'), extension('202')])
    expect((await nested(group))[0]?.master_groupcall_id).toBe(NIL)
    platform.pbx.extension('203').rejects()
    const [, second] = await nested(await platform.groupcall(group.id))
    expect(second?.master_groupcall_id).toBe(group.id)
  })

  it('with a group call below as the first may never end', async () => {
    platform.switches.linearEndReachesParent = false
    const group = await linear([extension('203')].concat(extension('999')))
    platform.pbx.extension('203').rejects()
    expect((await platform.groupcall(group.id)).status).toBe('progressing')
    expect((await nested(group))[0]?.status).toBe('hangup')
  })

  it('is how an agent is rung who wants that, or all at once all the same', async () => {
    platform.front.platform.agents.change(platform.front.agent('200'), { ringMethod: 'linear' })
    expect(await ring([agent('200')])).toMatchObject({ ring_method: 'linear', call_count: 1, groupcall_count: 1 })
    platform.pbx.extension('200').rejects()
    platform.switches.agentLinear = 'inTurn'
    const group = await ring([agent('200')])
    expect(group.call_count).toBeUndefined()
    platform.pbx.extension('200').rejects()
    expect(await platform.groupcall(group.id)).toMatchObject({ call_count: 1, groupcall_ids: [expect.anything()] })
  })
})

describe('somebody who is not to be disturbed', () => {
  it('is busy', async () => {
    platform.pbx.extension('203').setsDnd(true)
    await ring([extension('203')])
    await platform.clock.advance(1)
    expect(await statuses()).toEqual(['203 hangup busy'])
  })
})
