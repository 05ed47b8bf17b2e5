import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { HistoryItem } from '../../src-preload/contract/services/history.ts'
import { HOUR, SECOND } from '../util/durations.ts'
import { ShownHistory } from './shown-history.ts'
import { live, reportedBy, startMissed } from './testing/missed-calls.ts'

const FRIDA = '+493023125123'
const T = Date.UTC(2026, 0, 5, 9)

let cwd: string
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'ringside-'))))
afterEach(() => rmSync(cwd, { recursive: true }))

/** One missed call that only the account's stream has told, and a history that has it as item 7. */
function start() {
  const { missed, lookup } = startMissed(cwd)
  missed.add(reportedBy(live('a:1'), FRIDA, T))
  const item: HistoryItem = { id: '7', kind: 'missed', at: T, seen: false, number: FRIDA }
  const page = { items: [item], replaces: true, newest: '7', serverAheadMs: 0 }
  const ask = vi.fn(async (name: string) => (name === 'history.page' ? page : { gone: [] }))
  const named = lookup.namedParty.bind(lookup)
  const history = new ShownHistory({ link: { ask } as never, missed, named }) // answers what these requests are answered
  const kept = (): unknown[] => missed.entities.values().map(({ seen, sources }) => [seen, sources.map(({ id }) => id)])
  return { history, missed, lookup, page, item, ask, kept }
}

const read = { accountId: 'a', limit: 50 }

it('a page adds no missed call, but knows those that are kept again', async () => {
  const { history, kept, page, item } = start()
  page.items = [item, { ...item, id: '3', at: T - HOUR, number: '+441632960123' }]
  expect((await history.page(read)).items.map(({ id }) => id)).toEqual(['7', '3'])
  expect(kept()).toEqual([[undefined, ['a:1', '7']]])
})

it('what a page says was looked at elsewhere is seen, by the clock of the server', async () => {
  const { history, kept, page, item } = start()
  page.items = [{ ...item, at: T + HOUR, seen: true }]
  await history.page(read)
  expect(kept()).toEqual([[undefined, ['a:1']]])
  page.serverAheadMs = HOUR + SECOND
  await history.page(read)
  expect(kept()).toEqual([[true, ['a:1', '7']]])
})

it('what lies in the trash is not looked at', async () => {
  const { history, kept, page, item } = start()
  page.items = [{ ...item, seen: true }]
  await history.page({ ...read, shelf: 'trash' })
  expect(kept()).toEqual([[undefined, ['a:1']]])
})

it('a mark on an item marks the missed call, taking it away does not', async () => {
  const { history, kept } = start()
  await history.page(read)
  const which = { itemIds: ['7'] }
  await history.mark({ accountId: 'a', which, seen: false, played: false })
  expect(kept()).toEqual([[undefined, ['a:1', '7']]])
  await history.mark({ accountId: 'b', which, seen: true, played: false })
  expect(kept()).toEqual([[undefined, ['a:1', '7']]])
  await history.mark({ accountId: 'a', which, seen: true, played: false })
  expect(kept()).toEqual([[true, ['a:1', '7']]])
})

it('a mark on all up to one is read back, and counts even when that fails', async () => {
  const { history, kept, page, item, ask } = start()
  page.items = [{ ...item, seen: true }]
  const all = { accountId: 'a', which: { upTo: '9' }, seen: true, played: false }
  expect(await history.mark(all)).toEqual({ gone: [] })
  expect(kept()).toEqual([[true, ['a:1', '7']]])
  ask.mockImplementation(async (name) => {
    if (name === 'history.page') throw new Error('lost')
    return { gone: [] }
  })
  expect(await history.mark(all)).toEqual({ gone: [] })
})

it.each(['move', 'delete'] as const)('what is thrown away by %s is missed no more', async (how) => {
  const { history, kept } = start()
  await history.page(read)
  if (how === 'delete') await history.delete({ accountId: 'a', which: { itemIds: ['7'] } })
  else await history.move({ accountId: 'a', itemId: '7', to: 'trash' })
  expect(kept()).toEqual([])
})

it('what is put back is no missed call of today', async () => {
  const { history, kept } = start()
  await history.page(read)
  await history.move({ accountId: 'a', itemId: '7', to: 'log' })
  expect(kept()).toHaveLength(1)
})

it('names and numbers are as calls have them, in shared mailboxes and text messages too', async () => {
  const { history, lookup, page, ask } = start()
  const numbers = [{ label: 'Work', number: FRIDA, display: FRIDA }]
  lookup.remember([{ id: 'k', accountId: 'a', name: 'Frida Jönsson', numbers, available: true }])
  const shown = { id: '7', name: 'Frida Jönsson', displayNumber: '030 23125123', number: FRIDA }
  expect((await history.page(read)).items).toMatchObject([shown])
  ask.mockImplementation(async () => page.items as never) // what the mailboxes answer
  expect(await history.sharedInbox({ accountId: 'a' })).toMatchObject([shown])
  expect(await history.messages({ accountId: 'a', from: 0 })).toMatchObject([shown])
})

it('says who is important to any account, and believes no item that says so itself', async () => {
  const { history, lookup, page, item } = start()
  page.items = [item, { ...item, id: '3', number: '+441632960123', vip: true }]
  lookup.rememberVips('another', [FRIDA])
  expect((await history.page(read)).items.map(({ vip }) => vip)).toEqual([true, undefined])
  lookup.rememberVips('another', [])
  expect((await history.page(read)).items.map(({ vip }) => vip)).toEqual([undefined, undefined])
})
