import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyState } from '../../../../src-preload/contract/empty-state.ts'
import type { Input, Output } from '../../../../src-preload/contract/ipc.ts'
import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import { mirror } from '../../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../../testing/fake-bridge.ts'
import { aCall, anAccount } from '../../../testing/samples.ts'
import { CallLog } from './call-log.svelte.ts'

type Page = Output<'history.page'>

const accounts = ['a', 'b', 'c'].map((id) => anAccount({ id }))
const item = (id: number, at = id): HistoryItem => ({ id: String(id), kind: 'missed', at, seen: false })
const pageLength = 50

/** Telephone systems with these items, which answer as the contract says; a failing one is named. */
class Systems {
  readonly failing = new Set<string>()
  readonly silent = new Map<string, Promise<void>>()
  readonly items: Record<string, HistoryItem[]>
  replaces = false
  bridge: FakeBridge

  constructor(items: Record<string, HistoryItem[]>) {
    this.items = items
    this.bridge = installBridge({
      'history.page': async (input) => {
        await this.silent.get(input.accountId)
        return this.failing.has(input.accountId) ? failed('Try later.') : ok(this.page(input))
      },
      'history.sharedInbox': () => ok([])
    })
  }

  /** Answers this account's next questions when told. */
  waitsFor(accountId: string): () => void {
    let answer = (): void => undefined
    this.silent.set(accountId, new Promise((resolve) => (answer = resolve)))
    return answer
  }

  private page({ accountId, olderThan, newerThan, limit }: Input<'history.page'>): Page {
    const all = (this.items[accountId] ?? []).toSorted((a, b) => Number(b.id) - Number(a.id))
    const newer =
      newerThan === undefined || this.replaces ? all : all.filter(({ id }) => Number(id) > Number(newerThan))
    const older = olderThan === undefined ? newer : newer.filter(({ id }) => Number(id) < Number(olderThan))
    const isForward = newerThan !== undefined && !this.replaces
    const items = isForward ? older.slice(-limit) : older.slice(0, limit)
    const last = items.at(-1)
    return {
      items,
      replaces: newerThan === undefined ? olderThan === undefined : this.replaces,
      ...(isForward || last === undefined || older.length <= limit ? {} : { older: last.id }),
      ...(items[0] === undefined ? {} : { newest: items[0].id })
    }
  }
}

const range = (from: number, to: number): HistoryItem[] => Array.from({ length: to - from }, (_, n) => item(from + n))
const ats = (log: CallLog): number[] => log.entries.map(({ at }) => at)
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve()
}

let log: CallLog
beforeEach(() => (log = new CallLog({ shelf: 'log' })))
afterEach(() => {
  log.end()
  vi.useRealTimers()
})

test('shows all accounts in one list, the newest first, and nothing that could get something in between later', async () => {
  new Systems({
    a: range(0, 120).map(({ id }) => item(Number(id), 2 * Number(id))),
    b: range(0, 10).map(({ id }) => item(Number(id), 1 + 20 * Number(id)))
  })
  log.follow(accounts.slice(0, 2))
  await settle()
  expect(ats(log)).toEqual(ats(log).toSorted((x, y) => y - x))
  // of b there is more to show, but a has been read down to 140 only
  expect(log.entries.at(-1)?.at).toBe(140)
  expect(log.hasMore).toBe(true)
  await log.readOlder()
  expect(log.entries.at(-1)?.at).toBe(40)
  await log.readOlder()
  expect([log.entries.length, log.hasMore, log.complete]).toEqual([130, false, true])
})

test('whatever the accounts have, page by page comes all of it once, and what was shown stays where it was', async () => {
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { maxLength: 160 })
  await fc.assert(
    fc.asyncProperty(times, times, times, async (a, b, c) => {
      const listed = (at: readonly number[]): HistoryItem[] =>
        at.toSorted((x, y) => x - y).map((one, n) => item(n, one))
      new Systems({ a: listed(a), b: listed(b), c: listed(c) })
      const merged = new CallLog({ shelf: 'log' })
      merged.follow(accounts)
      await settle()
      for (let pages = 0; merged.hasMore; pages++) {
        expect(pages).toBeLessThan(12)
        const before = merged.entries.map(({ key }) => key)
        await merged.readOlder()
        expect(merged.entries.map(({ key }) => key).slice(0, before.length)).toEqual(before)
      }
      expect(ats(merged)).toEqual([...a, ...b, ...c].toSorted((x, y) => y - x))
      merged.end()
    }),
    { numRuns: 40 }
  )
})

test('one account that fails is said, the others go on, and it comes in between when it is tried again', async () => {
  const systems = new Systems({ a: range(0, 120), b: range(0, 80).map(({ id }) => item(Number(id), Number(id) + 0.5)) })
  systems.failing.add('b')
  log.follow(accounts.slice(0, 2))
  await settle()
  await log.readOlder()
  expect([log.entries.length, log.problemOf('b'), log.complete]).toEqual([100, 'Try later.', false])
  const shown = log.entries.at(-1)?.at ?? 0
  systems.failing.clear()
  await log.read('b')
  expect(log.problemOf('b')).toBeUndefined()
  expect(log.entries.at(-1)?.at).toBeLessThanOrEqual(shown)
  expect(log.entries.filter(({ accountId }) => accountId === 'b')[0]?.at).toBe(79.5)
})

test('a later page that fails leaves what is there, and is not asked for again by itself', async () => {
  const systems = new Systems({ a: range(0, 120) })
  log.follow(accounts.slice(0, 1))
  await settle()
  systems.failing.add('a')
  await log.readOlder()
  expect([log.entries.length, log.hasMore, log.complete]).toEqual([pageLength, false, false])
  systems.failing.clear()
  await log.read('a')
  expect(log.hasMore).toBe(true)
})

test('the end of a call reads what has come since, and only of its account', async () => {
  const systems = new Systems({ a: range(0, 3), b: range(0, 3) })
  log.follow(accounts.slice(0, 2))
  await settle()
  const call = aCall({ accountId: 'a' })
  log.followCalls([call])
  systems.items['a']?.push(item(3, 99))
  const asked = systems.bridge.inputsOf('history.page').length
  log.followCalls([{ ...call, state: 'cleared' }])
  await settle()
  expect(log.entries[0]).toMatchObject({ key: 'a/3', at: 99 })
  expect(systems.bridge.inputsOf('history.page').slice(asked)).toMatchObject([{ accountId: 'a', newerThan: '2' }])
  systems.items['a']?.push(item(4, 100))
  log.followCalls([])
  await settle()
  expect(log.entries[0]?.key).toBe('a/4')
})

test('more than a page of news comes page by page, without a gap', async () => {
  const systems = new Systems({ a: range(0, 3) })
  log.follow(accounts.slice(0, 1))
  await settle()
  systems.items['a'] = range(0, 133)
  log.refresh()
  await settle()
  expect(ats(log)).toEqual(
    range(0, 133)
      .map(({ at }) => at)
      .toReversed()
  )
})

test('a list that was begun anew takes the place of the old one', async () => {
  const systems = new Systems({ a: range(0, 3) })
  log.follow(accounts.slice(0, 1))
  await settle()
  systems.items['a'] = range(700, 800)
  systems.replaces = true
  log.refresh()
  await settle()
  expect([log.entries.length, log.entries[0]?.at, log.hasMore]).toEqual([pageLength, 799, true])
})

test('an account that becomes live is read, one that was never live is not waited for', async () => {
  new Systems({ a: range(0, 3), b: range(10, 12) })
  const stale = anAccount({ id: 'b', connection: 'stale' })
  log.follow([...accounts.slice(0, 1), stale])
  await settle()
  expect([log.entries.length, log.loading, log.complete]).toEqual([3, false, false])
  log.follow(accounts.slice(0, 2))
  await settle()
  expect([log.entries.length, log.complete]).toEqual([5, true])
})

test('an account without an answer is waited for a moment, then the others are shown', async () => {
  vi.useFakeTimers()
  const systems = new Systems({ a: range(0, 3), b: range(10, 12) })
  const answer = systems.waitsFor('b')
  log.follow(accounts.slice(0, 2))
  await settle()
  expect([log.entries.length, log.loading]).toEqual([0, true])
  await vi.advanceTimersByTimeAsync(2_000)
  expect([log.entries.length, log.loading, log.isLate('b')]).toEqual([3, false, true])
  answer()
  await settle()
  expect([log.entries.length, log.isLate('b')]).toEqual([5, false])
})

test('an account that is gone takes its items with it, and its late answer counts no more', async () => {
  const systems = new Systems({ a: range(0, 3), b: range(10, 12) })
  log.follow(accounts.slice(0, 2))
  await settle()
  const answer = systems.waitsFor('b')
  log.refresh()
  log.follow(accounts.slice(0, 1))
  answer()
  await settle()
  expect(log.entries.map(({ accountId }) => accountId)).toEqual(['a', 'a', 'a'])
})

test('shared mailboxes are looked for only where a system has some', async () => {
  const { bridge } = new Systems({ a: range(0, 3) })
  log.follow(accounts.slice(0, 1))
  await settle()
  expect([log.entries.length, bridge.inputsOf('history.sharedInbox')]).toEqual([3, []])
})

test('shared mailboxes are in the list, once, and are not looked for among other kinds', async () => {
  const systems = new Systems({ a: range(0, 3) })
  systems.bridge.state = { ...emptyState, accounts: { a: anAccount({ id: 'a', capabilities: ['sharedInboxes'] }) } }
  mirror.connect(systems.bridge)
  await vi.waitFor(() => expect(mirror.account('a')).toBeDefined())
  vi.spyOn(systems.bridge, 'request').mockImplementation(
    async (name) =>
      (name === 'history.sharedInbox'
        ? ok([
            { ...item(2), inbox: 'Support' },
            { ...item(9, 1.5), kind: 'voicemail', inbox: 'Support' }
          ])
        : ok({ items: range(0, 3).toReversed(), replaces: true, newest: '2' })) as never
  ) // what these two answer
  log.follow(accounts.slice(0, 1))
  await settle()
  expect(log.entries.map(({ id, shared }) => [id, shared])).toEqual([
    ['2', false],
    ['9', true],
    ['1', false],
    ['0', false]
  ])
  const missed = new CallLog({ shelf: 'log', kinds: ['missed'] })
  missed.follow(accounts.slice(0, 1))
  await settle()
  expect(missed.entries).toHaveLength(3)
  missed.end()
})

test('what was taken away and put back is where it was', async () => {
  new Systems({ a: range(0, 120) })
  log.follow(accounts.slice(0, 1))
  await settle()
  const before = ats(log)
  const [taken] = log.entries.slice(4)
  if (taken === undefined) throw new Error('nothing there')
  log.replace(new Set([taken.key]), () => undefined)
  expect(ats(log)).not.toContain(taken.at)
  log.putBack([taken])
  expect(ats(log)).toEqual(before)
})
