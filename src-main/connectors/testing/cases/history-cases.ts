import { expect } from 'vitest'
import type { HistoryItem } from '../../../../src-preload/contract/office/history.ts'
import type { CallLogItem } from '../../../simulator/core/call-log.ts'
import { DAY, MINUTE, SECOND } from '../../../util/durations.ts'
import type { Case, Stage } from '../stage.ts'

const CALLS = ['incoming', 'outgoing', 'missed'] as const

const ids = (items: readonly HistoryItem[]): string[] => items.map(({ id }) => id)
const inLog = (stage: Stage): string[] =>
  stage.me.log.filter(({ bin }) => bin === undefined).map((row) => stage.itemIdOf(row))
const rowOf = ({ me }: Stage, kind: CallLogItem['kind']): CallLogItem => {
  const found = me.log.find((item) => item.kind === kind)
  if (found === undefined) throw new Error(`the office data has no ${kind}`)
  return found
}

/** Rings so often without being answered. */
async function misses(stage: Stage, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    const caller = stage.outside()
    await caller.dials(stage.me)
    caller.hangsUp()
    await stage.clock.advance(MINUTE)
  }
}

async function allPages(stage: Stage, limit: number, from?: number): Promise<HistoryItem[]> {
  const all: HistoryItem[] = []
  for (let olderThan: string | undefined, pages = 0; pages < 50; pages++) {
    const page = await stage.ask('history.page', { limit, olderThan, from })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    expect(page.replaces).toBe(olderThan === undefined)
    all.push(...page.items)
    if (page.older === undefined) return all
    olderThan = page.older
  }
  throw new Error('the pages never end')
}

/** The user's own calls, messages and recordings. */
export function historyCases(one: Case): void {
  one('reads the history page by page, newest first, without gap or double', ['history'], async (stage) => {
    await stage.goLive()
    await misses(stage, 9)
    const all = await allPages(stage, 4)
    expect(ids(all)).toEqual(inLog(stage))
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a))
    expect(all.at(-1)).toMatchObject({ kind: 'voicemail', name: 'Nils Öberg', number: '+46846500412', played: true })
    expect(all.find(({ kind }) => kind === 'incoming')).toMatchObject({ durationMs: 3 * MINUTE, seen: true })
    expect(await stage.ask('history.count', {})).toBe(all.length)
  })
  one('reads what came since, and a span of time over several pages', ['history'], async (stage) => {
    await stage.goLive()
    const { newest: newerThan } = await stage.ask('history.page', { limit: 1 })
    expect((await stage.ask('history.page', { newerThan, limit: 9 })).items).toEqual([])
    const from = stage.clock.now()
    await misses(stage, 5)
    const later = await stage.ask('history.page', { newerThan, limit: 2 })
    expect(ids(later.items)).toEqual(inLog(stage).slice(3, 5))
    const rest = await stage.ask('history.page', { newerThan: later.newest, limit: 9 })
    expect(ids(rest.items)).toEqual(inLog(stage).slice(0, 3))
    expect(ids(await allPages(stage, 2, from))).toEqual(inLog(stage).slice(0, 5))
  })
  one('shows what was asked for: kinds, a number, a contact, a day', ['history'], async (stage) => {
    await stage.goLive()
    const kinds = async (filter: object): Promise<string[]> =>
      (await stage.ask('history.page', { ...filter, limit: 200 })).items.map(({ kind }) => kind)
    expect(await kinds({ kinds: ['missed', 'voicemail'] })).toEqual(['missed', 'voicemail'])
    expect(await kinds({ number: '+441632960123' })).toEqual(['incoming'])
    expect(await kinds({ contactId: 'e1' })).toEqual(['missed'])
    expect(await kinds({ from: stage.clock.now() - 3 * 60 * MINUTE })).toEqual(['missed', 'incoming'])
    expect(await kinds({ to: stage.clock.now() - DAY })).toEqual(['outgoing', 'voicemail'])
    expect(await kinds({ kinds: ['fax'] })).toEqual([])
    expect(await kinds({ from: 0, to: 8.64e15 })).toHaveLength(4)
    expect(await stage.ask('history.count', { kinds: [...CALLS] })).toBe(3)
  })
  one('reads one item, and says when it is gone', ['history'], async (stage) => {
    await stage.goLive()
    const itemId = stage.itemIdOf(rowOf(stage, 'missed'))
    expect(await stage.ask('history.item', { itemId })).toMatchObject({ id: itemId, kind: 'missed' })
    await expect(stage.ask('history.item', { itemId: '1' })).rejects.toMatchObject({ kind: 'notFound' })
    expect(stage.picture.lost).toEqual([])
  })
  markingCases(one)
  removingCases(one)
}

function markingCases(one: Case): void {
  one('marks all calls up to one as seen, and leaves voicemail to the user', ['historyMarks'], async (stage) => {
    await stage.goLive()
    const voicemail = rowOf(stage, 'voicemail')
    Object.assign(voicemail, { isSeen: false, isPlayed: false })
    await misses(stage, 2)
    const [newest, upTo] = inLog(stage)
    const answer = await stage.ask('history.mark', { which: { upTo: upTo ?? '' }, seen: true, played: false })
    const unseen = stage.me.log.filter(({ isSeen }) => !isSeen)
    expect([answer, unseen.map((row) => stage.itemIdOf(row))]).toEqual([
      { gone: [] },
      [newest, stage.itemIdOf(voicemail)]
    ])
    const itemIds = [stage.itemIdOf(voicemail)]
    await stage.ask('history.mark', { which: { itemIds }, seen: true, played: true })
    expect(voicemail).toMatchObject({ isSeen: true, isPlayed: true })
  })
  one('marks the call of a message too when asked, and names what is gone', ['historyMarks'], async (stage) => {
    await stage.goLive()
    await misses(stage, 1)
    const [call] = stage.me.log
    const message: CallLogItem = {
      ...rowOf(stage, 'voicemail'),
      id: stage.pbx.nextLogId(),
      isSeen: false,
      ...(call === undefined ? {} : { relatedId: call.id })
    }
    stage.me.log.unshift(message)
    const itemIds = [stage.itemIdOf(message), '17', '18']
    const mark = (relatedCall: boolean): Promise<unknown> =>
      stage.ask('history.mark', { which: { itemIds }, seen: true, played: false, relatedCall })
    expect([await mark(false), message.isSeen, call?.isSeen]).toEqual([{ gone: ['17', '18'] }, true, false])
    expect([await mark(true), call?.isSeen]).toEqual([{ gone: ['17', '18'] }, true])
    const [first] = (await stage.ask('history.page', { limit: 1 })).items
    expect(first?.callItemId).toBe(call && stage.itemIdOf(call))
    const nothing = stage.ask('history.mark', { which: { itemIds: ['17'] }, seen: true, played: false })
    expect(await nothing).toEqual({ gone: ['17'] })
  })
}

function removingCases(one: Case): void {
  one('moves to the trash, back, and to the clean-up', ['historyTrash'], async (stage) => {
    await stage.goLive()
    const item = rowOf(stage, 'voicemail')
    const itemId = stage.itemIdOf(item)
    const shelf = async (name: 'log' | 'trash' | 'deleted'): Promise<boolean> =>
      ids((await stage.ask('history.page', { shelf: name, limit: 50 })).items).includes(itemId)
    await stage.ask('history.move', { itemId, to: 'trash' })
    expect([item.bin, await shelf('log'), await shelf('trash')]).toEqual(['trash', false, true])
    expect(await stage.ask('history.item', { itemId, shelf: 'trash' })).toMatchObject({ id: itemId })
    await stage.ask('history.move', { itemId, to: 'log' })
    expect([item.bin, await shelf('log'), await shelf('trash')]).toEqual([undefined, true, false])
    await stage.ask('history.move', { itemId, to: 'deleted' })
    expect([item.bin, await shelf('log'), await shelf('deleted')]).toEqual(['deleted', false, true])
    await expect(stage.ask('history.move', { itemId: '1', to: 'trash' })).rejects.toMatchObject({ kind: 'notFound' })
  })
  one('deletes for good, one and several, and does not mind what was gone', ['historyDelete'], async (stage) => {
    await stage.goLive()
    const [first = '', second = '', third = '', ...rest] = inLog(stage)
    const remove = (...itemIds: string[]): Promise<unknown> => stage.ask('history.delete', { which: { itemIds } })
    expect(await remove(first)).toEqual({ gone: [] })
    expect(await remove(first)).toEqual({ gone: [first] })
    expect(await remove(first, second, third)).toEqual({ gone: [first] })
    expect(inLog(stage)).toEqual(rest)
    await stage.ask('history.delete', { which: { upTo: first, kinds: ['voicemail'] } })
    expect(stage.me.log.map(({ kind }) => kind)).not.toContain('voicemail')
  })
  one('reads the voicemail boxes shared with groups', ['historyMarks'], async (stage) => {
    await stage.goLive()
    stage.queue.takesMessage({ kind: 'outside', number: '+493023125321', name: 'Karla Klein' }, 9 * SECOND)
    const items = await stage.ask('history.sharedInbox', {})
    expect(items[0]).toMatchObject({
      inbox: stage.queue.data.name,
      name: 'Karla Klein',
      durationMs: 9_000,
      played: false
    })
    const itemIds = ids(items.slice(0, 1))
    await stage.ask('history.mark', { which: { itemIds }, seen: true, played: true })
    expect(stage.queue.inbox[0]).toMatchObject({ isSeen: true, isPlayed: true })
  })
}
