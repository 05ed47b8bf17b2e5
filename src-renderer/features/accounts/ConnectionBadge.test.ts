import { render, screen } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
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

test('an account that is switched off says until when, and of another day that it is tomorrow', () => {
  const [soon, later] = [0, 1].map((days) => new Date(2026, 0, 5 + days, 8).getTime())
  vi.useFakeTimers({ now: new Date(2026, 0, 5, 7) })
  const { unmount } = render(ConnectionBadge, { account: anAccount({ connection: 'off', offUntil: later ?? 0 }) })
  expect(screen.getByText(/^Off until tomorrow 8:00/)).toBeTruthy()
  unmount()
  render(ConnectionBadge, { account: anAccount({ connection: 'off', offUntil: soon ?? 0 }) })
  expect(screen.getByText(/^Off until 8:00/)).toBeTruthy()
  vi.useRealTimers()
})

test('a lost connection says since when', () => {
  const staleSince = Date.now() - 60_000
  render(ConnectionBadge, { account: anAccount({ connection: 'stale', staleSince }) })
  expect(screen.getByText(`Stale since ${formatTime(staleSince)}`)).toBeTruthy()
})
