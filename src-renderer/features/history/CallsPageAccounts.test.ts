import { cleanup, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { anAccount } from '../../testing/samples.ts'
import { anOffice, office, show, shown } from './testing/calls-page.ts'

test('several accounts: each row says its account, and one can be chosen', async () => {
  await show([anOffice(), anOffice({ id: 'b1', label: 'Support desk' })])
  await shown(6)
  expect(within(screen.getByRole('treegrid')).getAllByText('Support desk')).toHaveLength(3)
  await userEvent.click(screen.getByRole('radio', { name: 'Support desk' }))
  await shown(3)
})

test('an account that is not connected and one that fails say so, with a way to try again', async () => {
  office.failing = true
  await show([anOffice(), anOffice({ id: 'b1', label: 'Support desk', connection: 'stale' })])
  expect(await screen.findByText('Jane Doe · example.org: calls could not be loaded. Try later.')).toBeTruthy()
  expect(screen.getByText(/^Support desk: Not connected/)).toBeTruthy()
  expect(await screen.findByText('Nothing in the calls that could be loaded.')).toBeTruthy()
  office.failing = false
  const [first, second] = screen.getAllByRole('button', { name: 'Try again' })
  await userEvent.click(second ?? document.body)
  expect(office.bridge.inputsOf('account.reconnect')).toEqual([{ accountId: 'b1' }])
  await userEvent.click(first ?? document.body)
  await shown(3)
})

test.each([
  ['no account has a history', [anAccount()], 'None of your accounts can show past calls.'],
  ['nothing is connected', [anOffice({ connection: 'stale' })], 'Not connected: past calls are not shown.']
])('an empty page claims nothing it does not know: %s', async (_what, accounts, text) => {
  await show(accounts)
  expect(await screen.findByText(text)).toBeTruthy()
})

test('an empty history is said only when it was read to its end', async () => {
  office.items = []
  await show()
  expect(await screen.findByText('No calls yet.')).toBeTruthy()
  cleanup()
})
