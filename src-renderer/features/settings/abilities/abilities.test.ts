import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Ability } from '../../../../src-preload/contract/ability.ts'
import { capabilities } from '../../../../src-preload/contract/capability.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { failed, installBridge, ok } from '../../../testing/fake-bridge.ts'
import { anAccount } from '../../../testing/samples.ts'
import AccountRow from '../AccountRow.svelte'
import { abilityGroups, withoutPlace } from './capability-words.ts'
import { listed } from './listed.ts'

const words = [...abilityGroups.flatMap(({ abilities }) => abilities), ...withoutPlace]

/** All of these can, but for what is named. */
const told = (
  others: Partial<Record<Capability, Omit<Ability, 'capability'>>>,
  all: readonly Capability[] = ['calls', 'hold', 'park', 'pickUp', 'dnd', 'fax']
): Ability[] => all.map((capability) => ({ capability, state: 'can', ...others[capability] }))

const some = told({
  park: { state: 'missing', lack: { kind: 'refused', reason: 'Your account has no licence for this.' } },
  dnd: { state: 'missing', lack: { kind: 'option', reason: 'Needs “Code” in the options of this account.' } },
  fax: { state: 'never' }
})

const open = async (): Promise<HTMLElement> => {
  await userEvent.click(screen.getByRole('button', { name: /^What Jane Doe .* can do$/ }))
  return screen.findByRole('dialog', { name: 'What this account can do' })
}
const row = (name: string): string | null | undefined => screen.getByText(name).closest('li')?.textContent

test('each capability has words once, and no two the same', () => {
  expect(words.map(([capability]) => capability).toSorted()).toEqual(capabilities.toSorted())
  const names = words.map(([, word]) => word())
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('what windows have no place for is listed nowhere, and a group without rows is none', () => {
  const all = listed(told({}, capabilities), false).flatMap(({ rows }) => rows.map(({ ability }) => ability.capability))
  expect(all.filter((one) => withoutPlace.some(([capability]) => capability === one))).toEqual([])
  expect(listed(some, true).map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Parking and picking up', 1],
    ['Presence', 1],
    ['Messages', 1]
  ])
})

test('what the account can and cannot is said in words, with the reason', async () => {
  installBridge({ 'account.abilities': () => ok(some) })
  render(AccountRow, { account: anAccount() })
  const dialog = await open()
  await within(dialog).findByText('Parking calls')
  expect(row('Parking calls')).toMatch(/No.*Your account has no licence for this\./s)
  expect(row('Fax')).toMatch(/Not in this system/)
  expect(row('Holding and resuming')).toMatch(/Yes/)
  expect(dialog.textContent).toMatch(/Jane Doe .*: 3 of 6 functions/)
  const group = within(dialog).getByRole('list', { name: 'Parking and picking up' })
  expect(within(group).getAllByRole('listitem')).toHaveLength(2)
})

test('only what is missing can be shown, and it is said where that is nothing', async () => {
  let abilities = some
  installBridge({ 'account.abilities': () => ok(abilities) })
  const { rerender } = render(AccountRow, { account: anAccount() })
  const dialog = await open()
  await userEvent.click(await within(dialog).findByRole('checkbox', { name: 'Only what is missing' }))
  expect(within(dialog).getAllByRole('listitem')).toHaveLength(3)
  abilities = told({})
  await rerender({ account: anAccount({ capabilities: ['dial', 'park'] }) })
  expect(await within(dialog).findByText('Nothing is missing.')).toBeTruthy()
})

test('an option that is off has a way to the options, and back', async () => {
  installBridge({ 'account.abilities': () => ok(some), 'account.options': () => ok([]) })
  const { rerender } = render(AccountRow, { account: anAccount() })
  await within(await open()).findByText('Parking calls')
  expect(screen.queryByRole('button', { name: /^Options of Jane/ })).toBeNull()
  await rerender({ account: anAccount({ hasOptions: true }) })
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: /^Options of Jane/ }))
  const options = await screen.findByRole('dialog', { name: 'Options' })
  await userEvent.click(within(options).getByRole('button', { name: 'Cancel' }))
  expect(await screen.findByRole('dialog', { name: 'What this account can do' })).toBeTruthy()
})

test('before the first connection nothing is claimed, and without one it is said to be of before', async () => {
  let abilities = told({ park: { state: 'unknown' } })
  installBridge({ 'account.abilities': () => ok(abilities) })
  const { rerender } = render(AccountRow, { account: anAccount({ connection: 'connecting' }) })
  const dialog = await open()
  expect(await within(dialog).findByText('Not known until the account is connected.')).toBeTruthy()
  expect(row('Parking calls')).toMatch(/Not known/)
  abilities = some
  await rerender({ account: anAccount({ connection: 'stale' }) })
  expect(await within(dialog).findByText('As it was when the account was last connected.')).toBeTruthy()
})

test('a list that does not come can be asked for again', async () => {
  let isBroken = true
  installBridge({ 'account.abilities': () => (isBroken ? failed('Gone.') : ok(some)) })
  render(AccountRow, { account: anAccount() })
  const dialog = await open()
  expect((await within(dialog).findByRole('alert')).textContent).toContain('Gone.')
  isBroken = false
  await userEvent.click(within(dialog).getByRole('button', { name: 'Try again' }))
  expect(await within(dialog).findByText('Parking calls')).toBeTruthy()
  expect(within(dialog).queryByRole('alert')).toBeNull()
})
