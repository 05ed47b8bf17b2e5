import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { BridgeError, Result } from '../../../../src-preload/contract/error.ts'
import type { AssistantMember, VipNumber } from '../../../../src-preload/contract/services/assistant-groups.ts'
import { failed, installBridge, ok } from '../../../testing/fake-bridge.ts'
import { FakeObserver } from '../../../testing/fake-observer.ts'
import { aGroupAccount, aMember } from '../testing/groups.ts'
import { Told } from '../told.svelte.ts'
import VipPart from './VipPart.svelte'

type Answers = NonNullable<Parameters<typeof installBridge>[0]>

beforeEach(() => vi.stubGlobal('IntersectionObserver', FakeObserver))

const aVip = (id: string, number: string, description = `Who ${id}`): VipNumber => ({
  id,
  memberId: '8',
  number,
  display: number,
  description
})

const unreachable: Result<never> = {
  ok: false,
  error: { kind: 'network', userMessage: 'No connection.', retryable: true, logRef: 't' } satisfies BridgeError
}

/** The list of a manager on a server that keeps what is added. */
async function open(vips: VipNumber[] = [], answers: Answers = {}, account = aGroupAccount()) {
  const server = { vips, members: [aMember()] as AssistantMember[] }
  const bridge = installBridge({
    'vipNumber.list': () => ok([...server.vips]),
    'vipNumber.add': ({ number, description }) => {
      const added = aVip(`n${server.vips.length}`, number, description)
      server.vips.push(added)
      return ok(added)
    },
    'vipNumber.remove': ({ vipNumberId }) => {
      server.vips = server.vips.filter(({ id }) => id !== vipNumberId)
      return ok(undefined)
    },
    'dial.understand': ({ text }) => {
      const digits = text
        .replace(/[^\d+*]/g, '')
        .replace(/^00/, '+')
        .replace(/^0/, '+49')
      if (!/\d/.test(digits)) return ok({ problem: 'This is no number.' })
      return ok({ digits, kind: digits.includes('*') ? 'code' : 'number', display: digits })
    },
    ...answers
  })
  const members = new Told<readonly AssistantMember[]>(() => Promise.resolve(ok(server.members)))
  await members.read()
  const onmembers = vi.fn()
  const view = render(VipPart, { account, members, onmembers })
  return { bridge, account, server, members, onmembers, ...view }
}

const list = (): HTMLElement => screen.getByRole('list', { name: 'VIP numbers of a.weber' })

async function importFile(text: string): Promise<HTMLElement> {
  await userEvent.upload(screen.getByLabelText('File with VIP numbers'), new File([text], 'vip.csv'), {
    applyAccept: false
  })
  const panel = await screen.findByRole('region', { name: 'Import of vip.csv' })
  await within(panel).findByRole('list')
  return panel
}

const rowsOf = (panel: HTMLElement): readonly string[] =>
  within(panel)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())

test('without a manager there is no list, and the way to add one', async () => {
  const { server, members, onmembers } = await open()
  server.members = [aMember({ isManager: false })]
  await members.read()
  expect(await screen.findByText(/Add a manager first/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Members' }))
  expect(onmembers).toHaveBeenCalledOnce()
})

test('a number is added once, however it is written, and nothing that is none', async () => {
  const { bridge, account } = await open([aVip('1', '+4930111')])
  await waitFor(() => expect(list()).toBeTruthy())
  await userEvent.click(screen.getByRole('button', { name: 'Add VIP number' }))
  const form = screen.getByRole('form', { name: 'Add VIP number' })
  const number = within(form).getByRole('textbox', { name: 'VIP number' })
  await waitFor(() => expect(document.activeElement).toBe(number))
  for (const [text, problem] of [
    ['', 'Enter a number.'],
    ['nobody', 'This is no number.'],
    ['*21*1', 'This is no telephone number. Use digits, +, * and #.'],
    ['0049 30 111', 'On the list already']
  ] as const) {
    await userEvent.clear(number)
    await userEvent.type(number, `${text}{Enter}`)
    expect(await within(form).findByText(problem)).toBeTruthy()
  }
  expect(bridge.inputsOf('vipNumber.add')).toEqual([])
  await userEvent.clear(number)
  await userEvent.type(number, '030 222')
  await userEvent.type(within(form).getByRole('textbox', { name: 'Description' }), 'Board{Enter}')
  expect(bridge.inputsOf('vipNumber.add')).toEqual([
    { accountId: account.id, memberId: '8', number: '030 222', description: 'Board' }
  ])
  await waitFor(() => expect(within(list()).getByText('Board')).toBeTruthy())
  expect(number).toHaveProperty('value', '')
})

test('removing asks, and a refusal is said with the number', async () => {
  let answer: Result<undefined> = failed('Not allowed.')
  const { bridge } = await open([aVip('1', '+4930111')], { 'vipNumber.remove': () => answer })
  await userEvent.click(await screen.findByRole('button', { name: 'Remove +4930111' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  expect(bridge.inputsOf('vipNumber.remove')).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Remove +4930111' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('+4930111 was not removed: Not allowed.')).toBeTruthy()
  answer = ok(undefined)
})

test('a file is looked at before anything is sent: what is new, known, twice and wrong', async () => {
  const { bridge, account } = await open([aVip('1', '+4930111')])
  await waitFor(() => expect(list()).toBeTruthy())
  const panel = await importFile(
    'Number;Name\n030 222;New\n0049 30 111;Known\n+4930222;Again\nnobody;x\n030 333;Not wanted\n'
  )
  expect(rowsOf(panel)).toEqual([
    '030 222 New Line 2 · Will be added',
    '0049 30 111 Known Line 3 · On the list already',
    '+4930222 Again Line 4 · Twice in the file',
    'nobody x Line 5 · Cannot be added: There is no number in it.',
    '030 333 Not wanted Line 6 · Will be added'
  ])
  expect(bridge.inputsOf('vipNumber.add')).toEqual([])
  await userEvent.click(within(panel).getByRole('checkbox', { name: /030 333/ }))
  await userEvent.click(within(panel).getByRole('button', { name: 'Add numbers (1)' }))
  expect(await within(panel).findByText(/^1 added/)).toBeTruthy()
  expect(bridge.inputsOf('vipNumber.add')).toEqual([
    { accountId: account.id, memberId: '8', number: '030 222', description: 'New' }
  ])
  await userEvent.click(within(panel).getByRole('button', { name: 'Done' }))
  expect(within(list()).getByText('New')).toBeTruthy()
})

test('what is refused says why, the others go on; it is tried again, but not what has arrived', async () => {
  const refused = new Map<string, Result<never>>([['030 222', failed('The list is full.')]])
  const { bridge, server } = await open([], {
    'vipNumber.add': ({ number }) => refused.get(number) ?? ok(aVip(number, number))
  })
  const panel = await importFile('030 222,A\n030 333,B\n')
  await userEvent.click(within(panel).getByRole('button', { name: 'Add numbers (2)' }))
  expect(await within(panel).findByText('1 added · 1 not added')).toBeTruthy()
  expect(rowsOf(panel)[0]).toContain('Not added: The list is full.')
  server.vips = [aVip('9', '+4930222')]
  await userEvent.click(within(panel).getByRole('button', { name: 'Try the rest again (1)' }))
  expect(await within(panel).findByText('2 added')).toBeTruthy()
  expect(bridge.inputsOf('vipNumber.add')).toHaveLength(2)
})

test('a lost connection ends it at once, and says how many are left', async () => {
  const { bridge } = await open([], { 'vipNumber.add': () => unreachable })
  const panel = await importFile('030 222\n030 333\n030 444\n')
  await userEvent.click(within(panel).getByRole('button', { name: 'Add numbers (3)' }))
  expect(await within(panel).findByText('No connection. Not added yet: 3.')).toBeTruthy()
  expect(bridge.inputsOf('vipNumber.add')).toHaveLength(1)
})

test('it can be stopped, goes on while the user is elsewhere, and shows how far it is', async () => {
  const waiting: (() => void)[] = []
  const { account, unmount, members } = await open([], {
    'vipNumber.add': ({ number }) => new Promise((done) => waiting.push(() => done(ok(aVip(number, number)))))
  })
  const panel = await importFile('030 222\n030 333\n030 444\n')
  await userEvent.click(within(panel).getByRole('button', { name: 'Add numbers (3)' }))
  await waitFor(() => expect(waiting).toHaveLength(1))
  unmount()
  waiting[0]?.()
  await waitFor(() => expect(waiting).toHaveLength(2))
  render(VipPart, { account, members, onmembers: () => undefined })
  const again = screen.getByRole('region', { name: 'Import of vip.csv' })
  expect(within(again).getByRole('progressbar', { name: 'Numbers added' }).getAttribute('max')).toBe('3')
  await userEvent.click(within(again).getByRole('button', { name: 'Stop' }))
  waiting[1]?.()
  expect(await within(again).findByText('You stopped it. Not added yet: 1.')).toBeTruthy()
  expect(waiting).toHaveLength(2)
})

test('a file that is none of these is refused in words', async () => {
  await open()
  await screen.findByText('No VIP numbers yet.')
  await userEvent.upload(screen.getByLabelText('File with VIP numbers'), new File(['hello'], 'x.csv'), {
    applyAccept: false
  })
  expect(await screen.findByText(/No telephone number was found in the file/)).toBeTruthy()
})

test('an export that cannot be saved says so', async () => {
  await open([aVip('1', '+4930111')], { 'file.save': () => failed('Choose another folder.') })
  await userEvent.click(await screen.findByRole('button', { name: 'Export' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: /vCard/ }))
  expect(await screen.findByText('Choose another folder.')).toBeTruthy()
})

test('who may only look adds, imports and removes nothing', async () => {
  const capabilities = ['assistantGroups', 'assistantMembers', 'vipNumbers'] as const
  await open([aVip('1', '+4930111')], {}, aGroupAccount({ capabilities: [...capabilities] }))
  await waitFor(() => expect(list()).toBeTruthy())
  for (const name of ['Add VIP number', 'Import', 'Remove +4930111']) {
    expect(screen.queryByRole('button', { name })).toBeNull()
  }
})
