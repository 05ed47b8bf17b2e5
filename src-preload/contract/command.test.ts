import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { callActions } from './call.ts'
import { bareActions, callOrder, dialOrder, MOST_RUNG, parkCode } from './command.ts'
import type { CallOrder } from './command.ts'

const onCall = { callId: 'a:c1' }
const withParts: readonly CallOrder[] = [
  { action: 'swap', ...onCall, otherCallId: 'a:c2' },
  { action: 'dtmf', ...onCall, digits: '12#' },
  { action: 'blindTransfer', ...onCall, number: '201', kind: 'campOn', supervised: true },
  { action: 'consult', ...onCall, number: '201', kind: 'intercom', lineId: 'l1', roleId: 'business' },
  { action: 'completeTransfer', ...onCall, waitForAnswer: true },
  { action: 'addToConference', ...onCall, otherCallId: 'a:c2' },
  { action: 'removeParticipant', ...onCall, participantId: 'p1' },
  { action: 'move', ...onCall, deviceId: 'desk' },
  { action: 'pickUp', accountId: 'a', pickupId: 'p' },
  { action: 'pickUpAnyCall', accountId: 'a', systemCallId: 'c9', deviceId: 'desk' },
  { action: 'retrieve', accountId: 'a' },
  { action: 'ringGroup', accountId: 'a', first: { contactIds: ['201', '202'], how: 'oneByOne' } },
  {
    action: 'ringGroup',
    accountId: 'a',
    first: { queueId: 'a:q1', groupSeconds: 60, memberSeconds: 15 },
    number: '203'
  }
]
const bare: readonly CallOrder[] = bareActions.map((action) => ({ action, ...onCall }))

const accepts = (schema: z.ZodMiniType, value: unknown): boolean => z.safeParse(schema, value).success

describe('orders', () => {
  it('exist for everything a call may be asked, each with its own parts', () => {
    const ordered = new Set<string>([...bare, ...withParts].map(({ action }) => action))
    expect(callActions.filter((action) => !ordered.has(action))).toEqual([])
    for (const order of [...bare, ...withParts]) expect(z.parse(callOrder, order)).toEqual(order)
  })

  it.each([
    ['an action without a name', { action: 'explode', ...onCall }],
    ['a transfer without a target', { action: 'blindTransfer', ...onCall, number: '' }],
    ['a call id that is too long', { action: 'hold', callId: 'x'.repeat(301) }],
    ['a target that is too long', { action: 'consult', ...onCall, number: '1'.repeat(201) }],
    ['a pickup that is too long', { action: 'pickUp', accountId: 'a', pickupId: 'x'.repeat(2_001) }],
    ['a participant without an id', { action: 'removeParticipant', ...onCall, participantId: '' }],
    ['a line without an id', { action: 'consult', ...onCall, number: '1', lineId: '' }],
    ['a role that is too long', { action: 'consult', ...onCall, number: '1', roleId: 'x'.repeat(301) }],
    ['a call of the system without an id', { action: 'pickUpAnyCall', accountId: 'a', systemCallId: '' }],
    ['a kind from elsewhere', { action: 'blindTransfer', ...onCall, number: '1', kind: 'CAMP_ON' }]
  ])('refuse %s', (_, order) => {
    expect(accepts(callOrder, order)).toBe(false)
  })

  it.each([
    ['nobody', { contactIds: [], how: 'all' }],
    ['one person', { contactIds: ['201'], how: 'all' }],
    ['somebody twice', { contactIds: ['201', '201'], how: 'all' }],
    ['too many', { contactIds: Array.from({ length: MOST_RUNG + 1 }, (_, index) => `c${index}`), how: 'all' }],
    ['somebody without an id', { contactIds: ['201', ''], how: 'all' }],
    ['somebody with an id that is too long', { contactIds: ['201', 'x'.repeat(301)], how: 'all' }],
    ['people in an order from elsewhere', { contactIds: ['201', '202'], how: 'ring_all' }],
    ['people in no order', { contactIds: ['201', '202'] }],
    ['people and a group', { contactIds: ['201', '202'], how: 'all', queueId: 'a:q1' }],
    ['a group without an id', { queueId: '' }],
    ['a group for no time', { queueId: 'a:q1', groupSeconds: 0 }],
    ['a group for a day', { queueId: 'a:q1', groupSeconds: 86_400 }],
    ['members for half a second', { queueId: 'a:q1', memberSeconds: 5.5 }],
    ['members for no number', { queueId: 'a:q1', memberSeconds: Number.NaN }],
    ['the system itself', { vendorId: 'q1' }]
  ])('refuse to ring %s', (_, first) => {
    expect(accepts(callOrder, { action: 'ringGroup', accountId: 'a', first })).toBe(false)
  })

  it('take park codes, not numbers with letters', () => {
    expect(['*70', '', '9'.repeat(32)].map((code) => accepts(parkCode, code))).toEqual([true, true, true])
    expect(['*7a', ' ', '9'.repeat(33)].map((code) => accepts(parkCode, code))).toEqual([false, false, false])
    expect(accepts(dialOrder, { accountId: 'a', number: '201', kind: 'loud' })).toBe(false)
  })

  it('to dial say by whom, in which role and with which number, in words we know', () => {
    const order = { accountId: 'a', number: '201' }
    const full = {
      ...order,
      deviceId: 'desk',
      kind: 'plain',
      lineId: 'l1',
      roleId: 'business',
      startedBy: 'callBack',
      answerPlaceId: 'mobile'
    } as const
    expect([z.parse(dialOrder, order), z.parse(dialOrder, full)]).toEqual([order, full])
    const wrong = [{ startedBy: 'magic' }, { lineId: '' }, { roleId: 'x'.repeat(301) }, { answerPlaceId: 7 }]
    expect(wrong.filter((part) => accepts(dialOrder, { ...order, ...part }))).toEqual([])
  })
})
