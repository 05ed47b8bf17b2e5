import { expect } from 'vitest'
import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import type { CallLogItem } from '../../../simulator/core/call-log.ts'
import { DAY, MINUTE, SECOND } from '../../../util/durations.ts'
import { live } from '../connector-harness.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

const CALLS = ['incoming', 'outgoing', 'missed'] as const

const ids = (items: readonly HistoryItem[]): string[] => items.map(({ id }) => id)
const inLog = (harness: ConnectorHarness): string[] =>
  harness.me.log.filter(({ bin }) => bin === undefined).map((row) => harness.itemIdOf(row))
const rowOf = ({ me }: ConnectorHarness, kind: CallLogItem['kind']): CallLogItem => {
  const found = me.log.find((item) => item.kind === kind)
  if (found === undefined) throw new Error(`the company data has no ${kind}`)
  return found
}

/** Rings so often without being answered. */
async function misses(harness: ConnectorHarness, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    const caller = harness.outside()
    await caller.dials(harness.me)
    caller.hangsUp()
    await harness.advance(MINUTE)
  }
}

/** Somebody in a directory, which may be read a moment after the account is live. */
async function contactIdOf(harness: ConnectorHarness, name: string): Promise<string> {
  await harness.advance(SECOND)
  const [found] = (await harness.recorded.current?.searchContacts(name, 1, live)) ?? []
  return found?.id ?? 'nobody'
}

async function allPages(harness: ConnectorHarness, limit: number, from?: number): Promise<HistoryItem[]> {
  const all: HistoryItem[] = []
  for (let olderThan: string | undefined, pages = 0; pages < 50; pages++) {
    const page = await harness.ask('history.page', { limit, olderThan, from })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    expect(page.replaces).toBe(olderThan === undefined)
    all.push(...page.items)
    if (page.older === undefined) return all
    olderThan = page.older
  }
  throw new Error('the pages never end')
}

/** The user's own calls, messages and recordings. */
export function historyCases(connectorTest: ConnectorTest): void {
  connectorTest('reads the history page by page, newest first, without gap or double', ['history'], async (harness) => {
    await harness.goLive()
    await misses(harness, 9)
    const all = await allPages(harness, 4)
    expect(ids(all)).toEqual(inLog(harness))
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a))
    expect(all.at(-1)).toMatchObject({ kind: 'voicemail', name: 'Nils Öberg', number: '+46846500412', played: true })
    expect(all.find(({ kind }) => kind === 'incoming')).toMatchObject({ durationMs: 3 * MINUTE })
    expect(all.every(({ kind, seen }) => seen !== undefined || kind !== 'voicemail')).toBe(true)
    expect(await harness.ask('history.count', {})).toBe(all.length)
  })
  connectorTest('reads what came since, and a span of time over several pages', ['history'], async (harness) => {
    await harness.goLive()
    const { newest: newerThan } = await harness.ask('history.page', { limit: 1 })
    expect((await harness.ask('history.page', { newerThan, limit: 9 })).items).toEqual([])
    const from = harness.clock.now()
    await misses(harness, 5)
    const later = await harness.ask('history.page', { newerThan, limit: 2 })
    expect(ids(later.items)).toEqual(inLog(harness).slice(3, 5))
    const rest = await harness.ask('history.page', { newerThan: later.newest, limit: 9 })
    expect(ids(rest.items)).toEqual(inLog(harness).slice(0, 3))
    expect(ids(await allPages(harness, 2, from))).toEqual(inLog(harness).slice(0, 5))
  })
  connectorTest('shows what was asked for: kinds, a number, a contact, a day', ['history'], async (harness) => {
    await harness.goLive()
    const kinds = async (filter: object): Promise<string[]> =>
      (await harness.ask('history.page', { ...filter, limit: 200 })).items.map(({ kind }) => kind)
    expect(await kinds({ kinds: ['missed', 'voicemail'] })).toEqual(['missed', 'voicemail'])
    expect(await kinds({ number: '+441632960123' })).toEqual(['incoming'])
    expect(await kinds({ contactId: await contactIdOf(harness, 'Frida') })).toEqual(['missed'])
    expect(await kinds({ from: harness.clock.now() - 3 * 60 * MINUTE })).toEqual(['missed', 'incoming'])
    expect(await kinds({ to: harness.clock.now() - DAY })).toEqual(['outgoing', 'voicemail'])
    expect(await kinds({ kinds: ['fax'] })).toEqual([])
    expect(await kinds({ from: 0, to: 8.64e15 })).toHaveLength(4)
    expect(await harness.ask('history.count', { kinds: [...CALLS] })).toBe(3)
  })
  connectorTest('reads one item, and says when it is gone', ['history'], async (harness) => {
    await harness.goLive()
    const itemId = harness.itemIdOf(rowOf(harness, 'missed'))
    expect(await harness.ask('history.item', { itemId })).toMatchObject({ id: itemId, kind: 'missed' })
    await expect(harness.ask('history.item', { itemId: '1' })).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.recorded.lost).toEqual([])
  })
  markingCases(connectorTest)
  removingCases(connectorTest)
}

function markingCases(connectorTest: ConnectorTest): void {
  connectorTest('marks a message as heard and as new again', ['historyMarks'], async (harness) => {
    await harness.goLive()
    const voicemail = rowOf(harness, 'voicemail')
    Object.assign(voicemail, { isSeen: false, isPlayed: false })
    const page = () => harness.ask('history.page', { kinds: ['voicemail'], limit: 1 })
    const [message] = (await page()).items
    expect(message).toMatchObject({ seen: false })
    for (const seen of [true, false]) {
      const which = { itemIds: [message?.id ?? ''] }
      expect(await harness.ask('history.mark', { which, seen, played: seen })).toEqual({ gone: [] })
      expect([voicemail.isSeen, (await page()).items[0]?.seen]).toEqual([seen, seen])
    }
  })
  connectorTest(
    'marks all calls up to one as seen, and leaves voicemail to the user',
    ['historyMarksAll'],
    async (harness) => {
      await harness.goLive()
      const voicemail = rowOf(harness, 'voicemail')
      Object.assign(voicemail, { isSeen: false, isPlayed: false })
      await misses(harness, 2)
      const [newest, upTo] = inLog(harness)
      const answer = await harness.ask('history.mark', { which: { upTo: upTo ?? '' }, seen: true, played: false })
      const unseen = harness.me.log.filter(({ isSeen }) => !isSeen)
      expect([answer, unseen.map((row) => harness.itemIdOf(row))]).toEqual([
        { gone: [] },
        [newest, harness.itemIdOf(voicemail)]
      ])
      const itemIds = [harness.itemIdOf(voicemail)]
      await harness.ask('history.mark', { which: { itemIds }, seen: true, played: true })
      expect(voicemail).toMatchObject({ isSeen: true, isPlayed: true })
    }
  )
  connectorTest(
    'marks the call of a message too when asked, and names what is gone',
    ['historyMarksAll'],
    async (harness) => {
      await harness.goLive()
      await misses(harness, 1)
      const [call] = harness.me.log
      const message: CallLogItem = {
        ...rowOf(harness, 'voicemail'),
        id: harness.pbx.nextLogId(),
        isSeen: false,
        ...(call === undefined ? {} : { relatedId: call.id })
      }
      harness.me.log.unshift(message)
      const itemIds = [harness.itemIdOf(message), '17', '18']
      const mark = (relatedCall: boolean): Promise<unknown> =>
        harness.ask('history.mark', { which: { itemIds }, seen: true, played: false, relatedCall })
      expect([await mark(false), message.isSeen, call?.isSeen]).toEqual([{ gone: ['17', '18'] }, true, false])
      expect([await mark(true), call?.isSeen]).toEqual([{ gone: ['17', '18'] }, true])
      const [first] = (await harness.ask('history.page', { limit: 1 })).items
      expect(first?.callItemId).toBe(call && harness.itemIdOf(call))
      const nothing = harness.ask('history.mark', { which: { itemIds: ['17'] }, seen: true, played: false })
      expect(await nothing).toEqual({ gone: ['17'] })
    }
  )
}

function removingCases(connectorTest: ConnectorTest): void {
  connectorTest('deletes a message for good, and does not mind that it is gone', ['historyDelete'], async (harness) => {
    await harness.goLive()
    const itemIds = [harness.itemIdOf(rowOf(harness, 'voicemail'))]
    const remove = (): Promise<unknown> => harness.ask('history.delete', { which: { itemIds } })
    expect(await remove()).toEqual({ gone: [] })
    expect((await harness.ask('history.page', { kinds: ['voicemail'], limit: 9 })).items).toEqual([])
    expect(await remove()).toEqual({ gone: itemIds })
  })
  connectorTest('moves to the trash, back, and to the clean-up', ['historyTrash'], async (harness) => {
    await harness.goLive()
    const item = rowOf(harness, 'voicemail')
    const itemId = harness.itemIdOf(item)
    const shelf = async (name: 'log' | 'trash' | 'deleted'): Promise<boolean> =>
      ids((await harness.ask('history.page', { shelf: name, limit: 50 })).items).includes(itemId)
    await harness.ask('history.move', { itemId, to: 'trash' })
    expect([item.bin, await shelf('log'), await shelf('trash')]).toEqual(['trash', false, true])
    expect(await harness.ask('history.item', { itemId, shelf: 'trash' })).toMatchObject({ id: itemId })
    await harness.ask('history.move', { itemId, to: 'log' })
    expect([item.bin, await shelf('log'), await shelf('trash')]).toEqual([undefined, true, false])
    await harness.ask('history.move', { itemId, to: 'deleted' })
    expect([item.bin, await shelf('log'), await shelf('deleted')]).toEqual(['deleted', false, true])
    await expect(harness.ask('history.move', { itemId: '1', to: 'trash' })).rejects.toMatchObject({ kind: 'notFound' })
  })
  connectorTest(
    'deletes for good, one and several, and does not mind what was gone',
    ['historyDeleteAll'],
    async (harness) => {
      await harness.goLive()
      const [first = '', second = '', third = '', ...rest] = inLog(harness)
      const remove = (...itemIds: string[]): Promise<unknown> => harness.ask('history.delete', { which: { itemIds } })
      expect(await remove(first)).toEqual({ gone: [] })
      expect(await remove(first)).toEqual({ gone: [first] })
      expect(await remove(first, second, third)).toEqual({ gone: [first] })
      expect(inLog(harness)).toEqual(rest)
      await harness.ask('history.delete', { which: { upTo: first, kinds: ['voicemail'] } })
      expect(harness.me.log.map(({ kind }) => kind)).not.toContain('voicemail')
    }
  )
  connectorTest('reads the voicemail boxes shared with groups', ['sharedInboxes'], async (harness) => {
    await harness.goLive()
    harness.queue.takesMessage({ kind: 'outside', number: '+493023125321', name: 'Karla Klein' }, 9 * SECOND)
    const items = await harness.ask('history.sharedInbox', {})
    expect(items[0]).toMatchObject({
      inbox: harness.queue.data.name,
      name: 'Karla Klein',
      durationMs: 9_000,
      played: false
    })
    const itemIds = ids(items.slice(0, 1))
    await harness.ask('history.mark', { which: { itemIds }, seen: true, played: true })
    expect(harness.queue.inbox[0]).toMatchObject({ isSeen: true, isPlayed: true })
  })
}
