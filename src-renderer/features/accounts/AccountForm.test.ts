import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { SignInInput } from '../../../src-preload/contract/settings-form.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aForm, anAccount } from '../../testing/samples.ts'
import AccountForm from './AccountForm.svelte'
import { SignIn } from './sign-in.svelte.ts'

const aCode = { name: 'code', label: 'Code', kind: 'code', required: true } as const

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
        : { status: 'more', message: 'Enter the code.', fields: [aCode] }) as never
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
    ({ name, label: name, kind: 'checkbox', required: false, value: ticked }) as const
  const fields = [...(method?.fields ?? []), box('Service', true), box('Robot', true), box('Guest', false)]
  const form = { ...aForm, methods: [{ id: 'password', label: 'Password', fields }] }
  render(AccountForm, { signIn: new SignIn(form, anAccount()), account: anAccount(), ondone: () => undefined })
  const boxes = ['Service', 'Robot', 'Guest'].map((name) => screen.getByRole<HTMLInputElement>('checkbox', { name }))
  expect(boxes.map(({ checked }) => checked)).toEqual([true, true, false])
  await userEvent.click(screen.getByRole('checkbox', { name: 'Robot' }))
  await fillIn('right')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  const values = {
    address: 'pbx.example.org',
    user: 'jane',
    secret: 'right',
    Service: true,
    Robot: false,
    Guest: false
  }
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

test('whatever more is asked for, round by round, is kept and sent with the rest', async () => {
  const person = {
    name: 'person',
    label: 'Person',
    kind: 'choice',
    required: true,
    options: [
      { value: '201', label: 'Anna' },
      { value: '202', label: 'Kim' }
    ]
  } as const
  const desk = { name: 'desk', label: 'Desk', kind: 'text', required: true } as const
  let isDown = true
  const { bridge, done } = open(({ values }) => {
    if (values.person === undefined) return ok({ status: 'more', message: 'Who are you?', fields: [person] } as never)
    if (values.desk === undefined) return ok({ status: 'more', message: 'Which desk?', fields: [desk] } as never)
    return isDown ? failed('Not now.') : ok({ status: 'signedIn', accountId: 'a9' } as never)
  })
  await fillIn('right')
  await userEvent.keyboard('{Enter}')
  await screen.findByText('Who are you?')
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /^Person/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }))
  expect(screen.getByText('Please fill this in.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /^Person/ }))
  expect(bridge.sent).toHaveLength(1)
  await userEvent.keyboard('{Enter}')
  await userEvent.click(await screen.findByRole('option', { name: 'Kim' }))
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }))
  await userEvent.type(await screen.findByLabelText('Desk'), '7{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('Not now.')
  expect([value('Address'), value('Desk')]).toEqual(['pbx.example.org', '7'])
  await userEvent.click(screen.getByRole('button', { name: 'Back' }))
  expect([screen.queryByLabelText('Desk'), screen.getByText('Who are you?').textContent.trim()]).toEqual([
    null,
    'Who are you?'
  ])
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }))
  expect(bridge.sent).toHaveLength(4)
  isDown = false
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }))
  expect(bridge.inputsOf('account.signIn').at(-1)).toMatchObject({
    values: { address: 'pbx.example.org', user: 'jane', secret: 'right', person: '202', desk: '7' }
  })
  expect(done).toEqual(['a9'])
})

test('what signing in warns of is confirmed before the account is used', async () => {
  const { bridge, done } = open(({ confirmed }) =>
    ok(
      (confirmed === true
        ? { status: 'signedIn', accountId: 'a9' }
        : { status: 'warning', message: 'This key can do everything.' }) as never
    )
  )
  await fillIn('admin')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect((await screen.findByText('This key can do everything.')).getAttribute('role')).toBe('status')
  const back = screen.getByRole('button', { name: 'Back' })
  await waitFor(() => expect(document.activeElement).toBe(back))
  expect(done).toEqual([])
  await userEvent.click(back)
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Confirm' }))
  const sent = bridge.inputsOf('account.signIn') as SignInInput[] // of that name
  expect(sent.map(({ confirmed }) => confirmed)).toEqual([undefined, undefined, true])
  expect(done).toEqual(['a9'])
})

test('numbers, choices and lists say field by field what is wrong, and are sent as they are chosen', async () => {
  const bridge = installBridge({ 'account.signIn': () => ok({ status: 'signedIn', accountId: 'a9' }) as never })
  const floors = [
    { value: '1', label: 'First' },
    { value: '2', label: 'Second' },
    { value: '3', label: 'Third' }
  ]
  const fields = [
    { name: 'wait', label: 'Wait', kind: 'number' as const, required: true, min: 1, max: 60, value: '90' },
    { name: 'floor', label: 'Floor', kind: 'choice' as const, required: true, options: floors, value: 'gone' },
    { name: 'also', label: 'Also', kind: 'list' as const, required: true, options: floors },
    { name: 'groups', label: 'Groups', kind: 'list' as const, required: false }
  ]
  const form = { ...aForm, methods: [{ id: 'password', label: 'Password', fields }] }
  render(AccountForm, { signIn: new SignIn(form, undefined), ondone: () => undefined })
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  const words = ['Please type a whole number from 1 to 60.', 'Please choose again.', 'Please fill this in.']
  for (const one of words) expect(screen.getByText(one)).toBeTruthy()
  const wait = screen.getByLabelText('Wait')
  expect([document.activeElement, wait.getAttribute('aria-invalid')]).toEqual([wait, 'true'])
  expect(bridge.sent).toEqual([])
  await userEvent.clear(wait)
  await userEvent.type(wait, '20')
  await userEvent.click(screen.getByRole('combobox', { name: /^Floor/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Second' }))
  const also = within(screen.getByRole('group', { name: 'Also' }))
  await userEvent.click(also.getByRole('checkbox', { name: 'Third' }))
  await userEvent.click(also.getByRole('checkbox', { name: 'Second' }))
  await userEvent.click(also.getByRole('checkbox', { name: 'First' }))
  await userEvent.click(also.getByRole('checkbox', { name: 'Second' }))
  await userEvent.type(screen.getByLabelText('Groups'), '600{Enter}{Enter}601')
  for (const one of words) expect(screen.queryByText(one)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(bridge.inputsOf('account.signIn')).toMatchObject([
    { values: { wait: '20', floor: '2', also: ['1', '3'], groups: ['600', '601'] } }
  ])
})
