import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { ReportedCall } from '../connectors/events.ts'
import { silentLog } from '../logging/log.ts'
import { ManualClock } from '../util/clock.ts'
import { HOUR, MINUTE } from '../util/durations.ts'
import { CallStore } from './call-store.ts'
import { CallerLookup } from './caller-lookup.ts'
import { CallerSearch } from './caller-search.ts'
import { reportedCall } from './testing/seen-call.ts'

type Rows = readonly ContactRow[] | undefined

let clock: ManualClock
let calls: CallStore
let search: CallerSearch
let asked: string[]
let directory: (accountId: string, query: string) => Promise<Rows>

beforeEach(() => {
  clock = new ManualClock()
  const lookup = new CallerLookup(() => 'DE')
  calls = new CallStore(clock, lookup)
  asked = []
  directory = async () => []
  search = new CallerSearch({
    calls: calls.entities,
    lookup,
    clock,
    region: () => 'DE',
    log: silentLog,
    search: (accountId, query) => {
      asked.push(`${accountId} ${query}`)
      return directory(accountId, query)
    },
    renamed: () => calls.renameAll()
  })
})
afterEach(async () => {
  search[Symbol.dispose]()
  await calls[Symbol.asyncDispose]()
})

const row = (accountId: string, number: string): ContactRow => ({
  id: 'jane',
  accountId,
  name: 'Jane Doe',
  company: 'Example Ltd',
  numbers: [{ label: 'work', number, display: number }]
})
const rings = (
  remote: Partial<ReportedCall['remote']> = {},
  change: Partial<ReportedCall> = {},
  accountId = 'a'
): void => {
  const party = { kind: 'external', number: '+4930123456', withheld: false, ...remote } as const
  calls.apply(accountId, { type: 'callUpdated', call: reportedCall({ remote: party, ...change }), order: 'newer' })
}
const shown = (): (string | undefined)[] => calls.entities.values().map(({ remote }) => remote.name)

it('names the caller with the company as soon as it rings, from the own account alone', async () => {
  directory = async (accountId, query) => (query === '+4930123456' ? [row(accountId, '+49 30 123456')] : [])
  rings()
  expect(shown()).toEqual([undefined])
  await expect
    .poll(() => calls.entities.values()[0]?.remote)
    .toMatchObject({ name: 'Jane Doe', company: 'Example Ltd' })
  expect(asked).toEqual(['a +4930123456'])
})

it('asks for the number as it is dialled in its country, too', async () => {
  directory = async (accountId, query) => (query === '030123456' ? [row(accountId, '030 123456')] : [])
  rings()
  await expect.poll(shown).toEqual(['Jane Doe'])
  expect(asked).toEqual(['a +4930123456', 'a 030123456'])
})

it('takes nobody whose number only begins alike', async () => {
  directory = async (accountId) => [row(accountId, '+49 30 1234567')]
  rings()
  await expect.poll(() => asked.length).toBe(2)
  expect(shown()).toEqual([undefined])
})

it('adds the company to the name that the system gave', async () => {
  directory = async (accountId, query) => [row(accountId, query)]
  rings({ name: 'J. Doe' })
  await expect.poll(() => calls.entities.values()[0]?.remote).toMatchObject({ name: 'J. Doe', company: 'Example Ltd' })
})

it('asks once for a number, however often the call changes, and again after a while', async () => {
  rings()
  rings({}, { muted: true })
  rings({}, { vendorId: 'c2' })
  await expect.poll(() => asked.length).toBe(2)
  await clock.advance(10 * MINUTE)
  rings({}, { vendorId: 'c3' })
  await expect.poll(() => asked.length).toBe(4)
})

it.each([
  [-HOUR, 10 * MINUTE, 4],
  [HOUR, MINUTE, 2]
])('asks again when the time is over, not when somebody sets the clock by %d ms', async (setByMs, passedMs, times) => {
  rings()
  await expect.poll(() => asked.length).toBe(2)
  clock.set(setByMs)
  await clock.advance(passedMs)
  rings({}, { vendorId: 'c2' })
  await clock.advance(0)
  expect(asked).toHaveLength(times)
})

it.each([
  ['a colleague', { kind: 'internal', number: '201' }],
  ['somebody who hides the number', { withheld: true }],
  ['somebody without a number', { number: undefined }],
  ['somebody who is known', { name: 'Jane', company: 'Example Ltd' }]
] as const)('does not ask for %s', (_, remote) => {
  rings(remote as Partial<ReportedCall['remote']>) // undefined stands for absent
  expect(asked).toEqual([])
})

it('asks later where the account could not be searched, and goes on after a failure', async () => {
  directory = async () => undefined
  rings()
  await expect.poll(() => asked.length).toBe(1)
  directory = async () => Promise.reject(new Error('no'))
  rings({}, { muted: true })
  await expect.poll(() => asked.length).toBe(2)
  directory = async (accountId, query) => [row(accountId, query)]
  rings({ number: '+4930123457' }, { vendorId: 'c2' }, 'b')
  await expect.poll(shown).toEqual([undefined, 'Jane Doe'])
})

it('bounds what waits in a storm', async () => {
  directory = () => new Promise(() => undefined)
  for (let index = 0; index < 100; index++) rings({ number: `+49301234${100 + index}` }, { vendorId: `c${index}` }, 'a')
  await expect.poll(() => asked.length).toBe(1)
  directory = async () => []
  rings({ number: '+4930999999' }, { vendorId: 'x' }, 'b')
  await clock.advance(MINUTE)
  expect(asked).toHaveLength(1)
})
