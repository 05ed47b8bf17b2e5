import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import { installBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
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
