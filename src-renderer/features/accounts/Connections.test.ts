import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Account, ConnectionState } from '../../../src-preload/contract/account.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { installBridge } from '../../testing/fake-bridge.ts'
import { anAccount } from '../../testing/samples.ts'
import Connections from './Connections.svelte'

async function show(...states: readonly ConnectionState[]): Promise<void> {
  const list = states.map((connection, index): [string, Account] => [
    `a${index}`,
    anAccount({ id: `a${index}`, label: `Jane ${index}`, mark: { label: `Acme ${index}`, colour: 'teal' }, connection })
  ])
  const bridge = installBridge()
  bridge.state = { ...emptyState, accounts: Object.fromEntries(list) }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.accounts.map(({ connection }) => connection)).toEqual(states))
  render(Connections, { quiet: true })
}

const seen = (): readonly (string | null)[] =>
  screen
    .getAllByRole('status')
    .filter(({ className }) => !className.includes('visually-hidden'))
    .map((badge) => badge.getAttribute('aria-label'))

test('five live accounts say nothing, and are told to readers of the screen', async () => {
  await show('live', 'live', 'live', 'live', 'live')
  expect(seen()).toEqual([])
  expect(screen.getAllByRole('status')).toHaveLength(5)
  expect(screen.queryByRole('button')).toBeNull()
})

test('one that is not live is named', async () => {
  await show('live', 'stale', 'live')
  expect(seen()).toEqual(['Connection of Jane 1: Stale'])
  expect(screen.queryByRole('button')).toBeNull()
})

test('several that are not live are one line, which says by the keyboard which and how', async () => {
  await show('live', 'stale', 'connecting', 'signInAgain', 'live')
  expect(seen()).toEqual([])
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '3 of 5 not live' }))
  await userEvent.keyboard('{Enter}')
  const dialog = await screen.findByRole('dialog', { name: '3 of 5 not live' })
  expect(dialog.textContent?.match(/Acme \d/g)).toEqual(['Acme 1', 'Acme 2', 'Acme 3'])
  await userEvent.keyboard('{Escape}')
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
