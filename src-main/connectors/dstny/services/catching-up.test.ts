import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { openDstnyHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness

beforeEach(async () => {
  ;({ front, harness } = await openDstnyHarness())
})
afterEach(() => harness[Symbol.asyncDispose]())

/** So many calls are missed while nobody looks. */
function comes(times: number): void {
  const [like] = harness.me.log
  if (like === undefined) throw new Error('the company data has no log')
  for (let turn = 0; turn < times; turn++) harness.me.log.unshift({ ...like, id: harness.pbx.nextLogId() })
}

/** So many others give up waiting for the group while nobody looks. */
async function giveUp(times: number): Promise<void> {
  const caller = harness.outside()
  await caller.dials(harness.queue)
  caller.hangsUp()
  const [like] = harness.queue.calls
  if (like === undefined) throw new Error('the group has no log')
  for (let turn = 1; turn < times; turn++) {
    const other = { ...like.caller, number: `+49302312${String(5_000 + turn)}` }
    harness.queue.calls.unshift({ ...like, id: harness.pbx.nextLogId(), caller: other })
  }
}

const SALES = 'a:21@example.org'
const ids = (items: readonly { readonly id: string | bigint }[]): string[] => items.map(({ id }) => String(id))

interface Page {
  readonly items: readonly { readonly id: string }[]
  readonly replaces: boolean
  readonly newest?: string | undefined
}

/** What a window has, newest first, after asking while pages of 50 are full. */
async function caughtUp(ask: (newerThan: string | undefined) => Promise<Page>, since: string | undefined) {
  const seen: string[] = []
  for (let newerThan = since; ;) {
    const { items, newest, replaces } = await ask(newerThan)
    expect(replaces).toBe(false)
    seen.unshift(...ids(items))
    if (items.length < 50) return seen
    newerThan = newest
  }
}

describe.each(['oldest', 'newest'] as const)('a server that gives the %s first of what is new', (pageSince) => {
  beforeEach(() => {
    front.switches.pageSince = pageSince
  })

  it('loses nothing of the history, and doubles nothing', async () => {
    const { newest } = await harness.ask('history.page', { limit: 1 })
    comes(110)
    const seen = await caughtUp((newerThan) => harness.ask('history.page', { newerThan, limit: 50 }), newest)
    expect(seen).toEqual(ids(harness.me.log.slice(0, 110)))
  })

  it('loses nothing of the call log of a group, and doubles nothing', async () => {
    await giveUp(1)
    const { newest } = await harness.ask('groupCallLog.page', { queueId: SALES, limit: 1 })
    await giveUp(110)
    const ask = async (newerThan: string | undefined): Promise<Page> => {
      const { rows, ...ends } = await harness.ask('groupCallLog.page', { queueId: SALES, newerThan, limit: 50 })
      return { items: rows, ...ends }
    }
    expect(await caughtUp(ask, newest)).toEqual(ids(harness.queue.calls.slice(0, 110)))
  })

  it('is not asked for ever: where far more has come than pages are asked for, the list begins anew', async () => {
    const { newest: newerThan } = await harness.ask('history.page', { limit: 1 })
    comes(60)
    const page = await harness.ask('history.page', { newerThan, limit: 2 })
    const [from, to] = pageSince === 'oldest' ? [58, 60] : [0, 2]
    expect(ids(page.items)).toEqual(ids(harness.me.log.slice(from, to)))
    expect([page.replaces, page.older !== undefined]).toEqual(pageSince === 'oldest' ? [false, false] : [true, true])
    expect(harness.front.count('listCommLogItems')).toBeLessThan(15)
  })
})

describe('a list', () => {
  const answers = (body: object, times = 1): void =>
    front.faults.reply(200, { operation: 'listCommLogItems', times, body: JSON.stringify(body) })
  const row = (itemId: number): object => ({ '.CallDTO': { itemId, startTime: '2026-01-05T09:00:00Z' } })

  it('begins anew when a full page of what is new cannot be read', async () => {
    const all = ids(harness.me.log)
    answers({ historyItems: [{}, {}] })
    const page = await harness.ask('history.page', { limit: 2, newerThan: all.at(-1) })
    expect([ids(page.items), page.replaces]).toEqual([all.slice(0, 2), true])
  })

  it('begins anew when the server does not say what lies below a full page', async () => {
    answers({ historyItems: [row(8), row(9)] }, 3)
    const page = await harness.ask('history.page', { limit: 2, newerThan: '3' })
    expect([ids(page.items), page.replaces]).toEqual([['9', '8'], true])
  })

  it('is asked for once where not a whole page is new', async () => {
    answers({ historyItems: [row(8), row(9)] })
    const before = harness.front.count('listCommLogItems')
    const page = await harness.ask('history.page', { limit: 3, newerThan: '3' })
    expect([ids(page.items), page.replaces, harness.front.count('listCommLogItems') - before]).toEqual([
      ['9', '8'],
      false,
      1
    ])
  })
})
