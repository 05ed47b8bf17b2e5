import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { AssistantGroup, AssistantGroupValues } from '../../../src-preload/contract/services/assistant-groups.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { FakeObserver } from '../../testing/fake-observer.ts'
import { groupListOf } from './group-lists.ts'
import GroupPage from './GroupPage.svelte'
import { opened } from './opened-group.svelte.ts'
import { aGroup, aGroupAccount, aMember } from './testing/groups.ts'

type Answers = NonNullable<Parameters<typeof installBridge>[0]>

beforeEach(() => vi.stubGlobal('IntersectionObserver', FakeObserver))

const field = (name: string): HTMLElement => screen.getByRole('textbox', { name })
const save = (): HTMLElement => screen.getByRole('button', { name: 'Save' })

async function type(name: string, text: string): Promise<void> {
  await userEvent.clear(field(name))
  if (text !== '') await userEvent.type(field(name), text)
}

/** The page of a group that the list has told. */
async function open(groups: AssistantGroup[] = [aGroup()], answers: Answers = {}, account = aGroupAccount()) {
  const server = { groups }
  const bridge: FakeBridge = installBridge({
    'assistantGroup.list': () => ok(server.groups),
    'assistantMember.list': () => ok([]),
    ...answers
  })
  await groupListOf(account.id).read()
  const view = render(GroupPage, { account, groupId: groups[0]?.id })
  await screen.findByRole('form', { name: 'Settings' })
  return { bridge, account, server, ...view }
}

test('all that can be set says what it does, and what is not changed is not sent', async () => {
  const changed = aGroup({ managerRingS: 25 })
  const { bridge, account, server } = await open([aGroup()], { 'assistantGroup.change': () => ok(changed) })
  server.groups = [changed]
  const fields = document.querySelectorAll('[data-field]')
  expect(fields).toHaveLength(18)
  for (const one of fields) expect(one.textContent.length, one.getAttribute('data-field') ?? '').toBeGreaterThan(40)
  expect(save().getAttribute('aria-disabled')).toBe('true')
  await type('Manager rings for (seconds)', '25')
  await userEvent.click(save())
  const { id, unknown: _, ...seen } = aGroup()
  expect(bridge.inputsOf('assistantGroup.change')).toEqual([
    { accountId: account.id, groupId: id, seen, values: { managerRingS: 25 } }
  ])
  await waitFor(() => expect(save().getAttribute('aria-disabled')).toBe('true'))
})

test.each<[string, string, RegExp]>([
  ['Name', '', /Enter a name/],
  ['Manager number', 'busy', /no telephone number/],
  ['Manager rings for (seconds)', '1.5', /whole seconds/],
  ['Each assistant rings for (seconds)', '-1', /whole seconds/],
  ['Caller’s name as shown', '50% off', /stands alone/],
  ['Voicemail box', '', /number of the box/]
])('%s with %j is not sent: it is said beside the field', async (name, text, problem) => {
  const { bridge } = await open()
  await type(name, text)
  await userEvent.click(save())
  expect(screen.getByText(problem)).toBeTruthy()
  expect(document.activeElement).toBe(field(name))
  expect(bridge.inputsOf('assistantGroup.change')).toEqual([])
})

test('an overflow to a number cannot be a word that the system reads as something else', async () => {
  const { bridge } = await open([aGroup({ overflow: { kind: 'number', number: '6200' } })])
  await type('Number', '-3')
  await userEvent.click(save())
  expect(screen.getByText(/no telephone number/)).toBeTruthy()
  expect(bridge.inputsOf('assistantGroup.change')).toEqual([])
})

test('a mask shows the name as it will be, and what is not known in it', async () => {
  await open()
  await type('Caller’s name as shown', '%managerShortName%: %callerName% %colour%')
  expect(screen.getByText('AW: Frida Jönsson %colour%')).toBeTruthy()
  expect(screen.getByText(/Not known here.*%colour%/)).toBeTruthy()
})

test('a name that people would read as taken is a warning, and is sent all the same', async () => {
  const renamed = aGroup({ name: 'BÓARD  office 2' })
  const { bridge } = await open([aGroup(), aGroup({ id: '2', name: 'Board Office 2' })], {
    'assistantGroup.change': () => ok(renamed)
  })
  await type('Name', 'bóard  office 2')
  expect(screen.getByText(/There is a group named “Board Office 2”/)).toBeTruthy()
  await userEvent.click(save())
  expect(bridge.inputsOf('assistantGroup.change')).toMatchObject([{ values: { name: 'bóard  office 2' } }])
})

test('what is set in words nobody knows here is shown as it is, and stays', async () => {
  const { bridge } = await open([aGroup({ overflow: { kind: 'other', value: '-2' }, unknown: { gr_colour: 'red' } })], {
    'assistantGroup.change': ({ values }) =>
      ok({ ...aGroup(), ...(values as AssistantGroupValues), unknown: {} } as AssistantGroup)
  })
  expect(screen.getByText('gr_colour')).toBeTruthy()
  expect(screen.getByText('red')).toBeTruthy()
  expect(screen.getByLabelText('When nobody takes a call: “-2”, not known here')).toBeTruthy()
  await type('Welcome sound', 'hello.wav')
  await userEvent.click(save())
  expect(bridge.inputsOf('assistantGroup.change')).toMatchObject([{ values: { welcomeSound: 'hello.wav' } }])
})

test('what another has changed as well is shown beside what was typed; the rest is taken over', async () => {
  const theirs = aGroup({ managerRingS: 40, number: '6200' })
  let isFirst = true
  const { bridge, server } = await open([aGroup()], {
    'assistantGroup.change': ({ values }) => {
      if (!isFirst) return ok({ ...theirs, ...values, name: theirs.name })
      isFirst = false
      return failed('Changed meanwhile.')
    },
    'assistantGroup.read': () => ok(theirs)
  })
  server.groups = [theirs]
  await type('Manager rings for (seconds)', '25')
  await type('Welcome sound', 'hello.wav')
  await userEvent.click(save())
  const asked = await screen.findByRole('group', { name: /^Manager rings for/ })
  expect(asked.textContent).toContain('Set there now: 40')
  expect(asked.textContent).toContain('You typed: 25')
  expect(screen.getAllByRole('group', { name: /changed by somebody else/ })).toHaveLength(1)
  expect(field('Manager number')).toHaveProperty('value', '6200')
  expect(field('Welcome sound')).toHaveProperty('value', 'hello.wav')
  await userEvent.click(within(asked).getByRole('button', { name: 'Take theirs' }))
  expect(field('Manager rings for (seconds)')).toHaveProperty('value', '40')
  await userEvent.click(save())
  expect(bridge.inputsOf('assistantGroup.change').at(-1)).toMatchObject({
    seen: { managerRingS: 40, number: '6200' },
    values: { welcomeSound: 'hello.wav' }
  })
})

test('what the system refuses is said, and what was typed stays', async () => {
  await open([aGroup()], {
    'assistantGroup.change': () => failed('The name is taken.'),
    'assistantGroup.read': () => ok(aGroup())
  })
  await type('Name', 'Other')
  await userEvent.click(save())
  expect(await screen.findByText('The name is taken.')).toBeTruthy()
  expect(field('Name')).toHaveProperty('value', 'Other')
})

test('what was typed is there after the page was left, and after the connection was lost', async () => {
  const renamed = aGroup({ name: 'Half typed' })
  const { account, bridge, server, unmount } = await open([aGroup()], {
    'assistantGroup.change': () => {
      server.groups = [renamed]
      return ok(renamed)
    }
  })
  await type('Name', 'Half typ')
  unmount()
  const again = render(GroupPage, { account, groupId: '31' })
  expect(field('Name')).toHaveProperty('value', 'Half typ')
  await again.rerender({ account: { ...account, connection: 'stale' }, groupId: '31' })
  expect(field('Name')).toHaveProperty('value', 'Half typ')
  expect(screen.getByText(/kept until it can be saved/)).toBeTruthy()
  expect(save().getAttribute('aria-disabled')).toBe('true')
  await again.rerender({ account, groupId: '31' })
  await userEvent.type(field('Name'), 'ed')
  await userEvent.click(save())
  expect(bridge.inputsOf('assistantGroup.change')).toMatchObject([{ values: { name: 'Half typed' } }])
  await waitFor(() => expect(save().getAttribute('aria-disabled')).toBe('true'))
  await type('Name', 'Another')
  await userEvent.click(screen.getByRole('button', { name: 'Discard changes' }))
  expect(field('Name')).toHaveProperty('value', 'Half typed')
  expect(save().getAttribute('aria-disabled')).toBe('true')
})

test('an untouched form follows what others set', async () => {
  const { account, server } = await open()
  server.groups = [aGroup({ number: '6300' })]
  await groupListOf(account.id).read()
  await waitFor(() => expect(field('Manager number')).toHaveProperty('value', '6300'))
})

test('a new group needs a name, sends what was typed only, and opens', async () => {
  const made = aGroup({ id: '77', name: 'Labs' })
  const bridge = installBridge({
    'assistantGroup.list': () => ok([]),
    'assistantGroup.create': () => ok(made)
  })
  const account = aGroupAccount()
  opened.open(account.id, undefined)
  render(GroupPage, { account, groupId: undefined })
  expect(screen.queryByRole('tab')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Create group' }))
  expect(screen.getByText('Enter a name.')).toBeTruthy()
  await userEvent.type(field('Name'), 'Labs')
  await userEvent.click(screen.getByRole('switch', { name: 'Ring together' }))
  await userEvent.click(screen.getByRole('button', { name: 'Create group' }))
  expect(bridge.inputsOf('assistantGroup.create')).toEqual([
    { accountId: account.id, values: { name: 'Labs', ringsTogether: true } }
  ])
  await waitFor(() => expect(opened.group).toEqual({ accountId: account.id, groupId: '77' }))
  expect(opened.done).toBe('Labs was made.')
})

test('deleting says what goes with it and that it is for good, offers an export, and leads back', async () => {
  const { bridge, account } = await open([aGroup()], {
    'assistantMember.list': () => ok([aMember(), aMember({ id: '9', isManager: false, userName: 'j.doe' })]),
    'vipNumber.list': () =>
      ok([{ id: '1', memberId: '8', number: '+49301', display: '030 1', description: '=SUM(1)' }]),
    'announcement.list': () => ok([{ file: 'queue1.wav', place: 1 }]),
    'file.save': () => ok(true)
  })
  await userEvent.click(screen.getByRole('button', { name: 'Delete group' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete Board office?' })
  expect(dialog.textContent).toMatch(/members.*VIP list.*announcements.*cannot be undone/)
  await userEvent.click(within(dialog).getByRole('button', { name: 'Export first' }))
  expect(await within(dialog).findByText('The file was saved.')).toBeTruthy()
  const [file] = bridge.inputsOf('file.save') as [{ kind: string; name: string; bytes: Uint8Array }]
  expect(file).toMatchObject({ kind: 'csv', name: 'Group Board office' })
  const text = new TextDecoder().decode(file.bytes)
  for (const part of ['Manager number,6100', 'a.weber,6101', 'j.doe', `"'=SUM(1)",+49301`, 'queue1.wav']) {
    expect(text).toContain(part)
  }
  expect(bridge.inputsOf('assistantGroup.delete')).toEqual([])
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete for good' }))
  expect(bridge.inputsOf('assistantGroup.delete')).toEqual([{ accountId: account.id, groupId: '31' }])
  await waitFor(() => expect(opened.done).toBe('Board office was deleted.'))
  expect(opened.group).toBeUndefined()
})

test('a deletion that fails says so and nothing is gone', async () => {
  await open([aGroup()], { 'assistantGroup.delete': () => failed('No right to do that.') })
  await userEvent.click(screen.getByRole('button', { name: 'Delete group' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Delete for good' }))
  expect(await screen.findByText('No right to do that.')).toBeTruthy()
  expect(screen.getByRole('dialog')).toBeTruthy()
})

test('a group that somebody else deletes says so, and what was typed is still to be read', async () => {
  const { account, server } = await open()
  await type('Name', 'Mine')
  server.groups = []
  await groupListOf(account.id).read()
  expect(await screen.findByText(/Somebody else has deleted this group/)).toBeTruthy()
  expect(field('Name')).toHaveProperty('value', 'Mine')
})

test('without the right to change it can only be read', async () => {
  await open([aGroup()], {}, aGroupAccount({ capabilities: ['assistantGroups'] }))
  expect(field('Name')).toHaveProperty('readOnly', true)
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Delete group' })).toBeNull()
  expect(screen.queryByRole('tab')).toBeNull()
})
