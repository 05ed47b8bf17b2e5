import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HistoryItem } from '../../../../../src-preload/contract/services/history.ts'
import { voipbinForEachCase } from '../../../../simulator/testing/voipbin-platform.ts'
import { defined } from '../../../../util/defined.ts'
import { HOUR, MINUTE, SECOND } from '../../../../util/durations.ts'
import { Directory } from '../../directory.ts'
import { conversationsIn, isOf, mapConversation } from '../../mapper/conversations.ts'
import { contextOn } from '../../testing/context.ts'
import type { TestContext } from '../../testing/context.ts'
import type { CallRow } from '../../wire/calls.ts'
import { historyServices } from './history.ts'
import { readBack } from './read-back.ts'

const platform = voipbinForEachCase()
let life: AbortController
let context: TestContext
beforeEach(() => {
  life = new AbortController()
  context = contextOn(platform, { signal: life.signal })
})
afterEach(() => life.abort(new DOMException('over', 'AbortError')))

type Asked = Omit<Parameters<ReturnType<typeof historyServices>['history.page']>[0], 'accountId'>
const contacts = { numbersOf: () => Promise.resolve(['+441632960123']) }
const services = () => historyServices({ context, directory: new Directory(), contacts })
const page = (input: Asked) => services()['history.page']({ accountId: 'a', ...input }, life.signal)
const kinds = (items: readonly HistoryItem[]): readonly string[] => items.map(({ kind }) => kind)

/** Rings Jane and is not answered. */
async function misses(number: string): Promise<void> {
  const caller = platform.pbx.outside(number)
  const call = await caller.dials('200')
  await platform.clock.advance(5 * SECOND)
  caller.hangsUp(call)
  await platform.clock.advance(MINUTE)
}

async function talks(number: string): Promise<void> {
  const caller = platform.pbx.outside(number, 'Carol')
  const jane = platform.pbx.extension('jane')
  const call = await caller.dials('200')
  await jane.answers(call, 'desk')
  await platform.clock.advance(MINUTE)
  caller.hangsUp(call)
  await platform.clock.advance(MINUTE)
}

describe('the history', () => {
  it('is one item for each call, however many legs it had, the newest first', async () => {
    await misses('+493023125123')
    await talks('+493023125124')
    const { items, replaces } = await page({ limit: 200 })
    expect(replaces).toBe(true)
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'incoming', number: '+493023125124', name: 'Carol', durationMs: MINUTE },
      { kind: 'missed', number: '+493023125123' }
    ])
    expect(kinds(items).toSorted()).toEqual(['incoming', 'incoming', 'missed', 'missed', 'outgoing'])
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((a, b) => b - a))
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  })

  it('is the same by pages of any length, and has no end that is not one', async () => {
    for (let index = 0; index < 6; index++) await misses(`+49302312512${String(index)}`)
    const whole = await page({ limit: 200 })
    expect(whole).not.toHaveProperty('older')
    for (const limit of [1, 2, 5]) {
      const all: HistoryItem[] = []
      for (let olderThan: string | undefined; ;) {
        const { items, older, replaces } = await page({ limit, ...defined({ olderThan }) })
        expect([items.length <= limit, replaces]).toEqual([true, olderThan === undefined])
        all.push(...items)
        if (older === undefined) break
        olderThan = older
      }
      expect(all).toEqual(whole.items)
    }
  })

  it('tells what has come since, also of a call that began before', async () => {
    const caller = platform.pbx.outside('+493023125123')
    const long = await caller.dials('200')
    await misses('+493023125124')
    const { newest = '' } = await page({ limit: 10 })
    expect((await page({ limit: 10, newerThan: newest })).items).toEqual([])
    caller.hangsUp(long)
    await platform.clock.advance(MINUTE)
    await misses('+493023125125')
    const since = await page({ limit: 1, newerThan: newest })
    expect(since).toMatchObject({ replaces: false, items: [{ number: '+493023125123' }] })
    const rest = await page({ limit: 9, newerThan: since.newest })
    expect(rest.items.map(({ number }) => number)).toEqual(['+493023125125'])
  })

  it('gives what is asked for, and counts it', async () => {
    const count = (input: object) => services()['history.count']({ accountId: 'a', ...input }, life.signal)
    expect(kinds((await page({ kinds: ['missed'], limit: 9 })).items)).toEqual(['missed'])
    expect(kinds((await page({ number: '+441632960123', limit: 9 })).items)).toEqual(['incoming'])
    expect(kinds((await page({ contactId: 'x', limit: 9 })).items)).toEqual(['incoming'])
    expect(kinds((await page({ from: platform.clock.now() - 3 * HOUR, limit: 9 })).items)).toEqual([
      'missed',
      'incoming'
    ])
    expect(kinds((await page({ to: platform.clock.now() - 24 * HOUR, limit: 9 })).items)).toEqual(['outgoing'])
    expect((await page({ shelf: 'trash', limit: 9 })).items).toEqual([])
    expect([await count({}), await count({ kinds: ['missed', 'fax'] }), await count({ shelf: 'trash' })]).toEqual([
      3, 1, 0
    ])
  })

  it('reads one item, and says when it is gone', async () => {
    const history = services()
    const { items } = await history['history.page']({ accountId: 'a', limit: 1 }, life.signal)
    const itemId = items[0]?.id ?? ''
    expect(await history['history.item']({ accountId: 'a', itemId }, life.signal)).toEqual(items[0])
    await expect(history['history.item']({ accountId: 'a', itemId: 'x' }, life.signal)).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('has in agent mode the calls of the agent, whose first legs nobody may read', async () => {
    await misses('+493023125123')
    platform.control('permission', { who: 'jane', permission: 16 })
    context = contextOn(platform, { signal: life.signal, mode: 'agent' })
    const { items } = await page({ limit: 1 })
    expect(items).toMatchObject([{ kind: 'missed', number: '+493023125123' }])
  })
})

const address = { type: 'tel', target: '+493023125123', targetName: '', name: '', detail: '' }
const blank = { type: '', target: '', targetName: '', name: '', detail: '' }
const leg = (members: Partial<CallRow> & { readonly id: string }): CallRow => ({
  ...{ ownerId: undefined, status: 'hangup', direction: 'outgoing', source: address, destination: blank },
  ...{ masterCallId: undefined, chainedCallIds: [], groupcallId: undefined, recordingId: undefined, recordingIds: [] },
  ...{ muted: '', hangupBy: '', hangupReason: '', createdAt: 1_000, ringingAt: undefined, answeredAt: undefined },
  ...{ endedAt: 9_000, updatedAt: undefined, deletedAt: undefined },
  ...members
})
const self = { agentId: 'me', customerId: 'c', name: '' }
const items = (...legs: readonly CallRow[]): readonly HistoryItem[] =>
  conversationsIn(legs)
    .filter((one) => isOf(one, self))
    .flatMap((one) => mapConversation(one, self, new Directory()))

describe('a conversation', () => {
  const mine = leg({ id: 'b', ownerId: 'me', masterCallId: 'a' })

  it('that somebody else has taken is not missed', () => {
    const taken = leg({ id: 'c', ownerId: 'other', masterCallId: 'a', answeredAt: 2_000 })
    expect(items(leg({ id: 'a', direction: 'incoming', answeredAt: 1_500 }), mine)).toMatchObject([{ kind: 'missed' }])
    expect(items(leg({ id: 'a', direction: 'incoming' }), mine, taken)).toMatchObject([{ kind: 'incoming' }])
  })

  it('that the user has begun here is with whom the second leg went to', () => {
    const first = leg({ id: 'a', ownerId: 'me', answeredAt: 2_000 })
    const second = leg({
      id: 'b',
      masterCallId: 'a',
      destination: { ...address, target: '+4930999' },
      answeredAt: 4_000
    })
    expect(items(first, second)).toEqual([
      expect.objectContaining({ kind: 'outgoing', number: '+4930999', durationMs: 5_000 })
    ])
  })

  it('that rings the user for a group is a call to the user', () => {
    expect(items(leg({ id: 'a', ownerId: 'me' }))).toMatchObject([{ kind: 'missed', number: '+493023125123' }])
  })

  it('has its recordings behind it', () => {
    expect(items({ ...mine, recordingIds: ['r1', 'r1', 'r2'] })).toMatchObject([
      { id: 'call:a' },
      { id: 'recording:r1', kind: 'recording', callItemId: 'call:a', number: '+493023125123' },
      { id: 'recording:r2' }
    ])
  })

  it('of others is none of the user', () => {
    expect(items(leg({ id: 'a', ownerId: 'other' }))).toEqual([])
  })
})

describe('reading back', () => {
  it('shows a conversation when all its legs can be there, and reads no more than there is', async () => {
    const page = (rows: readonly CallRow[], nextToken: string) => ({
      rows,
      sent: rows.length === 0 ? 0 : 100,
      nextToken
    })
    const late = leg({ id: 'b', ownerId: 'me', masterCallId: 'a', createdAt: 9_000 })
    const first = leg({ id: 'a', direction: 'incoming', createdAt: 5_000 })
    const tokens: (string | undefined)[] = []
    const read = async (token: string | undefined) => {
      tokens.push(token)
      return token === undefined ? page([late], 't1') : token === 't1' ? page([first], 't2') : page([], 't2')
    }
    const wanted = { before: Infinity, from: 0, limit: 9, fits: () => true }
    const other = leg({ id: 'x', createdAt: 9_500 })
    const begun = await readBack(async () => page([other, late], 't1'), { ...wanted, limit: 0 })
    expect([begun.found.map(({ rootId }) => rootId), begun.isEnd, begun.next > 9_000]).toEqual([['x'], false, true])
    const { found, isEnd } = await readBack(read, wanted)
    expect(found).toMatchObject([{ rootId: 'a', at: 5_000, legs: [first, late] }])
    expect([isEnd, tokens]).toEqual([true, [undefined, 't1', 't2']])
    expect(await readBack(async () => page([late], 'same'), wanted)).toMatchObject({ isEnd: true })
  })
})
