import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { failed, installBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import AccountMarkSetting from './AccountMarkSetting.svelte'

const account = anAccount({ mark: { label: 'Vendor', colour: 'indigo' } })
const field = (): HTMLInputElement => screen.getByRole('textbox', { name: /^Short label of Jane/ })

test('a short label is saved as it is typed, no longer than twelve characters, and an empty one is chosen again', async () => {
  const bridge = installBridge()
  render(AccountMarkSetting, { account })
  await userEvent.clear(field())
  expect(bridge.inputsOf('account.setMark')).toEqual([{ accountId: 'a1', label: '' }])
  expect(field().value).toBe('')
  await userEvent.type(field(), 'Head office 12')
  expect(bridge.inputsOf('account.setMark').at(-1)).toEqual({ accountId: 'a1', label: 'Head office ' })
  await userEvent.tab()
  expect(field().value).toBe('Vendor')
})

test('a colour is chosen by the keyboard', async () => {
  const bridge = installBridge()
  render(AccountMarkSetting, { account })
  screen.getByRole('radio', { name: 'Indigo' }).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(bridge.inputsOf('account.setMark')).toEqual([{ accountId: 'a1', colour: 'brown' }])
})

test('what is refused is said, and stays to be corrected', async () => {
  installBridge({ 'account.setMark': () => failed('Refused.') })
  render(AccountMarkSetting, { account })
  await userEvent.type(field(), '1')
  expect(await screen.findByText('Refused.')).toBeTruthy()
  await userEvent.tab()
  expect(field().value).toBe('Vendor1')
})
