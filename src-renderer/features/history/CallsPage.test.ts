import { cleanup, render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import type { Input } from '../../../src-preload/contract/ipc.ts'
import type { HistoryItem } from '../../../src-preload/contract/services/history.ts'
import { closeLast } from '../../state/escape.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { fakeObservers } from '../../testing/fake-observer.ts'
import { aCall, anAccount } from '../../testing/samples.ts'
import CallsPage from './CallsPage.svelte'

const MINUTE = 60_000
const HISTORY = [
  'dial',
  'history',
  'historyMarks',
  'historyMarksAll',
  'historyTrash',
  'historyDelete',
  'historyDeleteAll'
] as const
const anOffice = (parts: Partial<Account> = {}): Account => anAccount({ capabilities: [...HISTORY], ...parts })

const now = new Date(2026, 5, 10, 12).getTime()
const item = (id: string, name: string, parts: Partial<HistoryItem> = {}): HistoryItem => ({
  id,
  kind: 'incoming',
  at: now - Number(id) * MINUTE,
  seen: true,
  name,
  number: `+4930${id}`,
  displayNumber: `030 ${id}`,
  ...parts
})

const FRIDA = item('1', 'Frida Jönsson', { kind: 'missed', seen: false })
const BJORN = item('5', 'Björn Åkesson', { kind: 'outgoing', durationMs: 125_000 })
const NILS = item('9', 'Nils Öberg', { kind: 'voicemail', seen: false, played: false, durationMs: 9_000 })

let bridge: FakeBridge
let revision = 0
let items: HistoryItem[]
let trash: HistoryItem[]
let failing: boolean

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  fakeObservers()
  items = [FRIDA, BJORN, NILS]
  trash = []
  failing = false
})

afterEach(() => vi.useRealTimers())

function page({ shelf, kinds, number, newerThan }: Input<'history.page'>): ReturnType<typeof ok> {
  const all = (shelf === 'trash' ? trash : items)
    .filter(({ kind }) => kinds === undefined || kinds.some((one) => one === kind))
    .filter((one) => number === undefined || one.number === number)
  const shown = newerThan === undefined ? all : all.filter(({ id }) => Number(id) < Number(newerThan))
  return ok({ items: shown, replaces: newerThan === undefined, newest: shown[0]?.id })
}

async function show(accounts: readonly Account[] = [anOffice()]): Promise<void> {
  bridge = installBridge({
    'history.page': (input) => (failing ? failed('Try later.') : (page(input) as never)), // what a page answers
    'history.sharedInbox': () => ok([]),
    'history.count': ({ kinds }) => ok(items.filter(({ kind }) => kinds?.some((one) => one === kind)).length),
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
  render(CallsPage)
}

const rows = (): string[] =>
  screen.queryAllByRole('row', { name: /: / }).map((row) => row.getAttribute('aria-label') ?? '')
const row = (name: string): HTMLElement => screen.getByRole('row', { name: new RegExp(`: ${name},`) })
const shown = (count: number): Promise<void> => vi.waitFor(() => expect(rows()).toHaveLength(count))
const choose = async (name: string, entry: string): Promise<void> => {
  await userEvent.click(screen.getByRole('button', { name: `More about ${name}` }))
  await userEvent.click(await screen.findByRole('menuitem', { name: entry }))
}

test('lists calls and messages with kind, name, number, time and length, and says which are new', async () => {
  await show()
  await shown(3)
  expect(rows()[0]).toMatch(/^Missed: Frida Jönsson, .*11:59.*, New$/)
  expect(rows()[1]).toMatch(/^Outgoing: Björn Åkesson, .*11:55/)
  const bjorn = within(row('Björn Åkesson'))
  expect(bjorn.getByText('Björn Åkesson').getAttribute('dir')).toBe('auto')
  expect(bjorn.getByText('030 5')).toBeTruthy()
  expect(bjorn.getByText('2:05')).toBeTruthy()
  expect(bjorn.queryByText('Jane Doe · example.org')).toBeNull()
})

test('filters ask the telephone system; only kinds that are there are offered', async () => {
  await show()
  await shown(3)
  const offered = screen.getAllByRole('radio').map(({ textContent }) => textContent)
  expect(offered).toEqual(['All', 'Missed', 'Incoming', 'Outgoing', 'Voicemail'])
  await userEvent.click(screen.getByRole('radio', { name: 'Missed' }))
  await shown(1)
  expect(bridge.inputsOf('history.page').at(-1)).toMatchObject({ kinds: ['missed'], shelf: 'log' })
  await userEvent.click(screen.getByRole('radio', { name: 'Incoming' }))
  expect(await screen.findByText('No incoming calls.')).toBeTruthy()
})

test('a name is found without its marks, a number at the telephone system too, and Esc ends the search', async () => {
  await show()
  await shown(3)
  const field = screen.getByRole('searchbox', { name: 'Search calls' })
  await userEvent.type(field, 'oberg')
  expect(rows()[0]).toMatch(/Nils Öberg/)
  await userEvent.clear(field)
  await userEvent.type(field, '030 777')
  await vi.waitFor(() =>
    expect(bridge.inputsOf('history.page').at(-1)).toMatchObject({ number: '+4930777', shelf: 'log' })
  )
  expect(await screen.findByText('Nothing found for “030 777”.')).toBeTruthy()
  closeLast()
  await shown(3)
})

test('a search says how far it goes while not all is loaded, and looks further back on demand', async () => {
  await show()
  vi.spyOn(bridge, 'request').mockImplementation(async (name, input) => {
    const { olderThan } = input as Input<'history.page'> // the only request that counts here
    if (name !== 'history.page') return ok([]) as never
    return ok(
      olderThan === undefined
        ? { items: [FRIDA], replaces: true, newest: '1', older: '1' }
        : { items: [BJORN], replaces: false }
    ) as never // two pages
  })
  await userEvent.click(screen.getByRole('radio', { name: 'Outgoing' }))
  await shown(1)
  await userEvent.type(screen.getByRole('searchbox'), 'björn')
  expect(await screen.findByText('Nothing found for “björn” in the newest calls (1).')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Look further back' }))
  await shown(1)
  expect(rows()[0]).toMatch(/Björn/)
  expect(screen.queryByRole('button', { name: 'Look further back' })).toBeNull()
})

test('arrows go through the rows, Enter calls back once with the telephone used last', async () => {
  await show()
  await shown(3)
  row('Frida Jönsson').focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(document.activeElement).toBe(row('Nils Öberg'))
  await userEvent.keyboard('{Home}{ArrowDown}{Enter}{Enter}')
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+49305', deviceId: 'd1' }])
  expect(rows()).toHaveLength(3)
})

test('Tab reaches the controls of one row only', async () => {
  await show()
  await shown(3)
  row('Frida Jönsson').focus()
  await userEvent.tab()
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Call back Frida Jönsson')
  await userEvent.tab()
  await userEvent.tab()
  expect(screen.getByRole('treegrid').contains(document.activeElement)).toBe(false)
})

test('calls back with another telephone and line from the details', async () => {
  const lines = [
    { id: 'l1', kind: 'officeFixed', secondary: false, number: '302', active: true },
    { id: 'l2', kind: 'anonymous', secondary: false, active: false }
  ] as const
  await show([anOffice({ capabilities: [...HISTORY, 'callerLines'], callerLines: [...lines] })])
  await shown(3)
  await choose('Frida Jönsson', 'Call back with…')
  const from = await screen.findByRole('combobox', { name: /^Call from: Desk phone/ })
  expect(document.activeElement).toBe(from)
  await userEvent.keyboard('{Enter}')
  await userEvent.click(await screen.findByRole('option', { name: 'Mobile' }))
  await userEvent.click(screen.getByRole('combobox', { name: /^Show number/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'None (hidden)' }))
  await userEvent.click(screen.getByRole('button', { name: 'Call back' }))
  expect(bridge.inputsOf('call.dial')).toEqual([{ accountId: 'a1', number: '+49301', deviceId: 'd2', lineId: 'l2' }])
})

test('says at the row why it cannot call back, and sends nothing', async () => {
  await show()
  await shown(3)
  bridge.patch({ accounts: { a1: anOffice({ connection: 'stale' }) } })
  await userEvent.click(screen.getByRole('button', { name: 'Call back Frida Jönsson' }))
  expect(within(row('Frida Jönsson')).getByRole('alert').textContent).toMatch(/^Not connected/)
  expect(bridge.inputsOf('call.dial')).toEqual([])
})

test('calls in a row with one person are one line that opens, and Esc closes it', async () => {
  items = [FRIDA, { ...FRIDA, id: '2', at: now - 2 * MINUTE }, { ...FRIDA, id: '3', at: now - 3 * MINUTE }, BJORN]
  await show()
  await shown(2)
  expect(within(row('Frida Jönsson')).getByText('(3)')).toBeTruthy()
  await userEvent.click(row('Frida Jönsson'))
  const details = screen.getByRole('gridcell', { name: 'Details of Frida Jönsson' })
  expect(within(details).getAllByRole('listitem')).toHaveLength(3)
  expect(row('Frida Jönsson').getAttribute('aria-expanded')).toBe('true')
  closeLast()
  await vi.waitFor(() => expect(screen.queryByRole('gridcell', { name: /^Details of/ })).toBeNull())
})

test('marks a line as seen and as new again', async () => {
  await show()
  await shown(3)
  await choose('Frida Jönsson', 'Mark as seen')
  expect(bridge.inputsOf('history.mark')).toEqual([
    { accountId: 'a1', which: { itemIds: ['1'] }, seen: true, played: false }
  ])
  await vi.waitFor(() => expect(rows()[0]).not.toMatch(/New/))
  await choose('Frida Jönsson', 'Mark as new')
  await vi.waitFor(() => expect(rows()[0]).toMatch(/New/))
})

test('marks all calls as seen and leaves messages to the user', async () => {
  await show()
  await shown(3)
  await userEvent.click(screen.getByRole('button', { name: 'Mark all seen' }))
  expect(bridge.inputsOf('history.mark')).toEqual([
    { accountId: 'a1', which: { upTo: '1', kinds: ['outgoing', 'incoming', 'missed'] }, seen: true, played: false }
  ])
  await vi.waitFor(() => expect(rows().filter((text) => text.endsWith('New'))).toHaveLength(1))
})

test('deletes with the key, the keyboard goes on with the next line, and undo puts it back', async () => {
  await show()
  await shown(3)
  row('Björn Åkesson').focus()
  await userEvent.keyboard('{Delete}')
  await shown(2)
  expect(bridge.inputsOf('history.move')).toEqual([{ accountId: 'a1', itemId: '5', to: 'trash' }])
  expect(document.activeElement).toBe(row('Nils Öberg'))
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await shown(3)
  expect(bridge.inputsOf('history.move').at(-1)).toEqual({ accountId: 'a1', itemId: '5', to: 'log' })
  expect(rows()[1]).toMatch(/Björn/)
})

test('deleted calls are shown, restored, and deleted for good after a question', async () => {
  trash = [BJORN, NILS]
  await show()
  await shown(3)
  await userEvent.click(screen.getByRole('button', { name: 'Deleted' }))
  await shown(2)
  expect(screen.queryByRole('button', { name: /^Call back/ })).toBeNull()
  await choose('Björn Åkesson', 'Restore')
  await shown(1)
  expect(bridge.inputsOf('history.move')).toEqual([{ accountId: 'a1', itemId: '5', to: 'log' }])
  await choose('Nils Öberg', 'Delete for good…')
  expect((await screen.findByRole('alertdialog')).textContent).toMatch(/Nils Öberg: this cannot be undone/)
  expect(bridge.inputsOf('history.delete')).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText('Nothing deleted.')).toBeTruthy()
  expect(bridge.inputsOf('history.delete')).toEqual([{ accountId: 'a1', which: { itemIds: ['9'] } }])
})

test('what no account can do is not there', async () => {
  await show([anOffice({ capabilities: ['history'] })])
  await shown(3)
  for (const name of ['Deleted', 'Mark all seen']) expect(screen.queryByRole('button', { name })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'More about Frida Jönsson' }))
  const entries = await screen.findAllByRole('menuitem')
  expect(entries.map(({ textContent }) => textContent)).toEqual(['Details', 'Copy number'])
})

test('what needs a connection stays in the menu with the reason, and sends nothing', async () => {
  await show()
  await shown(3)
  bridge.patch({ accounts: { a1: anOffice({ connection: 'stale' }) } })
  await userEvent.click(screen.getByRole('button', { name: 'More about Frida Jönsson' }))
  const entry = await screen.findByRole('menuitem', { name: 'Delete' })
  expect([entry.getAttribute('aria-disabled'), entry.title]).toEqual(['true', 'Not connected: Stale'])
  await userEvent.click(entry)
  expect(bridge.inputsOf('history.move')).toEqual([])
})

test('a line that is being searched for by number is said to be missing only once the answer is there', async () => {
  await show()
  await shown(3)
  const answer = vi.fn()
  const request = bridge.request.bind(bridge)
  vi.spyOn(bridge, 'request').mockImplementation(async (name, input) => {
    if (name === 'history.page') await new Promise<void>((resolve) => answer.mockImplementation(resolve))
    return request(name, input)
  })
  await userEvent.type(screen.getByRole('searchbox'), '030 777')
  await vi.waitFor(() => expect(answer.getMockImplementation()).toBeDefined())
  expect(screen.queryByText(/^Nothing found/)).toBeNull()
  answer()
  expect(await screen.findByText('Nothing found for “030 777”.')).toBeTruthy()
})

test('several accounts: each row says its account, and one can be chosen', async () => {
  await show([anOffice(), anOffice({ id: 'b1', label: 'Support desk' })])
  await shown(6)
  expect(within(screen.getByRole('treegrid')).getAllByText('Support desk')).toHaveLength(3)
  await userEvent.click(screen.getByRole('radio', { name: 'Support desk' }))
  await shown(3)
})

test('the end of a call brings it to the top, and the keyboard stays where it was', async () => {
  await show()
  await shown(3)
  const call = aCall({ state: 'connected' })
  bridge.patch({ calls: { [call.id]: call } })
  row('Björn Åkesson').focus()
  items = [item('0', 'Harriet Stone'), ...items]
  bridge.patch({ calls: { [call.id]: { ...call, state: 'cleared' } } })
  await shown(4)
  expect(rows()[0]).toMatch(/Harriet Stone/)
  expect(document.activeElement).toBe(row('Björn Åkesson'))
})

test('an account that is not connected and one that fails say so, with a way to try again', async () => {
  failing = true
  await show([anOffice(), anOffice({ id: 'b1', label: 'Support desk', connection: 'stale' })])
  expect(await screen.findByText('Jane Doe · example.org: calls could not be loaded. Try later.')).toBeTruthy()
  expect(screen.getByText(/^Support desk: Not connected/)).toBeTruthy()
  expect(await screen.findByText('Nothing in the calls that could be loaded.')).toBeTruthy()
  failing = false
  const [first, second] = screen.getAllByRole('button', { name: 'Try again' })
  await userEvent.click(second ?? document.body)
  expect(bridge.inputsOf('account.reconnect')).toEqual([{ accountId: 'b1' }])
  await userEvent.click(first ?? document.body)
  await shown(3)
})

test.each([
  ['no account has a history', [anAccount()], 'None of your accounts can show past calls.'],
  ['nothing is connected', [anOffice({ connection: 'stale' })], 'Not connected: past calls are not shown.']
])('an empty page claims nothing it does not know: %s', async (_what, accounts, text) => {
  await show(accounts)
  expect(await screen.findByText(text)).toBeTruthy()
})

test('an empty history is said only when it was read to its end', async () => {
  items = []
  await show()
  expect(await screen.findByText('No calls yet.')).toBeTruthy()
  cleanup()
})

test('of a system that does not keep what was looked at, nothing is new and only messages are marked or deleted', async () => {
  items = [item('1', 'Frida Jönsson', { kind: 'missed' }), NILS]
  delete items[0]?.seen
  await show([anOffice({ capabilities: ['dial', 'history', 'historyMarks', 'historyDelete'] })])
  await shown(2)
  expect(rows()[0]).not.toContain('New')
  expect(screen.queryByRole('button', { name: 'Mark all seen' })).toBeNull()
  const entries = async (name: string): Promise<readonly (string | null)[]> => {
    await userEvent.click(screen.getByRole('button', { name: `More about ${name}` }))
    const found = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent?.trim() ?? null)
    await userEvent.keyboard('{Escape}')
    return found
  }
  const marks = /seen|Delete/
  expect((await entries('Frida Jönsson')).filter((entry) => marks.test(entry ?? ''))).toEqual([])
  expect((await entries('Nils Öberg')).filter((entry) => marks.test(entry ?? ''))).toHaveLength(2)
})

test('notes that are kept on the telephone system are beside those that are kept here, for calls only', async () => {
  await show([anOffice({ capabilities: ['dial', 'history', 'callNotes'] })])
  await shown(3)
  await userEvent.click(row('Björn Åkesson'))
  expect(await screen.findByRole('region', { name: 'On the telephone system' })).toBeTruthy()
  expect(bridge.inputsOf('history.notes')).toEqual([{ accountId: 'a1', itemId: '5' }])
  await userEvent.click(row('Björn Åkesson'))
  await userEvent.click(row('Nils Öberg'))
  expect(screen.queryByRole('region', { name: 'On the telephone system' })).toBeNull()
})

test('text messages have a place of their own where an account has a list of them', async () => {
  await show([anOffice({ capabilities: ['history', 'textMessageList'] })])
  await shown(3)
  await userEvent.click(screen.getByRole('button', { name: 'Text messages' }))
  expect(await screen.findByRole('button', { name: 'Back to calls' })).toBe(document.activeElement)
  await userEvent.click(screen.getByRole('button', { name: 'Back to calls' }))
  await shown(3)
})
