import { readdirSync } from 'node:fs'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '../../../util/durations.ts'
import { fixture, fixtureText } from '../fixtures/fixture.ts'
import { decodeReply } from '../reply.ts'
import * as calls from './calls.ts'
import * as messages from './messages.ts'
import * as people from './people.ts'
import * as queues from './queues.ts'
import * as records from './records.ts'
import { countIn, csvRows, secondsIn, timeIn, writtenDayEnd, writtenTime } from './values.ts'

const FIELDS = { name: 'NAME', numbers: ['PHONE1', 'MOBILE'], company: 'ORG' }
const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  lamps: calls.readLamps,
  extensionState: calls.readExtensionState,
  channels: calls.readChannels,
  orderedCall: calls.readOrderedCall,
  originateId: calls.readOriginateId,
  queues: queues.readQueues,
  counters: queues.readQueueCounters,
  agents: queues.readAgents,
  callers: queues.readQueueCallers,
  members: queues.readMembers,
  flows: queues.readFlows,
  extensions: people.readExtensions,
  outsideNumbers: people.readOutsideNumbers,
  config: people.readConfig,
  checkedUser: people.readCheckedUser,
  webPhone: people.readWebPhoneAccount,
  token: people.readToken,
  history: records.readHistory,
  callRecords: records.readCallRecords,
  queueLog: records.readQueueLog,
  phoneBook: (value) => records.readPhoneBook(value, FIELDS),
  fieldNames: records.phoneBookFieldNames,
  phoneBooks: records.readPhoneBookNames,
  mailboxes: messages.readMailboxes,
  voicemail: messages.readVoicemail,
  recordings: messages.readRecordings,
  textMessages: messages.readTextMessages,
  faxes: messages.readFaxes
}
const fixtures = readdirSync(new URL('../fixtures/', import.meta.url)).flatMap((file) =>
  file.endsWith('.json') ? [file.replace('.json', '')] : []
)
const shown = (value: unknown): string => inspect(value, { depth: 9 }) + JSON.stringify(value)

describe('every reader', () => {
  it.each(Object.entries(readers))('of %s takes whatever comes', (_, read) => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.constant(undefined)), (value) => void read(value)))
    for (const name of fixtures) read(fixture(name))
  })

  it.each(Object.entries(readers))('of %s lets no password or secret of any row through', (_, read) => {
    for (const name of fixtures) expect(shown(read(fixture(name)))).not.toContain('CANARY')
  })
})

describe('the state of an extension', () => {
  it.each([
    ['extstate-idle', { kind: 'idle' }],
    ['extstate-unregistered', { kind: 'unregistered' }],
    [
      'extstate-talking',
      { kind: 'inCall', linkedId: 'pbx1-1755682280.4709', number: '0302312501', name: 'Meier', direction: 'incoming' }
    ]
  ])('%s', (name, state) => {
    expect(calls.readExtensionState(fixture(name))).toEqual(state)
  })

  it('is not known where nothing came', () => {
    expect(calls.readExtensionState(undefined)).toBeUndefined()
  })
})

describe('calls', () => {
  it('have lamps, with and without a time', () => {
    expect(calls.readLamps(fixture('blfs'))).toEqual([
      { userName: '103-DEVEL', state: 'NOT_INUSE', since: '2026-08-20 11:31:22' },
      { userName: '104-DEVEL', state: 'RINGING', since: '2026-08-20 11:31:20' },
      { userName: '105-DEVEL', state: 'UNAVAILABLE' },
      { userName: '900-DEVEL', state: 'INUSE', since: '2026-08-20 08:00:00' }
    ])
    expect(calls.readLamps([{ st_extension: '1-A', st_state: 'dancing' }])).toEqual([
      { userName: '1-A', state: 'UNKNOWN' }
    ])
  })

  it('have channels, whatever their members are called', () => {
    expect(calls.readChannels(fixture('channels'))).toMatchObject([
      {
        name: 'PJSIP/103-DEVEL-0000a1b2',
        linkedId: 'pbx1-1755682280.4709',
        state: 'Up',
        seconds: 72,
        connectedNumber: '0302312501'
      },
      { name: 'PJSIP/trunk-DEVEL-0000a1b3', callerNumber: '0302312501', callerName: 'Meier' }
    ])
    expect(calls.readChannels(fixture('channels-other-names'))).toMatchObject([
      { name: 'SIP/103-DEVEL-0000a1b2', linkedId: 'pbx1-1755682280.4709', state: 'Ringing', seconds: 3 },
      { name: 'Local/0302312501@authenticated-0000a1b4;1', callerNumber: '0302312501' }
    ])
  })

  it('have channels in lines, in lists, and in pairs of name and value', () => {
    const name = 'PJSIP/103-DEVEL-0000a1b2'
    for (const value of [name, `${name}\r\n`, `${name}|`, [name], [[name]], { a: { b: name } }])
      expect(calls.readChannels(value)).toEqual([{ name }])
    expect(
      calls.readChannels([
        ['Channel', name],
        ['State', 'Up']
      ])
    ).toEqual([{ name, state: 'Up' }])
    expect(calls.readChannels('PJSIP/103-DEVEL is busy')).toEqual([])
  })

  it('that were dialled have an id, and a state in words or JSON', () => {
    expect(calls.readOriginateId(fixtureText('dial.txt'))).toBe('15a4cfe6429054')
    expect(calls.readOrderedCall('BUSY|')).toEqual({ state: 'BUSY' })
    expect(calls.readOrderedCall('{"uniqueid":"pbx1-1.2","disposition":"NO ANSWER"}')).toEqual({
      uniqueId: 'pbx1-1.2',
      state: 'NO ANSWER'
    })
    expect(calls.readOrderedCall(undefined)).toBeUndefined()
  })
})

describe('queues', () => {
  it('have names by ids, as JSON and in a line', () => {
    const both = [
      { id: '281', name: 'Support' },
      { id: '282', name: 'Sales' }
    ]
    expect(queues.readQueues(fixture('queues'))).toEqual(both)
    expect(queues.readQueues('281: Support|282: Sales|\r\n')).toEqual(both)
    expect(queues.readQueues(undefined)).toEqual([])
  })

  it('have 23 counters, as text or number', () => {
    const counters = queues.readQueueCounters(fixture('queue'))
    expect(counters).toMatchObject({
      agentsFree: 2,
      callsInQueue: 2,
      firstWaiting: 42,
      transferredCalls: 2,
      serviceLevel: 87,
      averageHoldTime: 15
    })
    expect(Object.keys(counters ?? {})).toHaveLength(22)
    expect(counters).not.toHaveProperty('thirdWaiting')
  })

  it('have agents by position, with gaps, in both forms', () => {
    expect(queues.readAgents(fixture('agents'))).toEqual([
      { userName: '201-DEVEL', paused: false, device: 'NOT_INUSE', calls: 4, talkSeconds: 318 },
      { userName: '202-DEVEL', paused: true, device: 'UNAVAILABLE', calls: 0 },
      { userName: '103-DEVEL', paused: false, device: 'UNKNOWN', calls: 7, talkSeconds: 42 }
    ])
    expect(
      queues.readAgents(fixture('agents-connected')).map(({ userName, calls, paused }) => [userName, calls, paused])
    ).toEqual([
      ['201', 3, false],
      ['202', 0, true]
    ])
    expect(queues.readAgents({ '201-DEVEL': [4, 'paused', 'INUSE'] })).toMatchObject([
      { calls: 4, paused: true, device: 'INUSE' }
    ])
  })

  it('have members by user name, in a list, in rows, or as keys, each once', () => {
    const both = ['103-DEVEL', '104-DEVEL']
    expect(queues.readMembers([...both, '103-DEVEL'])).toEqual(both)
    expect(queues.readMembers({ '103-DEVEL': { penalty: 1 }, '104-DEVEL': {} })).toEqual(both)
    expect(queues.readMembers([{ username: '103-DEVEL' }, { extension: '104-DEVEL' }])).toEqual(both)
    expect(queues.readMembers({ '0': '103-DEVEL', '1': { username: '104-DEVEL' } })).toEqual(both)
  })

  it('have callers, the first one first', () => {
    expect(
      queues.readQueueCallers(fixture('queue-callers')).map(({ number, waitSeconds }) => [number, waitSeconds])
    ).toEqual([
      ['0302312501', 42],
      ['0302312502', 12]
    ])
  })

  it('stand beside flows, which are set by number', () => {
    expect(queues.readFlows(fixture('flows'))).toEqual([
      { id: '5', number: '900', name: 'Night', comment: 'Closes the house', userName: '900-DEVEL', state: 'INUSE' },
      { id: '6', number: '901', userName: '901-DEVEL', state: 'NOT_INUSE' }
    ])
  })
})

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

describe('people', () => {
  it('have what is needed of them and no more', () => {
    expect(people.readExtensions(fixture('extensions'))[0]).toEqual({
      number: '103',
      name: 'Anna Berger',
      technology: 'PJSIP',
      userName: '103-DEVEL',
      state: 'NOT_INUSE'
    })
  })

  it('are refused by an answer in words or without one; of the rest only names of members are kept', () => {
    expect([undefined, 'no', ''].map(people.readCheckedUser)).toEqual([undefined, undefined, undefined])
    const user = { tenant: 'DEVEL', extension: '103', password: 'CANARY', '0': 'x' }
    expect(people.readCheckedUser(user)).toEqual({
      tenant: 'DEVEL',
      extension: '103',
      told: ['tenant', 'extension', 'password']
    })
  })

  it('have secrets that print as such', () => {
    const account = people.readWebPhoneAccount(fixture('webrtc'))
    expect(account).toMatchObject({
      address: 'wss://pbx.example.com:8089/ws',
      user: '103-DEVEL',
      realm: 'pbx.example.com'
    })
    expect(account?.password.reveal()).toBe('CANARY-SIP')
    expect(people.readWebPhoneAccount({ wss: 'http://x', username: 'a', password: 'b' })).toBeUndefined()
    const tokens = ['abc', { token: 'abc' }].map((value) => people.readToken(value)?.reveal())
    expect([...tokens, people.readToken(undefined)]).toEqual(['abc', 'abc', undefined])
  })
})

describe('values', () => {
  it('of time are in the zone of the system, in summer and in winter', () => {
    expect(timeIn('2026-08-20 11:31:22', 'Europe/Berlin')).toBe(Date.UTC(2026, 7, 20, 9, 31, 22))
    expect(timeIn('2026-01-20 11:31:22', 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 20, 10, 31, 22))
    expect(
      ['', 'soon', '2026-13-01 00:00:00', '2026-02-30 00:00:00', '0000-00-00 00:00:00', undefined].map((text) =>
        timeIn(text, 'UTC')
      )
    ).toEqual(Array<undefined>(6).fill(undefined))
  })

  it('of time are written in it too, a day to its last second', () => {
    const at = Date.UTC(2026, 7, 20, 22, 30, 0)
    expect(writtenTime(at, 'Europe/Berlin')).toBe('2026-08-21 00:30:00')
    expect(writtenDayEnd(at, 'Europe/Berlin')).toBe('2026-08-21 23:59:59')
    expect(writtenDayEnd(at, 'UTC')).toBe('2026-08-20 23:59:59')
  })

  it('that count are read leniently', () => {
    expect(['12', '12.7', '', 'x', '-1', undefined].map(countIn)).toEqual([
      12,
      12,
      undefined,
      undefined,
      undefined,
      undefined
    ])
    expect(['72', '01:12', '00:01:12', '1:00:00', 'long'].map(secondsIn)).toEqual([72, 72, 72, 3_600, undefined])
  })
})

it('a list that is empty in any of its ways has no rows', () => {
  for (const body of ['', ']', 'null', '[]', '{}', '[["",""]]']) {
    const reply = decodeReply(body, 'json')
    expect(reply.kind).toBe('empty')
  }
  for (const read of [
    calls.readLamps,
    calls.readChannels,
    queues.readMembers,
    queues.readAgents,
    queues.readQueues,
    records.readHistory
  ])
    expect(read(undefined)).toEqual([])
})
