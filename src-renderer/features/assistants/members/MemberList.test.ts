import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { AssistantMember } from '../../../../src-preload/contract/services/assistant-groups.ts'
import { failed, installBridge, ok } from '../../../testing/fake-bridge.ts'
import { aGroup, aGroupAccount, aMember } from '../testing/groups.ts'
import { Told } from '../told.svelte.ts'
import MemberList from './MemberList.svelte'

type Answers = NonNullable<Parameters<typeof installBridge>[0]>

const anAssistant = aMember({ id: '9', isManager: false, userName: 'j.doe', number: '6102', shortName: 'JD' })

async function open(all: readonly AssistantMember[], answers: Answers = {}, account = aGroupAccount()) {
  const bridge = installBridge(answers)
  const members = new Told<readonly AssistantMember[]>(() => Promise.resolve(ok(all)))
  await members.read()
  render(MemberList, { account, groupId: '31', groups: [aGroup(), aGroup({ id: '32', name: 'Labs' })], members })
  return { bridge, account }
}

const box = (name: string): HTMLElement => screen.getByRole('textbox', { name })

test('the manager stands first, each with number, short name and whose calls the telephone shows', async () => {
  await open([anAssistant, aMember({ shownGroupId: '32' })])
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
  expect(rows).toEqual(['a.weber Manager 6101 · AW · shows calls of Labs', 'j.doe 6102 · JD'])
})

test('somebody is added with what was typed; name and number are asked for', async () => {
  const { bridge, account } = await open([], { 'assistantMember.add': () => ok(aMember()) })
  expect(screen.getByText('Nobody is in this group yet.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Add member' }))
  await waitFor(() => expect(document.activeElement).toBe(box('User name')))
  await userEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect(screen.getByText('Enter the name of a user.')).toBeTruthy()
  expect(screen.getByText('Enter a number.')).toBeTruthy()
  await userEvent.type(box('User name'), 'a.weber')
  await userEvent.type(box('Telephone number'), '6101')
  await userEvent.click(screen.getByRole('switch', { name: 'Is the manager' }))
  await userEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect(bridge.inputsOf('assistantMember.add')).toEqual([
    { accountId: account.id, groupId: '31', userName: 'a.weber', number: '6101', isManager: true, shownGroupId: null }
  ])
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
})

test('what is refused is said, and what was typed stays', async () => {
  await open([], { 'assistantMember.add': () => failed('There is no such user.') })
  await userEvent.click(screen.getByRole('button', { name: 'Add member' }))
  await userEvent.type(box('User name'), 'nobody')
  await userEvent.type(box('Telephone number'), '6101{Enter}')
  expect(await screen.findByText('There is no such user.')).toBeTruthy()
  expect(box('User name')).toHaveProperty('value', 'nobody')
})

test('there is one manager at most', async () => {
  await open([aMember(), anAssistant])
  await userEvent.click(screen.getByRole('button', { name: 'Change j.doe' }))
  const toggle = screen.getByRole('switch', { name: 'Is the manager' })
  expect(toggle.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText(/another manager already/)).toBeTruthy()
})

test('only what was changed of a member is sent', async () => {
  const { bridge, account } = await open([aMember(), anAssistant], { 'assistantMember.change': () => ok(undefined) })
  await userEvent.click(screen.getByRole('button', { name: 'Change j.doe' }))
  await userEvent.clear(box('Telephone number'))
  await userEvent.type(box('Telephone number'), '6103')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(bridge.inputsOf('assistantMember.change')).toEqual([
    { accountId: account.id, groupId: '31', memberId: '9', number: '6103' }
  ])
})

test('removing a manager says what may go with it; a failure names who is still there', async () => {
  const { bridge } = await open([aMember()], { 'assistantMember.remove': () => failed('Not allowed.') })
  await userEvent.click(screen.getByRole('button', { name: 'Remove a.weber' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog.textContent).toContain('VIP list of the manager may go with it')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('a.weber was not removed: Not allowed.')).toBeTruthy()
  expect(bridge.inputsOf('assistantMember.remove')).toHaveLength(1)
  expect(screen.getByText('a.weber')).toBeTruthy()
})

test('there are only the controls of what the account can', async () => {
  const capabilities = ['assistantGroups', 'assistantMembers', 'assistantMemberAdding'] as const
  await open([aMember()], {}, aGroupAccount({ capabilities: [...capabilities] }))
  expect(screen.getByRole('button', { name: 'Add member' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Change|^Remove/ })).toBeNull()
})

test('where the system does not list members, those that are shown are not said to be all, nor none to be there', async () => {
  const capabilities = ['assistantGroups', 'assistantMembers', 'assistantMemberAdding'] as const
  await open([], {}, aGroupAccount({ capabilities: [...capabilities] }))
  expect(await screen.findByText(/^Only what was added with Ringside is shown/)).toBeTruthy()
  expect(screen.queryByText('Nobody is in this group yet.')).toBeNull()
})
