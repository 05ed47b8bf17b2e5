import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { emptyState } from '../../src-preload/contract/empty-state.ts'
import type { Account } from '../../src-preload/contract/account.ts'
import { mirror } from '../state/mirror.svelte.ts'
import { installBridge } from '../testing/fake-bridge.ts'
import { anAccount } from '../testing/samples.ts'
import MeSwitches from './MeSwitches.svelte'

async function shows(...accounts: readonly Account[]) {
  const bridge = installBridge()
  bridge.state = { ...emptyState, accounts: Object.fromEntries(accounts.map((account) => [account.id, account])) }
  const end = mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.accounts.map(({ id }) => id)).toEqual(accounts.map(({ id }) => id)))
  render(MeSwitches)
  end()
  return bridge
}

test('do not disturb is set in all accounts that can, and not yet have it', async () => {
  const able = anAccount({ capabilities: ['dnd'] })
  const bridge = await shows(
    able,
    anAccount({ ...able, id: 'b1', dnd: true }),
    anAccount({ ...able, id: 'c1', connection: 'stale', staleSince: 1 }),
    anAccount({ id: 'd1' })
  )
  await userEvent.click(screen.getByRole('button', { name: 'Do not disturb' }))
  expect(bridge.inputsOf('presence.setDnd')).toEqual([{ accountId: 'a1', on: true }])
})

test('it is ended where it is on in all of them, and switches that are on are named once', async () => {
  const night = { id: 's1', name: 'Night', on: true }
  const account = anAccount({ capabilities: ['dnd', 'switches'], dnd: true, switches: [night] })
  const other = { ...account, id: 'b1', switches: [night, { id: 's2', name: 'Fire drill', on: false }] }
  const bridge = await shows(account, other)
  expect(screen.getAllByText('Night')).toHaveLength(1)
  expect(screen.queryByText('Fire drill')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'End Do not disturb' }))
  expect(bridge.inputsOf('presence.setDnd')).toEqual(['a1', 'b1'].map((accountId) => ({ accountId, on: false })))
})

test('without such an account nothing is shown', async () => {
  await shows(anAccount())
  expect(screen.queryByRole('button')).toBeNull()
})
