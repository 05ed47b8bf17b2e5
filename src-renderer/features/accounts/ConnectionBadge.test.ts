import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { formatTime } from '../../state/format.ts'
import { anAccount } from '../../testing/samples.ts'
import ConnectionBadge from './ConnectionBadge.svelte'

test.each([
  ['live', 'Live'],
  ['connecting', 'Connecting'],
  ['catchingUp', 'Catching up'],
  ['signInAgain', 'Sign in again']
] as const)('%s is shown as %s', (connection, text) => {
  render(ConnectionBadge, { account: anAccount({ connection }) })
  expect(screen.getByRole('status', { name: `Connection of Jane Doe · example.org: ${text}` })).toBeTruthy()
})

test('a system that is asked for calls is live, and says how often it is asked', () => {
  render(ConnectionBadge, { account: anAccount({ connection: 'live', callsPolledEveryMs: 2000 }) })
  expect(screen.getByText('Live, asked every 2 s')).toBeTruthy()
})

test('an account that may not see calls is not said to be asked for them', () => {
  const account = anAccount({ connection: 'live', callsPolledEveryMs: 2000, capabilities: ['presence'] })
  render(ConnectionBadge, { account })
  expect(screen.getByText('Live')).toBeTruthy()
})

test('a lost connection says since when', () => {
  const staleSince = Date.now() - 60_000
  render(ConnectionBadge, { account: anAccount({ connection: 'stale', staleSince }) })
  expect(screen.getByText(`Stale since ${formatTime(staleSince)}`)).toBeTruthy()
})
