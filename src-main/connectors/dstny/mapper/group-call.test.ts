import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import { wireGroupCallLog } from '../wire/groups.ts'
import { mapGroupCall } from './group-call.ts'

const view = { ownAddress: 'jdoe@example.org', queueIdOf: (id: unknown) => (String(id) === '35' ? 'a:q' : undefined) }
const read = (body: unknown) => z.parse(wireGroupCallLog, body).callLogItem.map((row) => mapGroupCall(row, view))[0]
const one = (more: object) =>
  read({ callLogItem: [{ itemId: 7, groupId: 9, startTime: '2026-01-05T09:00:00Z', itemType: 'MISSED', ...more }] })
const bare = { id: '7', kind: 'missed', calls: 1, at: Date.UTC(2026, 0, 5, 9), hasNote: false }

describe('a row of the call log of a group', () => {
  it('has its whole note, so that it can be edited', () => {
    const note = `a\nb${'x'.repeat(997)}`
    expect(one({ handledStatus: { state: 'HANDLED', note } })?.handling.note).toBe(note)
  })

  it('is read from the page of the vendor', () => {
    const jane = { name: 'Jane Doe', number: '+1555123445', isMe: true }
    expect(read(fixture('seed/listGroupCallLog.661.response'))).toEqual({
      id: '15',
      queueId: 'a:q',
      kind: 'answered',
      calls: 35,
      at: Date.UTC(2018, 4, 26, 13, 0, 30),
      talkedMs: 20_000,
      waitedMs: 6_000,
      callerNumber: '+46887654321',
      callerDisplayNumber: '+46887654321',
      callBackNumber: '+46887654123',
      divertingNumber: '1555054123',
      agent: jane,
      forwardedTo: { name: 'Joe Smith', number: '1555054222' },
      forwardReason: 'noAgents',
      details: 'string',
      handling: {
        state: 'inProgress',
        by: jane,
        at: Date.UTC(2018, 4, 26, 15, 30, 30),
        note: 'Wants to be called back on friday'
      },
      hasNote: true
    })
  })

  it('without anything but its place and time is a missed call nobody has taken', () => {
    expect(one({})).toEqual({ ...bare, handling: { state: 'unhandled' } })
    expect(one({ startTime: 'soon' })).toBeUndefined()
  })

  it('with words nobody knows counts as taken, and its kind as another', () => {
    expect(one({ itemType: 'TELEPATHY', forwardReason: 'STORM', handledStatus: { state: 'ARCHIVED' } })).toEqual({
      ...bare,
      kind: 'other',
      forwardReason: 'other',
      handling: { state: 'inProgress' }
    })
  })

  it.each([
    ['JDOE', true],
    ['jdoe@example.org', true],
    ['jdoe@example.net', false],
    ['jd', false],
    [undefined, false]
  ])('of the agent %j is mine: %j', (userId, isMe) => {
    expect(one({ handledStatus: { state: 'HANDLED', agent: { name: 'J', userId } } })?.handling).toEqual({
      state: 'handled',
      by: { name: 'J', isMe }
    })
  })

  it('calls an agent without a name by number or id', () => {
    const by = (agent: object) => one({ handledStatus: { state: 'HANDLED', agent } })?.handling.by
    expect(by({ number: '201' })).toEqual({ name: '201', number: '201', isMe: false })
    expect(by({ userId: 'anna' })).toEqual({ name: 'anna', isMe: false })
    expect(by({})).toBeUndefined()
  })
})
