import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { failed, installBridge } from '../../testing/fake-bridge.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { aCall, anAccount, aQueue } from '../../testing/samples.ts'
import AccountRow from './AccountRow.svelte'

const [desk, mobile] = anAccount().devices

const show = (account: Account): ReturnType<typeof render> => render(AccountRow, { account })
const choice = (): HTMLElement => screen.getByRole('combobox', { name: /^Telephone/ })

test('another telephone can be preferred', async () => {
  const bridge = installBridge()
  show(anAccount())
  await userEvent.click(choice())
  await userEvent.click(await screen.findByRole('option', { name: 'Mobile' }))
  expect(bridge.inputsOf('account.preferDevice')).toEqual([{ accountId: 'a1', deviceId: 'd2' }])
})

test('the only telephone is shown, and nothing is to be chosen', () => {
  show(anAccount({ devices: [desk ?? []].flat() }))
  expect(screen.getByText('Desk phone')).toBeTruthy()
  expect(screen.queryByRole('combobox')).toBeNull()
})

test('while none was ever used the choice is automatic, and once the one used last is gone it is open', async () => {
  const { preferredDeviceId: _none, ...fresh } = anAccount()
  const { rerender } = show(fresh)
  expect(choice().textContent).toContain('Automatic')
  await rerender({ account: anAccount({ devices: [mobile ?? []].flat() }) })
  expect(choice().textContent).toContain('Choose a telephone')
  await userEvent.click(choice())
  expect(await screen.findByRole('option', { name: 'Mobile' })).toBeTruthy()
})

test('a connection without encryption is said to be one', async () => {
  const { rerender } = show(anAccount())
  expect(screen.queryByText(/Not encrypted/)).toBeNull()
  await rerender({ account: anAccount({ unencrypted: true }) })
  expect(screen.getByText(/Not encrypted/)).toBeTruthy()
})

const parks = (parts: Partial<Account> = {}): Account => anAccount({ capabilities: ['dial', 'park'], ...parts })
const parkCode = (): HTMLInputElement => screen.getByRole('textbox', { name: /^Park code of Jane/ })

test('the code that gets parked calls back is typed in once, is kept without its blanks, and is forgotten when emptied', async () => {
  const bridge = installBridge()
  const { rerender } = show(parks())
  await userEvent.type(parkCode(), '*70 1')
  await userEvent.tab()
  expect(bridge.inputsOf('account.setParkCode')).toEqual([{ accountId: 'a1', code: '*701' }])
  await rerender({ account: parks({ parkCode: '*701' }) })
  expect(parkCode().value).toBe('*701')
  await userEvent.clear(parkCode())
  await userEvent.tab()
  expect(bridge.inputsOf('account.setParkCode').at(-1)).toEqual({ accountId: 'a1', code: '' })
})

test('what cannot be dialled is refused beside the field and stays there', async () => {
  const bridge = installBridge({ 'account.setParkCode': () => failed('Refused.') })
  show(parks())
  await userEvent.type(parkCode(), 'abc')
  await userEvent.tab()
  expect(screen.getByText(/Only digits/)).toBeTruthy()
  expect([parkCode().value, bridge.inputsOf('account.setParkCode')]).toEqual(['abc', []])
  await userEvent.clear(parkCode())
  await userEvent.type(parkCode(), '*70')
  await userEvent.tab()
  expect(await screen.findByText('Refused.')).toBeTruthy()
})

test('an account that shows its parked calls, or cannot park, has no such code', async () => {
  const { rerender } = show(parks({ capabilities: ['park', 'parkedCalls'] }))
  expect(screen.queryByRole('textbox')).toBeNull()
  await rerender({ account: anAccount() })
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('an account is switched off for the day at once, and on again', async () => {
  const bridge = installBridge()
  const { rerender } = show(anAccount())
  await userEvent.click(screen.getByRole('button', { name: 'Switch off Jane Doe · example.org until tomorrow' }))
  expect(bridge.inputsOf('account.setOff')).toEqual([{ accountId: 'a1', off: true }])
  await rerender({ account: anAccount({ connection: 'off', offUntil: Date.now(), capabilities: [], devices: [] }) })
  await userEvent.click(screen.getByRole('button', { name: 'Switch on Jane Doe · example.org' }))
  expect(bridge.inputsOf('account.setOff').at(-1)).toEqual({ accountId: 'a1', off: false })
})

test('during a call, or logged in to a group, it says what goes on before it is switched off', async () => {
  const bridge = installBridge()
  bridge.revision = 100
  const [call, group] = [aCall(), aQueue({ signedIn: true })]
  bridge.state = { ...emptyState, calls: { [call.id]: call }, queues: { [group.id]: group } }
  const end = mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(bridge.revision))
  show(anAccount())
  const press = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: /^Switch off Jane/ }))
  await press()
  const question = screen.getByRole('alertdialog', { name: 'Switch off Jane Doe · example.org until tomorrow?' })
  expect(question.textContent).toMatch(/You are on a call.*You stay logged in/)
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(bridge.inputsOf('account.setOff')).toEqual([])
  await press()
  await userEvent.click(screen.getByRole('button', { name: 'Switch off' }))
  expect(bridge.inputsOf('account.setOff')).toEqual([{ accountId: 'a1', off: true }])
  end()
})
