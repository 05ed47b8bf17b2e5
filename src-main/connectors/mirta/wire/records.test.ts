import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '../../../util/durations.ts'
import { fixture } from '../fixtures/fixture.ts'
import * as messages from './messages.ts'
import * as records from './records.ts'
import { csvRows } from './values.ts'

const FIELDS = { name: 'NAME', numbers: ['PHONE1', 'MOBILE'], company: 'ORG' }

describe('records', () => {
  it('of calls are read by name only', () => {
    expect(records.readHistory(fixture('simple-cdrs'))).toHaveLength(6)
    expect(records.readHistory(fixture('simple-cdrs'))[0]).toEqual({
      start: '2026-08-20 11:31:22',
      direction: 'IN',
      callerNumber: '0302312501',
      callerName: 'Meier',
      dialled: '103',
      disposition: 'NO ANSWER',
      duration: '0',
      uniqueId: 'pbx1-1755682282.4711'
    })
    expect(records.readQueueLog(fixture('queue-logs'))).toMatchObject([
      { agent: '103-DEVEL', holdSeconds: '12', callId: 'pbx1-1755682282.4711' }
    ])
  })

  it('of calls come as CSV too, with quotes and other commas', () => {
    const csv = 'uniqueid,originateid,userfield\r\n"pbx1-1.2",15a4,"a ""b"", c"\r\n\r\npbx1-1.3,,x\r\n'
    expect(records.readCallRecords(csv)).toEqual([
      { uniqueId: 'pbx1-1.2', originateId: '15a4' },
      { uniqueId: 'pbx1-1.3' }
    ])
    expect(csvRows('a;b\n1,5;"x\ny"')).toEqual([
      ['a', 'b'],
      ['1,5', 'x\ny']
    ])
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvRows(text).flat().join('').length).toBeLessThanOrEqual(text.length)
      })
    )
  })

  it('that are too many are the newest ones, in whatever order they come', () => {
    const days = Array.from({ length: 6_000 }, (_, day) => new Date(day * DAY).toISOString().slice(0, 19))
    for (const times of [days, days.toReversed()]) {
      const history = records.readHistory(times.map((time) => ({ sc_start: time })))
      const recordings = messages.readRecordings(times.map((start) => ({ start })))
      expect([history.length, history[0]?.start, recordings[0]?.start]).toEqual([5_000, days.at(-1), days.at(-1)])
    }
  })

  it('of phone books have the fields that were chosen, and say which there are', () => {
    expect(records.readPhoneBook(fixture('phonebook'), FIELDS)[0]).toEqual({
      id: '17',
      name: 'Meier GmbH',
      company: 'Meier',
      numbers: [
        { field: 'PHONE1', number: '030 23125 01' },
        { field: 'MOBILE', number: '+44 1632 960 101' }
      ]
    })
    expect(records.phoneBookFieldNames(fixture('phonebook'))).toEqual(['NAME', 'PHONE1', 'MOBILE', 'ORG', 'PIN'])
    expect(records.readPhoneBookNames(['Customers', 'Suppliers'])).toEqual(['Customers', 'Suppliers'])
    expect(records.readPhoneBookNames([{ name: 'Customers' }])).toEqual(['Customers'])
  })
})
