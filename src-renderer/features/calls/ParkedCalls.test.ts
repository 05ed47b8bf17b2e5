import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Account, ParkedCall } from '../../../src-preload/contract/account.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { installBridge, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import CallStage from './CallStage.svelte'

let bridge: FakeBridge
let revision = 0
const onempty = vi.fn()
const user = userEvent.setup({ advanceTimers: (ms) => void vi.advanceTimersByTime(ms) })

beforeEach(() => void vi.useFakeTimers({ now: 100_000 - 600 }))
afterEach(() => void vi.useRealTimers())

const aParkedCall = (slot: string, name: string, parts: Partial<ParkedCall> = {}): ParkedCall => ({
  slot,
  remote: { kind: 'external', name, number: '+493023125123', withheld: false },
  ...parts
})
const withParked = (parked: ParkedCall[], parts: Partial<Account> = {}): Account =>
  anAccount({ capabilities: ['parkedCalls'], parked, ...parts })

async function show(...accounts: Account[]): Promise<void> {
  bridge = installBridge()
  bridge.revision = revision += 100
  bridge.state = { ...emptyState, accounts: byId(accounts) }
  onempty.mockClear()
  mirror.connect(bridge)
  render(CallStage, { onempty })
  await free()
}

const byId = (accounts: readonly Account[]): Record<string, Account> =>
  Object.fromEntries(accounts.map((account) => [account.id, account]))
/** The 600 ms in which nothing can be pressed pass. */
const free = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(600))
const change = async (...accounts: Account[]): Promise<void> => {
  bridge.patch({ accounts: byId(accounts) })
  await free()
}
const rows = (): (string | null)[] =>
  screen.queryAllByRole('listitem', { name: /parked in slot/ }).map((row) => row.getAttribute('aria-label'))
const button = (name: string): HTMLElement => screen.getByRole('button', { name })

test('says who waits where, since when and by whom, the longest first, and fetches from the slot', async () => {
  const nils = aParkedCall('902', 'Nils Öberg', { since: 90_000 })
  await show(withParked([nils, aParkedCall('901', 'منى العبدالله', { by: 'Anna Berg', since: 57_000 })]))
  expect(rows()).toEqual(['منى العبدالله, parked in slot 901', 'Nils Öberg, parked in slot 902'])
  const first = within(screen.getByRole('listitem', { name: /901/ }))
  expect(first.getByText('Parked in 901 by Anna Berg')).toBeTruthy()
  expect(first.getByRole('timer').textContent).toBe('0:42')
  expect(first.getByText('منى العبدالله').getAttribute('dir')).toBe('auto')
  await user.click(button('Retrieve Nils Öberg from slot 902'))
  await user.click(button('Retrieve Nils Öberg from slot 902'))
  expect(bridge.inputsOf('call.act')).toEqual([{ action: 'retrieve', accountId: 'a1', slot: '902' }])
  expect(button('Retrieve Nils Öberg from slot 902').getAttribute('aria-busy')).toBe('true')
})

test('an account that cannot fetch them shows none, though it knows them', async () => {
  await show(withParked([aParkedCall('901', 'Nils')], { capabilities: ['park'] }))
  expect(rows()).toEqual([])
  expect(screen.queryByRole('list', { name: 'Parked calls' })).toBeNull()
})

test('the same slot of two accounts is two calls, each fetched by its own', async () => {
  const other = withParked([aParkedCall('901', 'Ana'), aParkedCall('901', 'Ana again')], { id: 'b1', label: 'Berg' })
  await show(withParked([aParkedCall('901', 'Nils')]), other)
  expect(rows()).toEqual(['Nils, parked in slot 901', 'Ana again, parked in slot 901'])
  expect(screen.getByText('Berg')).toBeTruthy()
  await user.click(button('Retrieve Ana again (Berg) from slot 901'))
  expect(bridge.inputsOf('call.act')).toEqual([{ action: 'retrieve', accountId: 'b1', slot: '901' }])
})

test('without a connection they are of then, and cannot be fetched', async () => {
  const parked = [aParkedCall('901', 'Nils', { since: 50_000 })]
  await show(withParked(parked, { connection: 'stale', staleSince: 60_000 }))
  expect(screen.getByRole('timer').textContent).toBe('0:10')
  await user.click(button('Retrieve Nils from slot 901'))
  expect(button('Retrieve Nils from slot 901').title).toMatch(/^Not connected/)
  expect(bridge.inputsOf('call.act')).toEqual([])
})

test('more than three are folded', async () => {
  await show(withParked(['901', '902', '903', '904', '905'].map((slot) => aParkedCall(slot, `Caller ${slot}`))))
  expect(rows()).toHaveLength(3)
  await user.click(button('2 more parked'))
  expect(rows()).toHaveLength(5)
  await user.click(button('Fewer'))
  expect(rows()).toHaveLength(3)
})

test('when somebody else fetched it, the keyboard goes to the next one, and at last to where there is something', async () => {
  await show(withParked([aParkedCall('901', 'Nils'), aParkedCall('902', 'Ana')]))
  button('Retrieve Nils from slot 901').focus()
  await change(withParked([aParkedCall('902', 'Ana')]))
  expect(document.activeElement).toBe(button('Retrieve Ana from slot 902'))
  expect(onempty).not.toHaveBeenCalled()
  await change(withParked([]))
  expect(rows()).toEqual([])
  expect(onempty).toHaveBeenCalledOnce()
})
