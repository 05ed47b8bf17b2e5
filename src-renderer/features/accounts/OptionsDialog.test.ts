import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { FormField } from '../../../src-preload/contract/settings-form.ts'
import { failed, installBridge, ok } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import AccountRow from '../settings/AccountRow.svelte'

const fields: FormField[] = [
  { name: 'seconds', label: 'Seconds', kind: 'number', required: true, min: 1, max: 60, value: '10' },
  { name: 'prefix', label: 'Prefix', kind: 'text', required: false, value: '0' }
]
const change = /^Options of Jane Doe/

test('an account whose system has no options shows none', () => {
  installBridge()
  render(AccountRow, { account: anAccount() })
  expect(screen.queryByText('Options')).toBeNull()
})

test('options are shown as they are, and what is chosen is used', async () => {
  let isRefused = true
  const bridge = installBridge({
    'account.options': () => ok(fields),
    'account.setOptions': () => (isRefused ? failed('Not like that.') : ok(undefined))
  })
  render(AccountRow, { account: anAccount({ hasOptions: true }) })
  await userEvent.click(screen.getByRole('button', { name: change }))
  const seconds = await screen.findByLabelText<HTMLInputElement>('Seconds')
  expect(seconds.value).toBe('10')
  await userEvent.clear(seconds)
  await userEvent.type(seconds, '90')
  await userEvent.click(screen.getByRole('button', { name: 'Use these' }))
  expect(await screen.findByText('Please type a whole number from 1 to 60.')).toBeTruthy()
  expect(bridge.inputsOf('account.setOptions')).toEqual([])
  await userEvent.clear(seconds)
  await userEvent.type(seconds, '20')
  await userEvent.clear(screen.getByLabelText('Prefix'))
  await userEvent.click(screen.getByRole('button', { name: 'Use these' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Not like that.')
  expect(seconds.value).toBe('20')
  isRefused = false
  await userEvent.click(screen.getByRole('button', { name: 'Use these' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  const input = { accountId: 'a1', values: { seconds: '20' } }
  expect(bridge.inputsOf('account.setOptions')).toEqual([input, input])
})

test('options that do not come can be asked for again', async () => {
  let isBroken = true
  installBridge({ 'account.options': () => (isBroken ? failed('Gone.') : ok(fields)) })
  render(AccountRow, { account: anAccount({ hasOptions: true }) })
  await userEvent.click(screen.getByRole('button', { name: change }))
  expect((await screen.findByRole('alert')).textContent).toContain('Gone.')
  isBroken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByLabelText('Seconds')).toBeTruthy()
})
