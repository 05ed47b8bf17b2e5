import { render, screen, waitFor } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import { defaultSettings, mirror } from '../../state/mirror.svelte.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { installBridge, type FakeBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import RegionQuestion from './RegionQuestion.svelte'

let bridge: FakeBridge
let revision = 0
let end: () => void = () => undefined
const onanswered = vi.fn()

async function open(account: Account, regionConfirmed = false): Promise<void> {
  end()
  onanswered.mockReset()
  bridge = installBridge()
  bridge.revision = ++revision
  const settings = { app: { ...defaultSettings, region: 'SE', regionConfirmed } }
  bridge.state = { ...emptyState, accounts: { a1: account }, settings }
  end = mirror.connect(bridge)
  await waitFor(() => expect(mirror.revision).toBe(revision))
  render(RegionQuestion, { onanswered })
}

const question = (): HTMLElement | null => screen.queryByText(/^Numbers without a country code belong to Sweden/)

test('it is asked once an account of the user’s own is live, and a yes is kept', async () => {
  await open(anAccount())
  expect(question()).not.toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Yes' }))
  expect(bridge.inputsOf('settings.change')).toEqual([{ regionConfirmed: true }])
  await waitFor(() => expect(onanswered).toHaveBeenCalledOnce())
})

test('another region can be chosen with the keyboard', async () => {
  await open(anAccount())
  await userEvent.click(screen.getByRole('button', { name: 'Change…' }))
  const field = screen.getByRole('combobox', { name: 'Region' })
  await waitFor(() => expect(document.activeElement).toBe(field))
  await userEvent.clear(field)
  await userEvent.type(field, 'Norway')
  await userEvent.click(await screen.findByRole('option', { name: 'Norway' }))
  expect(bridge.inputsOf('settings.change')).toEqual([{ region: 'NO' }])
})

test.each([
  ['for the demo', anAccount({ isDemo: true })],
  ['before the account is live', anAccount({ connection: 'connecting' })],
  ['before the lines of the account are known', anAccount({ capabilities: ['dial', 'callerLines'] })]
])('it is not asked %s', async (_when, account) => {
  await open(account)
  expect(question()).toBeNull()
})

test('it is never asked again', async () => {
  await open(anAccount(), true)
  expect(question()).toBeNull()
})
