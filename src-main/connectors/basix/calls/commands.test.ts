import { beforeEach, describe, expect, it } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import type { Command } from '../../commands.ts'
import { CallDesk, MARIA, ME, SALES } from '../testing/call-desk.ts'
import { dials, rings, ringsFirst, ToldLeg } from '../testing/legs.ts'
import { atom, nothing, state } from '../testing/terms.ts'
import { parkedCalls } from './waiting-calls.ts'

const ABLE = ['calls', 'dial', 'answer', 'hangUp', 'blindTransfer', 'park', 'pickUp', 'parkedCalls', 'dnd'] as const
const CODES = { dndOnCode: '*78', dndOffCode: '*79', groupInCode: '*45G', groupOutCode: '*46G' }
const { signal } = new AbortController()
let desk: CallDesk

beforeEach(() => {
  desk = new CallDesk(ABLE, CODES)
})

/** Asks for something that stays without an effect until it is told of one. */
function execute(command: Command): { readonly done: Promise<void>; readonly settled: () => boolean } {
  let isSettled = false
  const done = desk.commands.execute(command, signal)
  done.then(
    () => (isSettled = true),
    () => (isSettled = true)
  )
  return { done, settled: () => isSettled }
}

const talks = (): ToldLeg => rings(desk).answers().bridges('x-1')

const soon = (): Promise<void> => desk.clock.advance(1)

describe('what is asked over the socket (3.8)', () => {
  it.each<[Command, object]>([
    [
      { type: 'hangUp', vendorId: 'u-1' },
      { cmd: 'hangup', uuid: 'u-1' }
    ],
    [
      { type: 'blindTransfer', vendorId: 'u-1', number: '210' },
      { cmd: 'transfer', uuid: 'x-1', user_id: ME, user_name: 'hana', destination: '210' }
    ],
    [
      { type: 'blindTransfer', vendorId: 'u-1', number: '+493012345678' },
      { cmd: 'transfer', uuid: 'x-1', user_id: ME, user_name: 'hana', destination: '03012345678' }
    ],
    [
      { type: 'blindTransfer', vendorId: 'u-1', number: '210', kind: 'voicemail' },
      { cmd: 'transfer', uuid: 'x-1', user_id: ME, user_name: 'hana', destination: 'uservoicemail,maria' }
    ],
    [
      { type: 'park', vendorId: 'u-1' },
      { cmd: 'park', uuid: 'x-1', timeout: 180 }
    ]
  ])('is done when the call has gone: %o', async (command, frame) => {
    const leg = talks()
    const { done, settled } = execute(command)
    await soon()
    expect([desk.sent, settled()]).toEqual([[frame], false])
    leg.ends()
    await done
  })

  it('refuses a call at each telephone that rings', async () => {
    const legs = [rings(desk, 'u-1'), rings(desk, 'u-2')]
    const { done } = execute({ type: 'reject', vendorId: 'u-1' })
    await soon()
    expect(desk.sent).toEqual([
      { cmd: 'hangup', uuid: 'u-1' },
      { cmd: 'hangup', uuid: 'u-2' }
    ])
    for (const leg of legs) leg.ends()
    await done
  })

  it('sends a call on that still rings', async () => {
    const leg = rings(desk)
    const { done } = execute({ type: 'blindTransfer', vendorId: 'u-1', number: '210' })
    await soon()
    expect(desk.sent).toMatchObject([{ cmd: 'transfer', uuid: 'x-1' }])
    leg.ends('send_cancel,NORMAL_CLEARING')
    await done
    expect(desk.ended).toEqual([{ type: 'callEnded', vendorId: 'u-1', answeredElsewhere: false }])
  })

  it('is told as not confirmed when nothing comes of it, and never asked again', async () => {
    talks()
    const { done } = execute({ type: 'blindTransfer', vendorId: 'u-1', number: '210' })
    const told = expect(done).rejects.toMatchObject({
      kind: 'timeout',
      userMessage: expect.stringContaining('not confirm')
    })
    await soon()
    await desk.clock.advance(3 * SECOND)
    await told
    await desk.clock.advance(60 * SECOND)
    expect(desk.sent).toHaveLength(1)
  })

  it('is refused of a call that is gone, or has nobody at its other end', async () => {
    await expect(execute({ type: 'hangUp', vendorId: 'u-9' }).done).rejects.toMatchObject({ kind: 'notFound' })
    ringsFirst(desk)
    await expect(execute({ type: 'park', vendorId: 'u-1' }).done).rejects.toMatchObject({ kind: 'conflict' })
    expect(desk.sent).toEqual([])
  })

  it('is refused to a mailbox that is nobody’s', async () => {
    talks()
    const { done } = execute({ type: 'blindTransfer', vendorId: 'u-1', number: '999', kind: 'voicemail' })
    await expect(done).rejects.toMatchObject({ kind: 'notFound', userMessage: expect.stringContaining('999') })
  })
})

describe('what is begun by a request (2.2)', () => {
  it.each<[Command, object]>([
    [
      { type: 'dial', number: '210', deviceId: undefined },
      { user_name: 'hana', destination: '210', answer_timeout: 90, auto_answer: false }
    ],
    [{ type: 'dial', number: '210', deviceId: undefined, kind: 'voicemail' }, { destination: 'uservoicemail,maria' }],
    [{ type: 'dial', number: '300', deviceId: undefined, kind: 'voicemail' }, { destination: 'groupvoicemail,sales' }],
    [
      { type: 'dial', number: '+493012345678', deviceId: undefined, lineId: String(SALES) },
      { destination: '03012345678', group_id: SALES }
    ]
  ])('asks once: %o', async (command, request) => {
    await execute(command).done
    expect(desk.asked).toMatchObject([request])
  })

  it('lets the system choose the group, or the telephone pick up, as the account is set', async () => {
    desk = new CallDesk(ABLE, { groupResolver: '*', autoAnswer: true })
    await execute({ type: 'dial', number: '210', deviceId: undefined }).done
    await execute({ type: 'dial', number: '210', deviceId: undefined, lineId: String(SALES) }).done
    expect(desk.asked).toMatchObject([{ group_resolver: '*', auto_answer: true }, { group_id: SALES }])
    expect(desk.asked[1]).not.toHaveProperty('group_resolver')
  })

  it('fetches a parked call from its slot, and says who it is', async () => {
    desk.tell('channel_waiting', 'added', {
      uuid: 'x-1',
      direction: atom('inbound'),
      calling_number: '03023125123',
      end_user: 'e1*Frida***',
      state: state(7_000, 'park', '901', nothing, MARIA, 'maria')
    })
    desk.answer = () => Promise.resolve(['u-1'])
    await execute({ type: 'retrieve', slot: '901', deviceId: undefined }).done
    ringsFirst(desk, 'u-1', { calling_number: '901', origination: 'call_user*901', other_info: nothing })
    expect(desk.asked).toMatchObject([{ destination: '901' }])
    expect(desk.calls).toMatchObject([{ pickUp: true, remote: { name: 'Frida', number: '+493023125123' } }])
    await expect(execute({ type: 'retrieve', slot: '902', deviceId: undefined }).done).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('picks up what rings at somebody else, and nothing that was answered', async () => {
    const maria = new ToldLeg(desk, 'm-1', { user_id: MARIA, direction: atom('outbound'), other_uuid: 'x-1' })
    maria.tells('added', 'CHANNEL_ORIGINATE')
    await execute({ type: 'pickUp', pickupId: 'x-1', deviceId: undefined }).done
    expect(desk.asked).toMatchObject([{ destination: 'pickup_uuid.x-1', auto_answer: true }])
    maria.answers()
    const { done } = execute({ type: 'pickUp', pickupId: 'x-1', deviceId: undefined })
    await expect(done).rejects.toMatchObject({ kind: 'notFound' })
    expect(desk.asked).toHaveLength(1)
  })

  it('answers by picking up, and is done when it rings no more', async () => {
    const leg = rings(desk)
    const { done, settled } = execute({ type: 'answer', vendorId: 'u-1', deviceId: undefined })
    await soon()
    expect([desk.asked, settled()]).toMatchObject([[{ destination: 'pickup_uuid.x-1', auto_answer: true }], false])
    leg.answers()
    await done
  })

  it.each([
    [true, '*78', 1],
    [false, '*79', 0]
  ])('sets do not disturb (%s) by the code of the account, and is done when it is seen', async (on, code, status) => {
    desk.tell('user', 'updated', { id: ME, name: 'hana', do_not_disturb_status: 1 - status })
    const { done, settled } = execute({ type: 'setDnd', on })
    await soon()
    expect([desk.asked, settled()]).toMatchObject([[{ destination: code, auto_answer: true }], false])
    desk.tell('user', 'updated', { id: ME, name: 'hana', do_not_disturb_status: status })
    await done
  })

  it('logs in to a group by the code of the account, with the extension of the group in it', async () => {
    const { done } = execute({ type: 'setQueueSignedIn', vendorId: String(SALES), signedIn: true })
    await soon()
    expect(desk.asked).toMatchObject([{ destination: '*45300' }])
    desk.tell('group_member', 'updated', { id: 100_010_001, group_id: SALES, user_id: ME, login_status: 1 })
    await done
    await expect(execute({ type: 'setQueueSignedIn', vendorId: '7', signedIn: true }).done).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('does not know what the system has no method for', async () => {
    dials(desk)
    await expect(execute({ type: 'hold', vendorId: 'u-1' }).done).rejects.toMatchObject({ kind: 'unsupported' })
  })
})

describe('parked calls (3.4, 3.5)', () => {
  it('have their slot, who parked them, and whoever waits', () => {
    desk.tell('channel_waiting', 'added', { uuid: 'x-1', state: state(7_000, 'park', 901, nothing, MARIA, 'm') })
    desk.tell('channel_waiting', 'added', {
      ...{ uuid: 'x-2', direction: atom('outbound'), called_number: '0312345678' },
      state: state(8_000, 'park', '902', nothing, 7, 'somebody')
    })
    desk.tell('channel_waiting', 'added', { uuid: 'x-3', user_id: MARIA, state: state(9_000, 'park', '997') })
    desk.tell('channel_waiting', 'added', { uuid: 'x-4', state: state(9_000, 'calling') })
    expect(parkedCalls(desk.store, desk)).toMatchObject([
      { slot: '901', by: 'Maria', since: 7_000, remote: { withheld: true } },
      { slot: '902', by: 'somebody', remote: { number: '+49312345678' } },
      { slot: '997', remote: { name: 'Maria' } }
    ])
  })
})
