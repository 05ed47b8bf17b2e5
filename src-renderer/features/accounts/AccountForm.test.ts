import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { SignInInput } from '../../../src-preload/contract/settings-form.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aForm, anAccount } from '../../testing/samples.ts'
import AccountForm from './AccountForm.svelte'
import { SignIn } from './sign-in.svelte.ts'

const value = (label: string): string => (screen.getByLabelText(label) as HTMLInputElement).value

async function fillIn(password: string): Promise<void> {
  await userEvent.type(screen.getByLabelText('Address'), 'pbx.example.org')
  await userEvent.type(screen.getByLabelText('User name'), 'jane')
  await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), password)
}

function open(answer: (input: SignInInput) => ReturnType<typeof failed> | ReturnType<typeof ok<never>>): {
  bridge: FakeBridge
  done: string[]
} {
  const done: string[] = []
  const bridge = installBridge({ 'account.signIn': answer })
  render(AccountForm, { signIn: new SignIn(aForm, undefined), ondone: (id: string) => void done.push(id) })
  return { bridge, done }
}

test('empty required fields are named, and nothing is sent', async () => {
  const { bridge } = open(() => failed('never'))
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(screen.getAllByText('Please fill this in.')).toHaveLength(3)
  expect(document.activeElement).toBe(screen.getByLabelText('Address'))
  expect(bridge.sent).toEqual([])
})

test('a refusal is shown and everything typed is kept', async () => {
  open(() => failed('The sign-in was refused.'))
  await fillIn('wrong')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect((await screen.findByRole('alert')).textContent).toContain('The sign-in was refused.')
  expect(value('Address')).toBe('pbx.example.org')
  expect(value('Password')).toBe('wrong')
})

test('the second factor is asked for in the same form and sent with the same values', async () => {
  const { bridge, done } = open(({ values }) =>
    ok(
      (values.code === '123456'
        ? { status: 'signedIn', accountId: 'a9' }
        : { status: 'secondFactor', message: 'Enter the code.' }) as never
    )
  )
  await fillIn('right')
  await userEvent.keyboard('{Enter}')
  const code = await screen.findByLabelText('Code')
  expect(document.activeElement).toBe(code)
  expect(screen.getByText('Enter the code.')).toBeTruthy()
  expect(value('User name')).toBe('jane')
  await userEvent.type(code, '123456')
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }))
  const values = { address: 'pbx.example.org', user: 'jane', secret: 'right' }
  expect(bridge.inputsOf('account.signIn')).toEqual([
    { vendor: 'vendor-one', method: 'password', values },
    { vendor: 'vendor-one', method: 'password', values: { ...values, code: '123456' } }
  ])
  expect(done).toEqual(['a9'])
  expect(screen.queryByDisplayValue('right')).toBeNull()
})

test('what was typed survives a look at another way to sign in', async () => {
  open(() => failed('never'))
  await fillIn('right')
  await userEvent.click(screen.getByRole('tab', { name: 'Token' }))
  expect(screen.queryByLabelText('User name')).toBeNull()
  expect(value('Address')).toBe('pbx.example.org')
  await userEvent.click(screen.getByRole('tab', { name: 'Password' }))
  expect(value('User name')).toBe('jane')
})

test('signing in again names the account', async () => {
  const bridge = installBridge({ 'account.signIn': () => ok({ status: 'signedIn', accountId: 'a1' }) })
  render(AccountForm, { signIn: new SignIn(aForm, anAccount()), account: anAccount(), ondone: () => undefined })
  await fillIn('right')
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('account.signIn')).toMatchObject([{ vendor: 'vendor-one', accountId: 'a1' }])
})

test('a box that was ticked is shown so when signing in again, and an unticked one is sent as that', async () => {
  const bridge = installBridge({ 'account.signIn': () => ok({ status: 'signedIn', accountId: 'a1' }) as never })
  const [method] = aForm.methods
  const box = (name: string, ticked: boolean) =>
    ({ name, label: name, kind: 'checkbox', required: false, ticked }) as const
  const fields = [...(method?.fields ?? []), box('Service', true), box('Robot', true), box('Guest', false)]
  const form = { ...aForm, methods: [{ id: 'password', label: 'Password', fields }] }
  render(AccountForm, { signIn: new SignIn(form, anAccount()), account: anAccount(), ondone: () => undefined })
  const boxes = ['Service', 'Robot', 'Guest'].map((name) => screen.getByRole<HTMLInputElement>('checkbox', { name }))
  expect(boxes.map(({ checked }) => checked)).toEqual([true, true, false])
  await userEvent.click(screen.getByRole('checkbox', { name: 'Robot' }))
  await fillIn('right')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  const values = { address: 'pbx.example.org', user: 'jane', secret: 'right', Service: true, Robot: false }
  expect(bridge.inputsOf('account.signIn')).toEqual([
    { vendor: 'vendor-one', method: 'password', accountId: anAccount().id, values }
  ])
})

test('settings for few people are out of the way until asked for, and are sent like the others', async () => {
  const bridge = installBridge({ 'account.signIn': () => ok({ status: 'signedIn', accountId: 'a9' }) as never })
  const [method] = aForm.methods
  const advanced = { name: 'callbackAddress', label: 'Callback address', kind: 'address', required: false } as const
  const fields = [...(method?.fields ?? []), { ...advanced, advanced: true }]
  const form = { ...aForm, methods: [{ id: 'password', label: 'Password', fields }] }
  render(AccountForm, { signIn: new SignIn(form, undefined), ondone: () => undefined })
  const more = screen.getByText('More settings').closest('details')
  expect(more?.open).toBe(false)
  await userEvent.click(screen.getByText('More settings'))
  expect(more?.open).toBe(true)
  await fillIn('right')
  await userEvent.type(screen.getByLabelText('Callback address'), 'https://hooks.example.org')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(bridge.sent).toMatchObject([{ input: { values: { callbackAddress: 'https://hooks.example.org' } } }])
})
