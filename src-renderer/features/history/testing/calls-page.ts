import { accountChoice, ALL_ACCOUNTS } from '../../accounts/account-choice.svelte.ts'
import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { Account } from '../../../../src-preload/contract/account.ts'
import { emptyState } from '../../../../src-preload/contract/empty-state.ts'
import type { Input } from '../../../../src-preload/contract/ipc.ts'
import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import { mirror } from '../../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../../testing/fake-bridge.ts'
import { fakeObservers } from '../../../testing/fake-observer.ts'
import { anAccount } from '../../../testing/samples.ts'
import CallsPage from '../CallsPage.svelte'

export const MINUTE = 60_000
/** What a system can that keeps everything. */
export const HISTORY = [
  'dial',
  'history',
  'historyMarks',
  'historyMarksAll',
  'historyTrash',
  'historyDelete',
  'historyDeleteAll'
] as const
export const anOffice = (parts: Partial<Account> = {}): Account => anAccount({ capabilities: [...HISTORY], ...parts })

export const now = new Date(2026, 5, 10, 12).getTime()
export const item = (id: string, name: string, parts: Partial<HistoryItem> = {}): HistoryItem => ({
  id,
  kind: 'incoming',
  at: now - Number(id) * MINUTE,
  seen: true,
  name,
  number: `+4930${id}`,
  displayNumber: `030 ${id}`,
  ...parts
})

export const FRIDA = item('1', 'Frida Jönsson', { kind: 'missed', seen: false })
export const BJORN = item('5', 'Björn Åkesson', { kind: 'outgoing', durationMs: 125_000 })
export const NILS = item('9', 'Nils Öberg', { kind: 'voicemail', seen: false, played: false, durationMs: 9_000 })

let revision = 0

/** What the telephone systems keep, whether they fail, and what they were asked. */
export const office: { items: HistoryItem[]; trash: HistoryItem[]; failing: boolean; bridge: FakeBridge } = {
  items: [],
  trash: [],
  failing: false,
  bridge: installBridge()
}

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  fakeObservers()
  office.items = [FRIDA, BJORN, NILS]
  office.trash = []
  office.failing = false
})

afterEach(() => vi.useRealTimers())

function page({ shelf, kinds, number, newerThan }: Input<'history.page'>): ReturnType<typeof ok> {
  const all = (shelf === 'trash' ? office.trash : office.items)
    .filter(({ kind }) => kinds === undefined || kinds.some((one) => one === kind))
    .filter((one) => number === undefined || one.number === number)
  const shown = newerThan === undefined ? all : all.filter(({ id }) => Number(id) < Number(newerThan))
  return ok({ items: shown, replaces: newerThan === undefined, newest: shown[0]?.id })
}

/** Shows the page, with these accounts. */
export async function show(accounts: readonly Account[] = [anOffice()]): Promise<void> {
  accountChoice.calls = ALL_ACCOUNTS
  const bridge = installBridge({
    'history.page': (input) => (office.failing ? failed('Try later.') : (page(input) as never)), // what a page answers
    'history.sharedInbox': () => ok([]),
    'history.count': ({ kinds }) => ok(office.items.filter(({ kind }) => kinds?.some((one) => one === kind)).length),
    'history.mark': () => ok({ gone: [] }),
    'history.notes': () => ok([]),
    'message.list': () => ok([]),
    'history.delete': () => ok({ gone: [] }),
    'dial.understand': ({ text }) =>
      ok({ digits: text.replace(/\D/g, '').replace(/^0/, '+49'), kind: 'number', display: text })
  })
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: Object.fromEntries(accounts.map((account) => [account.id, account])) }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(revision))
  office.bridge = bridge
  render(CallsPage)
}

export const rows = (): string[] =>
  screen.queryAllByRole('row', { name: /: / }).map((row) => row.getAttribute('aria-label') ?? '')
export const row = (name: string): HTMLElement => screen.getByRole('row', { name: new RegExp(`: ${name},`) })
export const shown = (count: number): Promise<void> => vi.waitFor(() => expect(rows()).toHaveLength(count))
export const choose = async (name: string, entry: string): Promise<void> => {
  await userEvent.click(screen.getByRole('button', { name: `More about ${name}` }))
  await userEvent.click(await screen.findByRole('menuitem', { name: entry }))
}
