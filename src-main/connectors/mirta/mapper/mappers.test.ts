import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { call } from '../../../../src-preload/contract/call.ts'
import { queue } from '../../../../src-preload/contract/queue.ts'
import { historyItem } from '../../../../src-preload/contract/services/history.ts'
import { personalContact } from '../../../../src-preload/contract/services/personal-contacts.ts'
import { queueAgent, queueFigures } from '../../../../src-preload/contract/services/queues.ts'
import { MAX_DISPLAY_CHARS } from '../../../util/display-text.ts'
import { SECOND } from '../../../util/durations.ts'
import { fixture } from '../fixtures/fixture.ts'
import { extensionIn, isSelf, userNameOf } from '../self.ts'
import { readLamps } from '../wire/calls.ts'
import { readRecordings, readTextMessages, readVoicemail } from '../wire/messages.ts'
import type { SmsRow } from '../wire/messages.ts'
import { readExtensions } from '../wire/people.ts'
import { readAgents, readFlows, readQueueCallers, readQueueCounters, readQueues } from '../wire/queues.ts'
import { readHistory, readPhoneBook } from '../wire/records.ts'
import type { TrackedCall } from '../calls/call-identity.ts'
import { mapCalls } from './calls.ts'
import { mapEntry, mapExtension, mapPersonal } from './contacts.ts'
import { mapMissed, mapPastCall, pastCallsIn } from './history.ts'
import { mapFax, mapRecording, mapTextMessages, mapVoicemail, voicemailCounts } from './messages.ts'
import { Directory, mapColleagues, mapParty, readCaller } from './people.ts'
import { mapAgents, mapCaller, mapFigures, mapQueue, mapSwitches, mapVirtualNumber, virtualNumberIn } from './queues.ts'

const SELF = { extension: '103', tenant: 'DEVEL' }
const directory = new Directory(readExtensions(fixture('extensions')), 'DEVEL')
const context = { self: SELF, directory, zone: 'Europe/Berlin' }
const at = (hour: number, minute = 0, second = 0): number => Date.UTC(2026, 7, 20, hour, minute, second)

const tracked: TrackedCall = {
  vendorId: 'c1',
  direction: 'incoming',
  state: 'connected',
  pickUp: false,
  isDialled: false,
  number: '0302312501',
  name: 'Meier',
  startedAt: 5_000,
  connectedAt: 6_000
}

describe('the user', () => {
  it('is named by extension or user name, in any case', () => {
    expect(userNameOf(SELF)).toBe('103-DEVEL')
    expect(['103', '103-DEVEL', '103-devel', ' 103 '].every((text) => isSelf(text, SELF))).toBe(true)
    expect(['1103', '103-OTHER', '', undefined].some((text) => isSelf(text, SELF))).toBe(false)
    expect(['104-DEVEL', '104-devel', '104', '104-OTHER'].map((text) => extensionIn(text, 'DEVEL'))).toEqual([
      '104',
      '104',
      '104',
      '104-OTHER'
    ])
  })
})

describe('a call', () => {
  const able = new Set<Capability>(['calls', 'hangUp', 'blindTransfer', 'consultation', 'attendedTransfer'])
  const mapOne = (changes: Partial<TrackedCall>, channels: { own?: string; other?: string } = {}) =>
    mapCalls([{ ...tracked, ...changes }], { directory, capabilities: able, channelsOf: () => channels })[0]

  it('is a call of the contract', () => {
    const { vendorId, ...rest } = mapOne({}) ?? { vendorId: '' }
    expect(call.parse({ ...rest, id: `a:${vendorId}`, accountId: 'a' })).toMatchObject({
      state: 'connected',
      remote: { kind: 'external', name: 'Meier', number: '0302312501', withheld: false }
    })
  })

  it('can be handed over only while it is known which channel is the other party’s', () => {
    expect(mapOne({})?.allowed).toEqual(['hangUp'])
    expect(mapOne({}, { own: 'a' })?.allowed).toEqual(['hangUp', 'consult'])
    expect(mapOne({}, { own: 'a', other: 'b' })?.allowed.toSorted()).toEqual(['blindTransfer', 'consult', 'hangUp'])
    expect(mapOne({ state: 'alerting' }, { own: 'a', other: 'b' })?.allowed).toEqual(['reject'])
  })

  it('that waits to be picked up says so, and is hung up, not rejected', () => {
    const seen = mapOne({ state: 'alerting', direction: 'outgoing', pickUp: true })
    expect(seen).toMatchObject({ pickUp: true, direction: 'outgoing', allowed: ['hangUp'] })
  })

  it('of a colleague has that name, and one that hides its number has none', () => {
    expect(mapParty('x', '104', directory)).toMatchObject({ kind: 'internal', name: 'Bernd Adam', number: '104' })
    for (const number of ['anonymous', 'Unknown', ' Restricted '])
      expect(mapParty('Anonymous', number, directory)).toEqual({ kind: 'external', withheld: true })
    expect(mapParty(undefined, undefined, directory)).toEqual({ kind: 'external', withheld: false })
    expect(mapParty('0302312501', '0302312501', directory)).not.toHaveProperty('name')
  })

  it('has a caller in quotes and angles, or not', () => {
    expect(readCaller('"Meier" <0302312501>')).toEqual({ name: 'Meier', number: '0302312501' })
    expect(readCaller('<0302312501>')).toEqual({ number: '0302312501' })
    expect(readCaller('0302312501')).toEqual({ number: '0302312501' })
    expect(readCaller('"Meier"')).toEqual({ name: 'Meier' })
    expect([undefined, '', '""'].map(readCaller)).toEqual([{}, {}, {}])
  })
})

describe('lamps', () => {
  it('show the lines of those who are watched, and nothing of those who have none', () => {
    expect(mapColleagues(readLamps(fixture('blfs')), ['103', '104', '105', '900', '999'], 'DEVEL')).toEqual([
      { contactId: '103', line: 'idle' },
      { contactId: '104', line: 'alerting' },
      { contactId: '105', line: 'unknown' },
      { contactId: '900', line: 'busy' }
    ])
  })

  it('of flows that were chosen are switches', () => {
    expect(mapSwitches(readFlows(fixture('flows')), ['901', '900', '999'])).toEqual([
      { id: '901', name: '901', on: false },
      { id: '900', name: 'Night', on: true }
    ])
  })
})

describe('a queue', () => {
  const [support] = readQueues(fixture('queues'))
  if (support === undefined) throw new Error('no queue')
  const counters = readQueueCounters(fixture('queue'))
  const agents = readAgents(fixture('agents'))
  const read = { counters, members: ['103-DEVEL', '201-DEVEL'], agents }

  it('has its figures, and says whether the user serves it', () => {
    const { vendorId, ...rest } = mapQueue(support, read, SELF)
    expect(queue.parse({ ...rest, id: `a:${vendorId}`, accountId: 'a' })).toEqual({
      ...{ id: 'a:281', accountId: 'a', name: 'Support', kind: 'acd', signedIn: true },
      ...{
        waiting: 2,
        longestWaitMs: 42 * SECOND,
        agentsSignedIn: 4,
        agentsFree: 2,
        answeredToday: 17,
        droppedToday: 3
      }
    })
    expect(mapQueue(support, { ...read, members: ['201-DEVEL'] }, SELF).signedIn).toBe(false)
    const unread = { counters: undefined, members: undefined, agents: undefined }
    expect(mapQueue(support, unread, SELF)).toEqual({ vendorId: '281', name: 'Support', kind: 'acd' })
  })

  it('is paused as its agents say, for the reason that is remembered', () => {
    const paused = readAgents({ '103-DEVEL': { '1': 'paused' } })
    expect(mapQueue(support, { ...read, agents: paused }, SELF).paused).toEqual({})
    const own = { reason: 'Lunch', since: 7_000 }
    expect(mapQueue(support, { ...read, agents: paused }, SELF, own).paused).toEqual(own)
    expect(mapQueue(support, read, SELF, own)).not.toHaveProperty('paused')
  })

  it('has agents with names, and members of whom no figures came', () => {
    const all = mapAgents(read, SELF, directory)
    for (const agent of all) expect(queueAgent.parse(agent)).toEqual(agent)
    expect(all).toEqual([
      {
        ...{ id: '103', name: 'Anna Berger', signedIn: true, free: false, isMe: true },
        ...{ line: 'unknown', calls: 7, talkedMs: 42 * SECOND }
      },
      {
        ...{ id: '201', name: '201', signedIn: true, free: true, isMe: false },
        ...{ line: 'idle', calls: 4, talkedMs: 318 * SECOND }
      },
      { id: '202', name: '202', signedIn: false, free: false, isMe: false, line: 'unknown', calls: 0 }
    ])
    const serves = { ...read, members: ['202-DEVEL'] }
    expect(mapAgents(serves, SELF, directory).find(({ id }) => id === '202')).toMatchObject({
      signedIn: true,
      free: false,
      paused: {}
    })
  })

  it('has figures of a page of its own, and callers who wait', () => {
    const figures = mapFigures(support, 'a:281', counters ?? {})
    expect(queueFigures.parse(figures)).toMatchObject({
      ...{ waiting: 2, agentsSignedIn: 4, agentsFree: 2, agentsPaused: 1, talking: 1, serviceLevel: 87 },
      ...{ averageWaitMs: 15 * SECOND, maxWaitMs: 75 * SECOND, averageTalkMs: 70 * SECOND },
      period: { calls: 20, answered: 17, dropped: 3, transferred: 2, timedOut: 0, leftByKey: 0 }
    })
    expect(readQueueCallers(fixture('queue-callers')).map((one) => mapCaller(one, directory))).toMatchObject([
      { position: 1, name: 'Meier', displayNumber: '0302312501', waitMs: 42 * SECOND },
      { position: 2, displayNumber: '0302312502', waitMs: 12 * SECOND }
    ])
  })

  it('may be a number behind which several telephones ring', () => {
    const group = mapVirtualNumber('650', ['103'], SELF)
    expect(group).toMatchObject({ kind: 'ring', signedIn: true, number: '650' })
    expect(virtualNumberIn(group.vendorId)).toBe('650')
    expect(virtualNumberIn('281')).toBeUndefined()
  })
})

describe('past calls', () => {
  const calls = pastCallsIn(readHistory(fixture('simple-cdrs')), context)

  it('are one for all rows of a call, the newest first, in the zone of the system', () => {
    expect(calls).toEqual([
      {
        id: 'pbx1-1755682282.4711',
        kind: 'missed',
        at: at(9, 31, 22),
        durationMs: 0,
        number: '0302312501',
        name: 'Meier'
      },
      { id: 'pbx1-1755676800.4600', kind: 'incoming', at: at(8), durationMs: 61 * SECOND, number: '0302312502' },
      {
        id: 'pbx1-1755675000.4500',
        kind: 'missed',
        at: at(7, 30),
        durationMs: 0,
        number: '0302312503',
        name: 'Klein',
        answeredBy: '104'
      },
      { id: 'pbx1-1755673200.4400', kind: 'outgoing', at: at(7), durationMs: 0, number: '0302312504' },
      {
        id: 'pbx1-1755669600.4300',
        kind: 'incoming',
        at: at(6),
        durationMs: 15 * SECOND,
        number: '104',
        name: 'Bernd Adam'
      }
    ])
  })

  it('come to the same in whatever order their rows are', () => {
    const rows = readHistory(fixture('simple-cdrs'))
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
        expect(pastCallsIn(shuffled, context)).toEqual(calls)
      })
    )
  })

  it('that somebody else took are in the history, and not on the card of missed calls', () => {
    expect(calls.flatMap((one) => mapMissed(one, directory) ?? [])).toEqual([
      {
        vendorId: 'call:pbx1-1755682282.4711',
        at: at(9, 31, 22),
        remote: { kind: 'external', name: 'Meier', number: '0302312501', displayNumber: '0302312501', withheld: false }
      }
    ])
  })

  it('inside the house go out for who called', () => {
    const rows = [
      {
        start: '2026-08-20 08:00:00',
        direction: 'LOCAL',
        callerNumber: '103',
        dialled: '104',
        disposition: 'ANSWERED',
        answeredBy: '104',
        uniqueId: 'x',
        duration: '5'
      }
    ]
    expect(pastCallsIn(rows, context)).toMatchObject([{ kind: 'outgoing', number: '104', durationMs: 5 * SECOND }])
  })

  it('are items of the contract', () => {
    for (const one of calls)
      expect(historyItem.parse(mapPastCall(one, directory))).toMatchObject({ kind: one.kind, at: one.at })
  })

  it('without a time nobody knows are left out', () => {
    expect(pastCallsIn([{ uniqueId: 'x', start: 'soon' }, {}], context)).toEqual([])
  })
})

describe('messages', () => {
  it('in the mailbox are new or heard, by their folder', () => {
    const messages = readVoicemail(fixture('voicemail-messages'))
    expect(voicemailCounts(messages)).toEqual({ fresh: 1, kept: 1 })
    const items = messages.flatMap((one) => mapVoicemail(one, context) ?? [])
    for (const item of items) expect(historyItem.parse(item)).toEqual(item)
    expect(items).toMatchObject([
      {
        id: 'voicemail:1475685709-00000004',
        seen: false,
        name: 'Meier',
        number: '0302312501',
        durationMs: 17 * SECOND
      },
      { id: 'voicemail:1475685609-00000003', seen: true, played: true, number: '0302312502' }
    ])
  })

  it('and recordings have the other side', () => {
    const [recording] = readRecordings(fixture('recordings')).flatMap(
      (one) => mapRecording(one, context, new Set()) ?? []
    )
    expect(historyItem.parse(recording)).toMatchObject({
      kind: 'recording',
      number: '0302312501',
      durationMs: 72 * SECOND
    })
    const ofCall = {
      id: 'pbx1-1755682282.4711',
      start: '2026-08-20 11:31:22',
      source: '0302312501',
      destination: '600'
    }
    expect(mapRecording(ofCall, context, new Set())).toBeUndefined()
    expect(mapRecording(ofCall, context, new Set([`call:${ofCall.id}`]))).toMatchObject({ number: '0302312501' })
  })
})

describe('text messages', () => {
  const sms = { id: '6', at: '2026-08-20 11:32:00', source: '+441632960101', destination: '+493023125', text: 'Fine' }
  const numbersOf = (rows: readonly object[]) =>
    mapTextMessages(rows, context).map(({ direction, number }) => [direction, number])

  it('are those the user has sent, and what comes back', () => {
    const rows = [sms, ...readTextMessages(fixture('sms'))]
    expect(mapTextMessages(rows, context)).toMatchObject([
      { id: '6', direction: 'incoming', number: '+441632960101', text: 'Fine' },
      { id: '5', direction: 'outgoing', number: '+441632960101', text: 'On my way', at: at(9, 31, 22) }
    ])
    expect(numbersOf([{ ...sms, destination: '103-DEVEL' }])).toEqual([['incoming', '+441632960101']])
  })

  it('of others stay theirs, and those without id, time or text are none', () => {
    const [own] = readTextMessages(fixture('sms'))
    const others = [sms, { ...sms, source: '104', destination: '+441632960102' }, { ...own, source: '104' }]
    expect(numbersOf(others)).toEqual([])
    expect(numbersOf([{ ...sms, destination: '104' }, own ?? {}])).toEqual([['outgoing', '+441632960101']])
    expect(
      numbersOf([
        { ...own, id: undefined },
        { ...own, at: 'soon' },
        { ...own, text: ' ' }
      ])
    ).toEqual([])
  })

  it('that were not delivered say so', () => {
    const [own] = readTextMessages(fixture('sms'))
    const statuses = ['SENT', 'FAILED', 'Rejected', '', undefined]
    const rows = statuses.map((status) => ({ ...own, status })) as SmsRow[] // as rows may be
    expect(mapTextMessages(rows, context).map(({ failed }) => failed === true)).toEqual([
      false,
      true,
      true,
      false,
      false
    ])
  })
})

it('faxes are those of the user, with the other side', () => {
  const fax = { id: 'fax1', at: '2026-08-20 11:31:22', source: '103', destination: '0302312501', status: 'SENT' }
  const item = mapFax(fax, context)
  expect(historyItem.parse(item)).toEqual(item)
  expect(item).toMatchObject({ id: 'fax:fax1', kind: 'fax', number: '0302312501' })
  expect(mapFax({ ...fax, source: '0302312501', destination: '103-DEVEL' }, context)).toMatchObject({
    number: '0302312501'
  })
  expect(mapFax({ ...fax, source: '104' }, context)).toBeUndefined()
  expect(mapFax({ ...fax, at: 'soon' }, context)).toBeUndefined()
})

describe('contacts', () => {
  it('of phone books have numbers as they are dialled; what cannot be called is left out', () => {
    const entries = readPhoneBook(fixture('phonebook'), { name: 'NAME', numbers: ['PHONE1', 'MOBILE'], company: 'ORG' })
    expect(entries.map((one) => mapEntry(one, 'Customers'))).toEqual([
      {
        id: 'book:Customers:17',
        name: 'Meier GmbH',
        company: 'Meier',
        numbers: [
          { label: '', number: '0302312501', display: '030 23125 01' },
          { label: 'mobile', number: '+441632960101', display: '+44 1632 960 101' }
        ]
      },
      {
        id: 'book:Customers:18',
        name: '0302312502',
        numbers: [{ label: '', number: '0302312502', display: '0302312502' }]
      },
      {
        id: 'book:Customers:0302312503',
        name: 'No id',
        numbers: [{ label: '', number: '0302312503', display: '0302312503' }]
      }
    ])
    expect(mapEntry({ name: 'Nobody', numbers: [] }, 'Customers')).toBeUndefined()
    const [first] = entries.flatMap((one) => {
      const contact = mapEntry(one, 'Customers')
      return contact === undefined ? [] : [mapPersonal(one, contact)]
    })
    expect(personalContact.parse(first)).toEqual(first)
    expect(first).toMatchObject({ shortName: 'Meier GmbH', numbers: [{ label: 'work' }, { label: 'mobile' }] })
    expect(readExtensions(fixture('extensions')).map(mapExtension)[1]).toMatchObject({ id: '104', name: 'Bernd Adam' })
  })
})

it('whatever a system writes is shown as text that fits', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.constantFrom('\u202eevil', '<b>x</b>', '\u0000', 'a\nb')
  )
  const row = fc.dictionary(
    fc.constantFrom('name', 'callerName', 'number', 'callerNumber', 'caller', 'text', 'id', 'uniqueId'),
    text
  )
  fc.assert(
    fc.property(row, (some) => {
      const start = { start: '2026-08-20 08:00:00', at: '2026-08-20 08:00:00', direction: 'IN' }
      const shown = [
        mapParty(some['name'], some['number'], directory),
        ...pastCallsIn([{ ...some, ...start }], context).map((one) => mapPastCall(one, directory)),
        mapVoicemail({ ...some, ...start }, context),
        mapCalls([{ ...tracked, name: some['name'] ?? '', number: some['number'] ?? '' }], {
          directory,
          capabilities: new Set(),
          channelsOf: () => ({})
        })[0]?.remote,
        mapEntry({ name: some['name'] ?? '', numbers: [{ field: some['text'] ?? '', number: '0302312501' }] }, 'b')
      ]
      for (const one of shown.flatMap((value) => value ?? [])) {
        const texts = ['name', 'displayNumber', 'company'].flatMap((member) => Reflect.get(one, member) ?? [])
        for (const each of texts) {
          expect(Array.from(String(each)).length).toBeLessThanOrEqual(MAX_DISPLAY_CHARS)
          expect(each).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
        }
      }
    })
  )
})
