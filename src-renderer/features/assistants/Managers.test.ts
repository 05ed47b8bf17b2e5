import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import type { AssistantGroup } from '../../../src-preload/contract/services/assistant-groups.ts'
import { placesOf } from '../../app/routes.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { failed, installBridge, ok } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import { FakeObserver } from '../../testing/fake-observer.ts'
import Managers from './Managers.svelte'
import { opened } from './opened-group.svelte.ts'
import { aGroup, aGroupAccount } from './testing/groups.ts'

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', FakeObserver)
  opened.close()
  opened.takeLast()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The section for these accounts, which are all that the window knows. */
function showFor(...accounts: readonly Account[]) {
  vi.spyOn(mirror, 'accounts', 'get').mockReturnValue(accounts)
  return render(Managers, { accounts, open: undefined })
}

const list = (): Promise<HTMLElement> => screen.findByRole('list', { name: 'Groups of managers' })
const rows = async (): Promise<HTMLElement[]> => within(await list()).getAllByRole('button')

function show(account = aGroupAccount(), groups: readonly AssistantGroup[] = [aGroup()]) {
  const bridge = installBridge({ 'assistantGroup.list': () => ok([...groups]) })
  const view = showFor(account)
  return { bridge, account, ...view }
}

test('the place Groups is there for an account that has nothing else', () => {
  expect(placesOf([anAccount({ capabilities: ['assistantGroups'] })])).toEqual(['now', 'groups'])
})

test('each group says its number, what happens to a call nobody takes, and who is VIP', async () => {
  show(undefined, [
    aGroup(),
    aGroup({ id: '2', name: 'Labs', number: '', overflow: { kind: 'other', value: '-2' }, vipThreshold: 9 }),
    aGroup({ id: '3', name: 'Desk', overflow: { kind: 'number', number: '0044123' }, vipThreshold: 0 })
  ])
  expect((await rows()).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).toEqual([
    'Board office 6100,To voicemail box 6199,VIP: callers from level 3 on',
    'Desk 6100,To 0044123,VIP: every caller',
    'Labs No number,“-2”, not known here,VIP: only numbers on the list'
  ])
})

test('there is a word for no groups, and for a list that cannot be read, with another try', async () => {
  let answer = failed('The server says no.') as ReturnType<typeof failed> | { ok: true; value: AssistantGroup[] }
  const bridge = installBridge({ 'assistantGroup.list': () => answer })
  showFor(aGroupAccount())
  expect(await screen.findByText(/The server says no\./)).toBeTruthy()
  answer = ok([])
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('No groups of managers and assistants yet.')).toBeTruthy()
  expect(screen.queryByText(/The server says no\./)).toBeNull()
  expect(bridge.inputsOf('assistantGroup.list')).toHaveLength(2)
})

test('without a connection it says so and asks for nothing; what was known stays', async () => {
  const { bridge, account, rerender } = show()
  await list()
  const asked = bridge.inputsOf('assistantGroup.list').length
  await rerender({ accounts: [{ ...account, connection: 'stale' }], open: undefined })
  expect(await list()).toBeTruthy()
  expect(screen.getByText(/may not be up to date/)).toBeTruthy()
  expect(bridge.inputsOf('assistantGroup.list')).toHaveLength(asked)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(bridge.inputsOf('account.reconnect')).toEqual([{ accountId: account.id }])
})

test('who is signed out has to sign in, not to try again', async () => {
  installBridge()
  showFor(aGroupAccount({ connection: 'signInAgain' }))
  expect(await screen.findByText(/may not be up to date/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('of 500 groups few are drawn, all are searched without accents, and the keyboard reaches each', async () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    aGroup({ id: `n${index}`, name: index === 321 ? 'Björn Åkesson' : `Group ${index}`, number: `7${index}` })
  )
  show(undefined, many)
  expect((await rows()).length).toBeLessThan(60)
  const search = screen.getByRole('searchbox', { name: 'Search groups of managers' })
  const find = (text: string): Promise<boolean> => fireEvent.input(search, { target: { value: text } })
  await find('bjorn ake')
  expect((await rows()).map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Björn Åkesson')])
  await find('7499')
  expect(await rows()).toHaveLength(1)
  await find('nobody')
  expect(screen.getByText('Nothing found for “nobody”.')).toBeTruthy()
  await find('')
  const [first] = await rows()
  first?.focus()
  await userEvent.keyboard('{End}')
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Group 499'))
  await userEvent.keyboard('{Home}{ArrowDown}{Enter}')
  expect(opened.group?.groupId).toBe('n0')
})

test('groups of several accounts stand by account, and a new one asks for which', async () => {
  const [office, branch] = [aGroupAccount(), aGroupAccount({ label: 'Branch' })]
  installBridge({
    'assistantGroup.list': ({ accountId }) => ok([aGroup({ name: accountId === office.id ? 'Here' : 'There' })])
  })
  showFor(office, branch)
  const there = await screen.findByRole('list', { name: 'Groups of managers of Branch' })
  expect(within(there).getByRole('button').textContent).toContain('There')
  await userEvent.click(screen.getByRole('button', { name: 'New group' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Branch' }))
  expect(opened.group).toEqual({ accountId: branch.id, groupId: undefined })
})

test('who may not change groups makes no new one', async () => {
  show(aGroupAccount({ capabilities: ['assistantGroups'] }))
  await list()
  expect(screen.queryByRole('button', { name: 'New group' })).toBeNull()
})

test('the list is asked for again every 45 s, only while it can be seen', async () => {
  vi.useFakeTimers()
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
  const { bridge, unmount } = show()
  const asked = (): number => bridge.inputsOf('assistantGroup.list').length
  await vi.advanceTimersByTimeAsync(100)
  expect(asked()).toBe(1)
  await vi.advanceTimersByTimeAsync(45_000)
  expect(asked()).toBe(2)
  visible.mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(300_000)
  expect(asked()).toBe(2)
  visible.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(10)
  expect(asked()).toBe(3)
  unmount()
  await vi.advanceTimersByTimeAsync(300_000)
  expect(asked()).toBe(3)
  visible.mockRestore()
})

test('the keyboard comes back to the row of the group that was left', async () => {
  const account = aGroupAccount()
  installBridge({ 'assistantGroup.list': () => ok([aGroup(), aGroup({ id: '2', name: 'Labs' })]) })
  const { rerender } = showFor(account)
  await userEvent.click(await screen.findByRole('button', { name: /^Labs/ }))
  await rerender({ accounts: [account], open: opened.group })
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Labs'))
  await userEvent.click(screen.getByRole('button', { name: 'Back to groups' }))
  await rerender({ accounts: [account], open: opened.group })
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Labs'))
  expect(document.activeElement?.tagName).toBe('BUTTON')
})

test('where the group that was left is gone, the keyboard is in the section all the same', async () => {
  const account = aGroupAccount()
  opened.open(account.id, 'gone')
  opened.close('Labs was deleted.')
  installBridge({ 'assistantGroup.list': () => ok([]) })
  showFor(account)
  expect(screen.getByText('Labs was deleted.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'New group' }))
})
