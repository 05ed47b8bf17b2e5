import { beforeEach, describe, expect, it } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import type { Command } from '../../commands.ts'
import { CallDesk, MARIA, SALES, TOMAS } from '../testing/call-desk.ts'
import { rings, ToldLeg } from '../testing/legs.ts'
import { atom, nothing, tuple } from '../testing/terms.ts'

const { signal } = new AbortController()
const VENDOR = String(SALES)
let desk: CallDesk

beforeEach(() => {
  desk = new CallDesk(['calls', 'ringGroup', 'hangUp'])
  desk.answer = () => Promise.resolve(['m-1'])
})

const execute = (command: Command): Promise<void> => desk.commands.execute(command, signal)
const ring = (more: object = {}): Promise<void> => execute({ type: 'ringGroup', first: { vendorId: VENDOR }, ...more })

/** A member's telephone rings for the group. */
const memberRings = (uuid: string, userId: number): ToldLeg =>
  new ToldLeg(desk, uuid, {
    ...{ user_id: userId, direction: atom('outbound'), group_id: SALES, origination: 'call_group*hana' }
  }).tells('added', 'CHANNEL_ORIGINATE')

/** My telephone rings, because a member has answered. */
const meRings = (other: string): ToldLeg =>
  rings(desk, 'u-1', {
    ...{ calling_name: '', calling_number: '300', other_uuid: other },
    other_info: tuple(atom('user'), MARIA, atom('outbound'), atom('internal'), 'maria_desk')
  })

const rung = (): unknown => desk.calls[0]?.rung?.map(({ name, state }) => [name, state])

describe('a group that is rung for the user (2.3)', () => {
  it('is a call with the group, in which nobody else has a part yet', async () => {
    await ring({ first: { vendorId: VENDOR, groupSeconds: 40, memberSeconds: 10 } })
    expect(desk.asked).toEqual([
      { group_id: SALES, destination: 'hana', answer_timeout: 40, member_answer_timeout: 10 }
    ])
    expect(desk.calls).toMatchObject([
      { direction: 'outgoing', state: 'alerting', remote: { name: 'Sales', number: '300' }, allowed: ['hangUp'] }
    ])
    expect(rung()).toBeUndefined()
    expect(desk.table.events).toMatchObject([{ type: 'callUpdated', call: { remote: { name: 'Sales' } } }])
  })

  it('is told member by member where the legs of others are told, and goes on as the user’s own call', async () => {
    const first = memberRings('m-1', MARIA)
    await ring()
    first.tells('updated', 'STATE_CHANGE')
    expect(rung()).toEqual([
      ['Maria', 'ringing'],
      ['Tomas', 'idle']
    ])
    const second = memberRings('m-2', TOMAS)
    first.ends('send_cancel,NO_ANSWER')
    expect(rung()).toEqual([
      ['Maria', 'failed'],
      ['Tomas', 'ringing']
    ])
    const [{ vendorId } = { vendorId: '' }] = desk.calls
    second.answers()
    const leg = meRings('m-2')
    expect(desk.calls).toMatchObject([{ vendorId, direction: 'outgoing', state: 'alerting', pickUp: true }])
    leg.answers().bridges('m-2')
    second.bridges('u-1')
    expect(desk.calls).toMatchObject([{ vendorId, state: 'connected', remote: { name: 'Maria' } }])
    expect(rung()).toEqual([
      ['Maria', 'failed'],
      ['Tomas', 'answered']
    ])
    leg.ends()
    second.ends()
    await desk.clock.advance(5 * SECOND)
    expect(desk.ended).toEqual([{ type: 'callEnded', vendorId, answeredElsewhere: false }])
  })

  it('is known again where only the user’s own legs are told, by who has answered', async () => {
    desk.answer = () => Promise.resolve([])
    await ring()
    const [{ vendorId } = { vendorId: '' }] = desk.calls
    meRings('m-9')
    expect(desk.calls).toMatchObject([{ vendorId, pickUp: true }])
  })

  it('does not take a call from outside for its own', async () => {
    await ring()
    rings(desk)
    expect(desk.calls).toMatchObject([{ remote: { name: 'Sales' } }, { direction: 'incoming' }])
  })

  it('has failed when nobody is rung any more', async () => {
    await ring()
    memberRings('m-1', MARIA).ends('send_cancel,NO_ANSWER')
    expect(desk.calls).toHaveLength(1)
    await desk.clock.advance(SECOND)
    expect(desk.events.slice(-2)).toMatchObject([
      { call: { state: 'failed', failure: 'No answer' } },
      { type: 'callEnded' }
    ])
  })

  it('has failed after its time, where nothing is heard of it', async () => {
    await ring({ first: { vendorId: VENDOR, groupSeconds: 30 } })
    await desk.clock.advance(29 * SECOND)
    expect(desk.calls).toHaveLength(1)
    await desk.clock.advance(SECOND)
    expect(desk.ended).toHaveLength(1)
  })

  it('is over for the user when its caller was connected with another number', async () => {
    await ring({ number: '+493012345678' })
    expect(desk.asked).toMatchObject([{ destination: '03012345678' }])
    memberRings('m-1', MARIA).answers().bridges('x-1')
    expect([desk.calls, desk.events.at(-1)]).toMatchObject([[], { type: 'callEnded' }])
  })

  it('is given up at whoever rings, and at whoever would be next', async () => {
    await ring()
    const first = memberRings('m-1', MARIA)
    const [{ vendorId } = { vendorId: '' }] = desk.calls
    const done = execute({ type: 'hangUp', vendorId })
    await desk.clock.advance(1)
    const second = memberRings('m-2', TOMAS)
    first.ends()
    second.ends()
    expect(desk.sent).toEqual([
      { cmd: 'hangup', uuid: 'm-1' },
      { cmd: 'hangup', uuid: 'm-2' }
    ])
    await desk.clock.advance(SECOND)
    await done
    expect(desk.events.filter((event) => event.type === 'callUpdated').at(-1)).toMatchObject({
      call: { state: 'alerting' }
    })
  })

  it('is no call where it was refused, or where there is no such group', async () => {
    desk.answer = () => Promise.reject(new CtiError('conflict', { userMessage: 'no channel' }))
    await expect(ring()).rejects.toMatchObject({ kind: 'conflict' })
    await expect(ring({ first: { vendorId: '7' } })).rejects.toMatchObject({ kind: 'notFound' })
    memberRings('m-1', MARIA)
    expect(desk.events).toEqual([])
  })

  it('is shown after a lost answer when a member rings', async () => {
    desk.answer = () => Promise.reject(new CtiError('network', { userMessage: 'lost' }))
    await expect(ring()).rejects.toMatchObject({ kind: 'network' })
    expect(desk.events).toEqual([])
    memberRings('m-1', MARIA)
    expect(rung()).toMatchObject([
      ['Maria', 'ringing'],
      ['Tomas', 'idle']
    ])
  })

  it('leaves alone what else rings for the group', async () => {
    await ring()
    new ToldLeg(desk, 'm-7', {
      user_id: MARIA,
      direction: atom('outbound'),
      group_id: SALES,
      origination: nothing
    }).tells('added', 'CHANNEL_ORIGINATE', { other_uuid: 'x-7' })
    expect(rung()).toBeUndefined()
  })
})
