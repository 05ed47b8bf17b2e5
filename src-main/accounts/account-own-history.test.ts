import { afterEach, beforeEach, expect, it } from 'vitest'
import { reportedCall } from '../calls/testing/seen-call.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'
import { FakeLink } from './testing/fake-connector.ts'

let folder: AccountFolder

beforeEach(() => void (folder = new AccountFolder()))
afterEach(() => folder[Symbol.dispose]())

/** A program with one account, whose system can do this. */
async function signedIn(link: FakeLink, program = folder.start()) {
  await program.service.signIn(typed())
  program.started[0]?.sink.link(link)
  const page = () => program.shownHistory.page({ accountId: 'id1', limit: 50 })
  return { ...program, page }
}

it('a system that keeps no history has one from here: shown, deleted, offline too, and gone with the account', async () => {
  const link = new FakeLink(['calls'])
  const { accounts, service, started, page, shownHistory, ownHistory } = await signedIn(link)
  expect(accounts.entities.get('id1')?.capabilities).toEqual(['calls', 'history', 'historyDeleteAll'])
  const ring = (vendorId: string): void => {
    started[0]?.sink.apply({ type: 'callUpdated', call: reportedCall({ vendorId }), order: 'newer' })
    started[0]?.sink.apply({ type: 'callEnded', vendorId, answeredElsewhere: false })
  }
  for (const vendorId of ['c1', 'c2']) ring(vendorId)
  const { items } = await page()
  expect(items).toMatchObject([{ kind: 'missed' }, { displayNumber: '030 123456' }])
  expect(link.asked).toEqual([])
  started[0]?.sink.link(undefined)
  await shownHistory.delete({ accountId: 'id1', which: { itemIds: [items[0]?.id ?? ''] } })
  expect((await page()).items).toEqual(items.slice(1))
  await service.remove('id1')
  expect(ownHistory.count).toBe(0)
})

it('a system that has a history is asked for it', async () => {
  const link = new FakeLink(['calls', 'history'])
  link.answers = { 'history.page': { items: [], replaces: true } }
  const { page, ownHistory, started } = await signedIn(link)
  started[0]?.sink.apply({ type: 'callUpdated', call: reportedCall(), order: 'newer' })
  started[0]?.sink.apply({ type: 'callEnded', vendorId: 'c1', answeredElsewhere: false })
  await page()
  expect([link.asked.map(([name]) => name), ownHistory.count]).toEqual([['history.page'], 0])
})
