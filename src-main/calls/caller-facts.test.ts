import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../src-preload/contract/account.ts'
import type { ListedContact } from '../../src-preload/contract/services/contacts.ts'
import type { HistoryItem } from '../../src-preload/contract/services/history.ts'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import type { ReportedCall } from '../connectors/events.ts'
import { silentLog } from '../logging/log.ts'
import { EntityStore } from '../state/entity-store.ts'
import { ManualClock } from '../util/clock.ts'
import { DAY, HOUR, MINUTE } from '../util/durations.ts'
import { CallStore } from './call-store.ts'
import { CallerFacts } from './caller-facts.ts'
import { CallerLookup } from './caller-lookup.ts'
import { reportedCall } from './testing/seen-call.ts'

const NUMBER = '+4930123456'
/** Monday morning of the clock, UTC. */
const NOW = Date.UTC(2026, 0, 5, 12)

type Answers = { [N in ServiceName]?: (input: ServiceInput<N>) => ServiceOutput<N> }

let clock: ManualClock
let calls: CallStore
let accounts: EntityStore<'accounts'>
let facts: CallerFacts
let asked: ServiceName[]
let answers: Answers
let lastNote: ((accountId: string, number: string) => string | undefined) | undefined

const account = (change: Partial<Account> = {}): Account => ({
  id: 'a',
  vendor: 'v',
  vendorName: 'V',
  label: 'Jane',
  mark: { label: 'V', colour: 'indigo' },
  isDemo: false,
  connection: 'live',
  capabilities: ['history', 'contactCards'],
  secretStorage: 'memory',
  devices: [],
  ...change
})
const item = (parts: Partial<HistoryItem>): HistoryItem => ({
  id: 'h',
  kind: 'incoming',
  at: NOW,
  seen: true,
  ...parts
})
const anna: ListedContact = {
  id: 'anna',
  accountId: 'a',
  name: 'Anna',
  numbers: [{ label: 'work', number: '030 123456', display: '' }],
  kind: 'person',
  inMyList: true,
  status: 'contact',
  imageVersion: 3
}

beforeEach(() => {
  clock = new ManualClock(NOW)
  const lookup = new CallerLookup(() => 'DE')
  calls = new CallStore(clock, lookup)
  accounts = new EntityStore('accounts')
  accounts.set('a', account())
  asked = []
  answers = {
    'history.page': () => ({ items: [], replaces: true }),
    'contact.find': () => [],
    'contact.image': () => ({ image: { type: 'image/png', base64: 'AAAA' } })
  }
  lastNote = undefined
  facts = new CallerFacts({
    calls: calls.entities,
    accounts,
    lookup,
    clock,
    region: () => 'DE',
    log: silentLog,
    ask: async (name, input) => {
      asked.push(name)
      const answer = answers[name]
      if (answer === undefined) throw new Error(`${name} is not answered`)
      return answer(input)
    },
    renamed: () => calls.renameAll(),
    takenBy: async () => 'Zoe',
    lastNote: (...of) => lastNote?.(...of)
  })
})
afterEach(async () => {
  await facts[Symbol.asyncDispose]()
  await calls[Symbol.asyncDispose]()
})

const see = (change: Partial<ReportedCall> = {}): void =>
  calls.apply('a', { type: 'callUpdated', call: reportedCall(change), order: 'newer' })
const end = (vendorId = 'c1'): void => calls.apply('a', { type: 'callEnded', vendorId, answeredElsewhere: false })
const told = (id = 'a:c1'): object | undefined => facts.entities.get(id)
const rings = async (change: Partial<ReportedCall> = {}): Promise<void> => {
  see(change)
  await clock.advance(100)
}

describe('the facts of a caller', () => {
  it('are asked for only after the card is out', async () => {
    see()
    await clock.advance(99)
    expect(asked).toEqual([])
    await clock.advance(1)
    expect(asked).toEqual(['contact.find', 'history.page', 'contact.find'])
  })

  it('say how often and when they spoke, and how often this week', async () => {
    const items = [
      item({ kind: 'missed', at: NOW - HOUR }),
      item({ kind: 'incoming', at: NOW - 2 * HOUR, durationMs: MINUTE }),
      item({ kind: 'outgoing', at: NOW - 3 * HOUR, durationMs: 0 }),
      item({ kind: 'outgoing', at: NOW - 3 * DAY, durationMs: MINUTE })
    ]
    answers['history.page'] = () => ({ items, replaces: true })
    await rings()
    await expect.poll(told).toEqual({ callId: 'a:c1', calls: 2, callsThisWeek: 2, lastAt: NOW - 2 * HOUR })
  })

  it('are counted by the system where one page does not have them all', async () => {
    answers['history.page'] = () => ({ items: [item({ durationMs: MINUTE })], older: 'x', replaces: true })
    answers['history.count'] = () => 77
    await rings()
    await expect.poll(told).toMatchObject({ calls: 77 })
  })

  it('are asked for once, however often the call changes, and not for a call that is talked on', async () => {
    await rings()
    see({ remote: { kind: 'external', number: NUMBER, name: 'J', withheld: false } })
    see({ state: 'connected', connectedAt: NOW })
    await rings({ vendorId: 'c2', state: 'connected' })
    await rings({ vendorId: 'c3', direction: 'outgoing' })
    expect(asked.filter((name) => name === 'history.page')).toHaveLength(1)
  })

  it('show the picture of the contact with this number, which is fetched once', async () => {
    answers['contact.find'] = () => [
      { ...anna, id: 'longer', numbers: [{ label: 'work', number: `${NUMBER}7`, display: '' }] },
      anna
    ]
    await rings()
    await expect.poll(told).toMatchObject({ picture: { base64: 'AAAA' } })
    end()
    await rings({ vendorId: 'c2' })
    await expect.poll(() => told('a:c2')).toMatchObject({ picture: { base64: 'AAAA' } })
    expect(asked.filter((name) => name !== 'history.page')).toEqual(['contact.find', 'contact.image'])
  })

  it('leave out a picture that is too large for the state', async () => {
    answers['contact.find'] = () => [anna]
    answers['contact.image'] = () => ({ image: { type: 'image/png', base64: 'A'.repeat(200_000) } })
    await rings()
    await expect.poll(told).toEqual({ callId: 'a:c1', calls: 0, callsThisWeek: 0 })
  })

  it('mark a call of a VIP of the contact list, and the next one of theirs at once', async () => {
    let status: 'vip' | 'contact' = 'vip'
    answers['contact.find'] = () => [{ ...anna, status }]
    await rings()
    await expect.poll(() => calls.entities.get('a:c1')?.remote.vip).toBe(true)
    see({ vendorId: 'c2' })
    expect(calls.entities.get('a:c2')?.remote.vip).toBe(true)
    status = 'contact'
    await clock.advance(10 * MINUTE)
    await rings({ vendorId: 'c3' })
    await expect.poll(() => calls.entities.get('a:c3')?.remote.vip).toBeUndefined()
  })

  it('have the last note', async () => {
    lastNote = (accountId, number) => `${accountId} ${number}: wants an offer`
    accounts.set('a', account({ capabilities: [] }))
    await rings()
    expect(told()).toEqual({ callId: 'a:c1', lastNote: `a ${NUMBER}: wants an offer` })
  })

  it('are not asked of an account that cannot, is not live, or of a caller without a number', async () => {
    accounts.set('a', account({ capabilities: [] }))
    await rings()
    accounts.set('a', account({ connection: 'stale' }))
    await rings({ vendorId: 'c2' })
    accounts.set('a', account())
    await rings({ vendorId: 'c3', remote: { kind: 'external', withheld: true } })
    expect(asked).toEqual([])
  })

  it('go with the call, and what comes after its end is dropped', async () => {
    await rings()
    await expect.poll(told).toBeDefined()
    end()
    await clock.advance(10_000)
    expect(facts.entities.all()).toEqual({})
    see({ vendorId: 'c2' })
    calls.dropAccount('a')
    await clock.advance(100)
    expect(asked.filter((name) => name === 'history.page')).toHaveLength(1)
  })

  it('of one part do not wait for another that fails', async () => {
    delete answers['history.page']
    answers['contact.find'] = () => [anna]
    await rings()
    await expect.poll(told).toEqual({ callId: 'a:c1', picture: { type: 'image/png', base64: 'AAAA' } })
  })

  it('name the colleague who took a call of a group', async () => {
    accounts.set('a', account({ capabilities: [] }))
    see({ queue: 'Sales' })
    see({ vendorId: 'c2' })
    for (const vendorId of ['c1', 'c2']) {
      calls.apply('a', { type: 'callEnded', vendorId, answeredElsewhere: true })
    }
    await expect.poll(told).toEqual({ callId: 'a:c1', takenBy: 'Zoe' })
    expect(told('a:c2')).toBeUndefined()
  })

  it('are not asked for more than twenty calls at once', async () => {
    for (let count = 0; count < 60; count += 1) see({ vendorId: `s${count}` })
    await clock.advance(100)
    await expect.poll(() => Object.keys(facts.entities.all()).length).toBe(20)
  })
})
