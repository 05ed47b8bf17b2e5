import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aContact, anAccount, aQueue } from '../../testing/samples.ts'
import QueueRow from '../queues/QueueRow.svelte'
import RingPeopleDialog from './RingPeopleDialog.svelte'

const account = anAccount({ capabilities: ['ringGroup', 'ringPeople', 'contactSearch'] })
const other = anAccount({ id: 'a2', label: 'Other', capabilities: ['contactSearch'] })
const people = [
  aContact({ id: 'k1', name: 'Bernd Maier' }),
  aContact({ id: 'k2', name: 'Bernd Berg', numbers: [{ label: '', number: '215', display: '215' }] }),
  aContact({ id: 'k3', accountId: 'a2', name: 'Bernd Fremd', numbers: [{ label: '', number: '9', display: '9' }] })
]

let bridge: FakeBridge
let revision = 9_000
let end: () => void
let refused = false

beforeEach(async () => {
  refused = false
  bridge = installBridge({
    'contacts.search': () => ok(people),
    'call.act': () => (refused ? failed('No line is free.') : ok(undefined))
  })
  bridge.revision = revision += 1
  bridge.state = { ...emptyState, accounts: { a1: account, a2: other } }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
})
afterEach(() => end())

const button = (name: string): HTMLElement => screen.getByRole('button', { name })
const select = (name: string): HTMLElement => screen.getByRole('combobox', { name: `${name}: As the group is set` })
const ring = (): Promise<void> => userEvent.click(button('Ring'))
const isBlocked = (name: string): boolean => button(name).getAttribute('aria-disabled') === 'true'
const orders = (): readonly unknown[] => bridge.inputsOf('call.act')

async function choose(name: string): Promise<void> {
  const field = screen.getByRole('combobox', { name: 'Add somebody' })
  await userEvent.clear(field)
  await userEvent.type(field, 'bernd')
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(name) }))
}

async function openGroup(): Promise<void> {
  render(QueueRow, { queue: aQueue(), account })
  await userEvent.click(button('More for Support (Jane Doe · example.org)'))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Ring this group…' }))
  await screen.findByRole('dialog', { name: 'Ring Support' })
}

test('a group is rung as it is set, for the user', async () => {
  await openGroup()
  await ring()
  expect(orders()).toEqual([{ action: 'ringGroup', accountId: 'a1', first: { queueId: 'a1:q1' } }])
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(document.activeElement).toBe(button('More for Support (Jane Doe · example.org)'))
})

test('a group is rung as long as was chosen, for a number', async () => {
  await openGroup()
  await userEvent.click(select('Rings for'))
  await userEvent.click(await screen.findByRole('option', { name: '60 seconds' }))
  await userEvent.click(select('Each member'))
  await userEvent.click(await screen.findByRole('option', { name: '15 seconds' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Connect to' }), ' 030 901820 ')
  expect(screen.getByText('Whoever answers first is connected to this number.')).toBeTruthy()
  await ring()
  const first = { queueId: 'a1:q1', groupSeconds: 60, memberSeconds: 15 }
  expect(orders()).toEqual([{ action: 'ringGroup', accountId: 'a1', first, number: '030 901820' }])
})

test('a refusal is said where it was pressed, and what was chosen stays', async () => {
  refused = true
  await openGroup()
  await userEvent.type(screen.getByRole('textbox', { name: 'Connect to' }), '201')
  await ring()
  expect(screen.getByText('No line is free.')).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Connect to' }).value).toBe('201')
  expect(orders()).toHaveLength(1)
})

test('a group cannot be rung where the system has no such thing, and not now without a connection', async () => {
  const { rerender } = render(QueueRow, { queue: aQueue(), account: anAccount() })
  expect(screen.queryByRole('button', { name: /^More for Support/ })).toBeNull()
  await rerender({ queue: aQueue(), account: { ...account, connection: 'stale' as const } })
  await userEvent.click(button('More for Support (Jane Doe · example.org)'))
  const item = await screen.findByRole('menuitem', { name: 'Ring this group…' })
  expect(item.getAttribute('aria-disabled')).toBe('true')
})

test('two people at least are rung, together or one after the other', async () => {
  const onclose = vi.fn()
  render(RingPeopleDialog, { onclose })
  expect(isBlocked('Ring')).toBe(true)
  await choose('Bernd Maier')
  await choose('Bernd Maier')
  expect([isBlocked('Ring'), screen.getByText('Choose at least two people.')]).toEqual([true, expect.anything()])
  await ring()
  expect(orders()).toEqual([])
  await choose('Bernd Berg')
  await userEvent.click(screen.getByRole('radio', { name: 'One after the other' }))
  await ring()
  expect(orders()).toEqual([
    { action: 'ringGroup', accountId: 'a1', first: { contactIds: ['k1', 'k2'], how: 'oneByOne' } }
  ])
  expect(onclose).toHaveBeenCalledOnce()
})

test('Esc ends the search first, and then closes', async () => {
  const onclose = vi.fn()
  render(RingPeopleDialog, { onclose })
  await choose('Bernd Maier')
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Add somebody' })
  await userEvent.type(field, 'berg')
  await userEvent.keyboard('{Escape}')
  expect([field.value, onclose.mock.calls]).toEqual(['', []])
  await userEvent.keyboard('{Escape}')
  expect(onclose).toHaveBeenCalledOnce()
})

test('who is no contact of the account cannot be rung with others, and it says so', async () => {
  render(RingPeopleDialog, { start: { accountId: 'a1', contactId: 'k1', name: 'Bernd Maier' }, onclose: vi.fn() })
  await choose('Bernd Fremd')
  expect(screen.getByText('Bernd Fremd cannot be rung together with others.')).toBeTruthy()
  expect(within(screen.getByRole('list', { name: 'Chosen people' })).getAllByRole('listitem')).toHaveLength(1)
  await choose('Bernd Berg')
  await userEvent.click(button('Do not ring Bernd Maier'))
  expect(isBlocked('Ring')).toBe(true)
})
