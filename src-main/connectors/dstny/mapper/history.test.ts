import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import { wireCommLog } from '../wire/communication-log.ts'
import { mapHistoryItem, namedIn } from './history.ts'

const read = (body: unknown) => z.parse(wireCommLog, body).historyItems.map(mapHistoryItem)
const one = (more: object) =>
  read({ historyItems: [{ '.NewDTO': { itemId: 7, startTime: '2026-01-05T09:00:00Z', ...more } }] })[0]
const at = Date.UTC(2026, 0, 5, 9)

describe('an item of the history', () => {
  it('is read from the page of the vendor', () => {
    expect(read(fixture('seed/listCommLogItems.1620.response'))).toEqual([
      expect.objectContaining({ id: '1245', kind: 'incoming', durationMs: 145_000, seen: true }),
      expect.objectContaining({ id: '1246', kind: 'outgoing', durationMs: 25_000 }),
      {
        id: '1247',
        kind: 'missed',
        at: Date.UTC(2020, 9, 5, 15, 16, 54),
        seen: false,
        name: 'Jane Doe',
        number: '+1555123001',
        displayNumber: '+1555123001',
        durationMs: 0
      }
    ])
    expect(read(fixture('seed/listGroupInbox.1738.response'))).toEqual([
      {
        id: '370',
        kind: 'voicemail',
        at: Date.UTC(2020, 0, 30, 17, 11, 13),
        seen: true,
        played: false,
        name: 'Jane Doe',
        number: '+1555123001',
        displayNumber: '+1555123001',
        inbox: 'Group Inbox 1'
      }
    ])
  })

  it.each(['HOLOGRAM', '', undefined, 7])('of the unknown kind %j is kept', (itemType) => {
    expect(one({ itemType })).toEqual({ id: '7', kind: 'other', at, seen: false })
  })

  it.each(['yesterday', '', undefined, 5])('of the time %j is nothing that can be shown', (startTime) => {
    expect(one({ startTime })).toBeUndefined()
  })

  it('has a number only where one can be called', () => {
    const party = (number: string) => one({ remoteParty: { number } })
    expect(party('anonymous')).toMatchObject({ displayNumber: 'anonymous' })
    expect(party('anonymous')).not.toHaveProperty('number')
    expect(party('sip:bob@example.org')).toMatchObject({ number: 'bob@example.org', displayNumber: 'bob@example.org' })
    expect(party('tel:+49 (30) 12-34')).toMatchObject({ number: '+49301234', displayNumber: '+49 (30) 12-34' })
    expect(party(' \u202e ')).not.toHaveProperty('displayNumber')
  })

  it('is clean and short, whatever was sent', () => {
    const item = one({ remoteParty: { displayName: `\u202eX${'y'.repeat(900)}` }, inboxName: '\u0000 ', duration: -5 })
    expect(item?.name).toMatch(/^Xy{198}…$/)
    expect(Object.keys(item ?? {})).toEqual(['id', 'kind', 'at', 'seen', 'name'])
  })

  it('names the call it belongs to', () => {
    expect(one({ callItemId: 9007199254740993n })?.callItemId).toBe('9007199254740993')
    expect(one({ callItemId: 0 })).not.toHaveProperty('callItemId')
  })
})

describe('what was not found', () => {
  it.each([
    ['Not found: 17, 18', ['17', '18']],
    ['[17]', ['17']],
    ['17', ['17']],
    ['Everything is fine at 1712', []],
    [undefined, []]
  ])('%j names %j', (answer, expected) => {
    expect(namedIn(answer, ['16', '17', '18'])).toEqual(expected)
  })
})
