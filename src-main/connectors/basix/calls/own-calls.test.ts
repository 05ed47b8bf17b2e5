import { beforeEach, describe, expect, it } from 'vitest'
import { CtiError } from '../../../util/errors.ts'
import { SECOND } from '../../../util/durations.ts'
import { CallDesk, MARIA } from '../testing/call-desk.ts'
import { rings, ringsFirst } from '../testing/legs.ts'
import { atom, nothing, tuple } from '../testing/terms.ts'

const ABLE = ['calls', 'dial', 'hangUp', 'blindTransfer', 'park'] as const
const { signal } = new AbortController()
let desk: CallDesk

beforeEach(() => {
  desk = new CallDesk(ABLE)
})

/** Dials; the answer comes when it is told to. */
function dial(number = '210'): {
  readonly done: Promise<void>
  readonly answer: (answer: readonly string[] | CtiError) => Promise<void>
} {
  let settle: (answer: readonly string[] | CtiError) => void = () => undefined
  desk.answer = () =>
    new Promise((resolve, reject) => {
      settle = (answer) => (answer instanceof CtiError ? reject(answer) : resolve([...answer]))
    })
  const done = desk.commands.execute({ type: 'dial', number, deviceId: undefined }, signal)
  const isOver = done.catch(() => undefined)
  return { done, answer: (answer) => (settle(answer), isOver) }
}

describe('a call that was dialled here (3.7)', () => {
  it('rings the own telephones first, as one call to whom it was dialled for', async () => {
    const { answer } = dial()
    await answer(['u-1', 'u-2'])
    const [first, second] = [ringsFirst(desk, 'u-1'), ringsFirst(desk, 'u-2')]
    expect(desk.calls).toMatchObject([
      {
        vendorId: 'u-1',
        direction: 'outgoing',
        state: 'alerting',
        pickUp: true,
        allowed: ['hangUp'],
        remote: { name: 'Maria' }
      }
    ])
    second.answers()
    first.ends('send_cancel,LOSE_RACE')
    second.enters('calling', [atom('int'), atom('user'), tuple(MARIA)])
    expect(desk.calls[0]).toMatchObject({ direction: 'outgoing', state: 'alerting' })
    expect(desk.calls[0]).not.toHaveProperty('pickUp')
    second.bridges('x-1')
    expect(desk.calls[0]).toMatchObject({ state: 'connected', allowed: ['blindTransfer', 'park', 'hangUp'] })
    second.ends()
    expect(desk.ended).toEqual([{ type: 'callEnded', vendorId: 'u-1', answeredElsewhere: false }])
  })

  it('is known as ours before the answer by what it was made with', async () => {
    const { answer } = dial('+81312345678')
    expect(desk.asked[0]?.destination).toBe('0081312345678')
    ringsFirst(desk, 'u-1', { origination: 'call_user*0081312345678' })
    expect(desk.calls).toMatchObject([{ direction: 'outgoing', pickUp: true, remote: { number: '+81312345678' } }])
    await answer(['u-1'])
    expect(desk.events).toHaveLength(1)
  })

  it('is held back while its answer is under way, where nothing else says that it is ours', async () => {
    const { answer } = dial()
    ringsFirst(desk, 'u-1', { origination: '7f2c*' })
    await desk.clock.advance(200)
    expect(desk.events).toEqual([])
    await answer(['u-1'])
    expect(desk.calls).toMatchObject([{ direction: 'outgoing', pickUp: true }])
  })

  it('is shown as a call of another program after that, until the answer says that it is ours', async () => {
    const { answer } = dial()
    ringsFirst(desk, 'u-1', { origination: '7f2c*' })
    await desk.clock.advance(300)
    expect(desk.calls).toMatchObject([{ direction: 'incoming', state: 'alerting' }])
    await answer(['u-1'])
    expect(desk.calls).toMatchObject([{ direction: 'outgoing', pickUp: true }])
  })

  it('is not one that rings while an answer is under way', () => {
    dial()
    rings(desk)
    expect(desk.calls).toMatchObject([{ direction: 'incoming', remote: { name: 'Frida Jönsson' } }])
  })

  it('is ours after a lost answer where it begins soon, all telephones as one', async () => {
    const { answer } = dial()
    await answer(new CtiError('network', { userMessage: 'lost' }))
    await desk.clock.advance(SECOND)
    ringsFirst(desk, 'u-1', { origination: '7f2c*' })
    ringsFirst(desk, 'u-2', { origination: '7f2c*' })
    expect(desk.calls).toMatchObject([{ vendorId: 'u-1', direction: 'outgoing', pickUp: true }])
  })

  it('is not ours after a refusal, nor later', async () => {
    const { answer, done } = dial()
    await answer(new CtiError('conflict', { userMessage: 'no channel' }))
    await expect(done).rejects.toMatchObject({ kind: 'conflict' })
    ringsFirst(desk)
    expect(desk.calls).toMatchObject([{ direction: 'incoming' }])
  })

  it('stays ours over a new connection', async () => {
    const { answer } = dial()
    await answer(['u-1'])
    ringsFirst(desk)
    const next = new CallDesk(ABLE, {}, { before: desk })
    ringsFirst(next)
    expect(next.calls).toMatchObject([{ vendorId: 'u-1', direction: 'outgoing', pickUp: true }])
  })

  it.each([
    ['send_cancel,NO_ANSWER', 'did not pick up'],
    ['recv_refuse,NO_USER_RESPONSE', 'Your telephone']
  ])('says when it went no farther than the own telephone: %s', async (data, why) => {
    const { answer } = dial()
    await answer(['u-1'])
    ringsFirst(desk).ends(data)
    expect(desk.events.at(-2)).toMatchObject({ call: { state: 'failed', failure: expect.stringContaining(why) } })
  })

  it.each(['recv_refuse,USER_BUSY', 'send_cancel,NORMAL_CLEARING'])('has not failed by %s', async (data) => {
    const { answer } = dial()
    await answer(['u-1'])
    ringsFirst(desk).ends(data)
    expect(desk.events.map(({ type }) => type)).toEqual(['callUpdated', 'callEnded'])
  })

  it('is told anew when a second one begins while the first still rings', async () => {
    const first = dial()
    await first.answer(['u-1'])
    ringsFirst(desk, 'u-1')
    const second = dial()
    await second.answer(['u-2'])
    ringsFirst(desk, 'u-2')
    expect(desk.calls.map(({ vendorId }) => vendorId)).toEqual(['u-1', 'u-2'])
  })
})

describe('a call that another program has started (8)', () => {
  it('pops up, and says so', () => {
    ringsFirst(desk)
    expect(desk.calls).toMatchObject([
      { direction: 'incoming', state: 'alerting', remote: { name: 'Maria, called by another program' } }
    ])
    expect(desk.calls[0]).not.toHaveProperty('pickUp')
  })

  it('has nobody it can be said to go to', () => {
    ringsFirst(desk, 'u-1', { calling_number: '', other_info: nothing })
    expect(desk.calls[0]?.remote).toMatchObject({ name: 'Call that another program has started' })
  })

  it('is a call like any other where somebody else is on the line already', () => {
    ringsFirst(desk, 'u-1', { other_uuid: 'x-1', other_info: nothing, calling_number: '210' })
    expect(desk.calls[0]?.remote.name).toBe('Maria')
  })
})
