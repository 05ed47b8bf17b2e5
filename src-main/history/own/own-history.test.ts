import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ServiceInput, ServiceOutput } from '../../../src-preload/contract/services/services.ts'
import { silentLog } from '../../logging/log.ts'
import { Notices } from '../../state/notices.ts'
import { ManualClock } from '../../util/clock.ts'
import { DAY, MINUTE, SECOND } from '../../util/durations.ts'
import { MOST_OWN_CALLS, openOwnHistoryFile } from './own-history-file.ts'
import { OwnHistory } from './own-history.ts'
import type { EndedCall } from './own-history.ts'

let cwd: string
beforeEach(() => void (cwd = mkdtempSync(join(tmpdir(), 'ringside-'))))
afterEach(() => rmSync(cwd, { recursive: true }))

/** The history in that folder; a second one is the program after a restart. 'demo' is an account that is not kept. */
function start(clock = new ManualClock()) {
  const notices = new Notices(clock)
  const history = new OwnHistory({
    file: openOwnHistoryFile({
      ...{ cwd, clock, notices, log: silentLog },
      open: ({ cwd: folder, name }) => new Conf({ cwd: folder, configName: name })
    }),
    clock,
    region: () => 'DE',
    isKept: (accountId) => accountId !== 'demo'
  })
  for (const accountId of ['a', 'b', 'demo']) history.complete(accountId, new Set(['calls']))
  const add = (number: string, change: Partial<EndedCall> = {}): number =>
    history.add({ accountId: 'a', kind: 'missed', at: clock.now(), number, durationMs: 0, ...change })
  const services = (accountId: string) => {
    const found = history.servicesOf(accountId)
    if (found === undefined) throw new Error('no own history')
    return found
  }
  const { signal } = new AbortController()
  const page = (change: Partial<ServiceInput<'history.page'>> = {}): Promise<ServiceOutput<'history.page'>> =>
    services(change.accountId ?? 'a')['history.page']({ accountId: 'a', limit: 50, ...change }, signal)
  const numbers = async (change: Partial<ServiceInput<'history.page'>> = {}): Promise<(string | undefined)[]> =>
    (await page(change)).items.map(({ number }) => number)
  const remove = (which: ServiceInput<'history.delete'>['which'], accountId = 'a') =>
    services(accountId)['history.delete']({ accountId, which }, signal)
  const texts = (): string[] => notices.entities.values().map(({ text }) => text)
  return { history, clock, add, page, numbers, remove, services, signal, texts }
}

const file = (): string => join(cwd, 'own-history.json')

it('is of accounts that have calls and no history, and of those only', () => {
  const { history } = start()
  expect([...history.complete('c', new Set(['calls', 'dial']))]).toEqual([
    'calls',
    'dial',
    'history',
    'historyDeleteAll'
  ])
  expect([...history.complete('d', new Set(['calls', 'history']))]).toEqual(['calls', 'history'])
  expect([...history.complete('e', new Set(['contactSearch']))]).toEqual(['contactSearch'])
  expect(['c', 'd', 'e'].map((id) => history.isOf(id))).toEqual([true, false, false])
  history.complete('c', new Set(['calls', 'history']))
  expect(history.servicesOf('c')).toBeUndefined()
})

it('is read in pages, back to its end and on from its newest call', async () => {
  const { add, page } = start()
  for (const number of ['1', '2', '3']) add(number)
  const first = await page({ limit: 2 })
  expect(first).toMatchObject({ items: [{ number: '3' }, { number: '2' }], replaces: true })
  const last = await page({ limit: 2, olderThan: first.older ?? '' })
  expect([last.items.map(({ number }) => number), last.replaces, last.older]).toEqual([['1'], false, undefined])
  for (const number of ['4', '5', '6']) add(number)
  const next = await page({ limit: 2, newerThan: first.newest ?? '' })
  expect(next).toMatchObject({ items: [{ number: '5' }, { number: '4' }], replaces: false })
  expect(await page({ limit: 2, newerThan: next.newest ?? '' })).toMatchObject({ items: [{ number: '6' }] })
  expect(await page({ newerThan: 'of another history' })).toMatchObject({ replaces: true, items: { length: 6 } })
})

it('tells a long call as newer than a short one that began later and ended before', async () => {
  const { add, page, numbers, clock } = start()
  const at = clock.now()
  await clock.advance(MINUTE)
  add('short')
  const { newest = '' } = await page()
  add('long', { at })
  expect(await numbers({ newerThan: newest })).toEqual(['long'])
})

it('gives what is asked for: kind, number in whatever form, time, one call, and how many', async () => {
  const { add, numbers, services, signal, page } = start()
  add('+4930123456', { kind: 'incoming', at: 1_000 })
  add('201', { kind: 'outgoing', at: 2_000 })
  add('202', { at: 3_000 })
  expect(await numbers({ kinds: ['missed', 'outgoing'] })).toEqual(['202', '201'])
  expect(await numbers({ number: '030 123456' })).toEqual(['+4930123456'])
  expect(await numbers({ from: 2_000, to: 2_000 })).toEqual(['201'])
  expect(await numbers({ shelf: 'trash' })).toEqual([])
  expect(await services('a')['history.count']({ accountId: 'a', kinds: ['voicemail'] }, signal)).toBe(0)
  expect(await services('a')['history.count']({ accountId: 'a' }, signal)).toBe(3)
  const [{ id: itemId = '' } = {}] = (await page()).items
  expect(await services('a')['history.item']({ accountId: 'a', itemId }, signal)).toMatchObject({ number: '202' })
  const other = services('b')['history.item']({ accountId: 'b', itemId }, signal)
  await expect(other).rejects.toMatchObject({ kind: 'notFound' })
})

it('is there after a restart, but not that of an account that is not kept', async () => {
  const first = start()
  first.add('201', { name: 'Anna Berg' })
  first.add('202', { accountId: 'demo' })
  await first.history[Symbol.asyncDispose]()
  const second = start(first.clock)
  expect((await second.page()).items).toMatchObject([{ name: 'Anna Berg', number: '201', kind: 'missed' }])
  expect(await second.numbers({ accountId: 'demo' })).toEqual([])
  second.add('203')
  expect(await second.numbers()).toEqual(['203', '201'])
})

it('is written together soon after calls have ended', async () => {
  const { add, clock } = start()
  for (let index = 0; index < 20; index++) add(String(index))
  expect(readdirSync(cwd)).toEqual([])
  await clock.advance(SECOND)
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ value: { calls: { length: 20 } } })
})

it('keeps no more calls than it may, and none for longer', async () => {
  const { add, history, numbers, clock } = start()
  for (let index = 0; index <= MOST_OWN_CALLS; index++) add(String(index))
  expect(history.count).toBe(MOST_OWN_CALLS)
  expect(await numbers({ number: '0' })).toEqual([])
  await clock.advance(89 * DAY)
  add('new')
  await clock.advance(2 * DAY)
  expect(await numbers()).toEqual(['new'])
  await history[Symbol.asyncDispose]()
  await start(clock).history[Symbol.asyncDispose]()
  expect(start(clock).history.count).toBe(1)
})

it('forgets for good what is deleted: one, some with those that are gone already, all up to one', async () => {
  const { add, page, numbers, remove, clock } = start()
  const ids = ['1', '2', '3', '4'].map((number) => String(add(number)))
  add('5', { accountId: 'b' })
  expect(await remove({ itemIds: [ids[1] ?? ''] })).toEqual({ gone: [] })
  expect(await remove({ itemIds: [ids[0] ?? '', ids[1] ?? ''] })).toEqual({ gone: [ids[1]] })
  expect(await start(clock).numbers()).toEqual(['4', '3'])
  await remove({ upTo: ids[3] ?? '', kinds: ['outgoing'] })
  expect(await numbers()).toEqual(['4', '3'])
  const { newest = '' } = await page()
  add('6')
  await remove({ upTo: newest })
  expect([await numbers(), await start(clock).numbers({ accountId: 'b' })]).toEqual([['6'], ['5']])
})

it('goes with its account, and altogether when the user clears it, damaged calls too', async () => {
  const { add, history, numbers, page, clock } = start()
  add('1')
  add('2', { accountId: 'b' })
  history.dropAccount('a')
  expect([history.isOf('a'), await numbers({ accountId: 'b' })]).toEqual([false, ['2']])
  await clock.advance(SECOND)
  expect(readFileSync(file(), 'utf8')).not.toContain('"1"')
  const { newest = '' } = await page({ accountId: 'b' })
  writeFileSync(join(cwd, 'own-history.damaged-1.json'), '{}')
  expect(history.forgetAll()).toBe(true)
  expect(await page({ accountId: 'b', newerThan: newest })).toEqual({ items: [], replaces: true })
  expect([history.count, readdirSync(cwd), start(clock).history.count]).toEqual([0, ['own-history.json'], 0])
})

it('learns more of a call, and nothing of one that was deleted', async () => {
  const { add, history, numbers, page, remove } = start()
  const [first, second] = [add('1'), add('2')]
  await remove({ itemIds: [String(first)] })
  history.correct(first, { kind: 'incoming' })
  history.correct(second, { kind: 'incoming' })
  expect([await numbers(), (await page()).items[0]?.kind]).toEqual([['2'], 'incoming'])
})

it('begins anew where its file cannot be read, and keeps the calls of it that can be', async () => {
  writeFileSync(file(), '{"version": 1, "val')
  const damaged = start()
  expect([damaged.history.count, damaged.texts()]).toEqual([0, [expect.stringMatching(/begins anew/)]])
  damaged.add('201')
  await damaged.history[Symbol.asyncDispose]()
  const content = JSON.parse(readFileSync(file(), 'utf8'))
  content.value.calls.push({ id: 'none' })
  writeFileSync(file(), JSON.stringify(content))
  const partly = start()
  expect([await partly.numbers(), partly.texts()]).toEqual([['201'], [expect.stringMatching(/could not be read/)]])
})
