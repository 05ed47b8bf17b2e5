import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { failed, installBridge } from '../../testing/fake-bridge.ts'
import { anAccount, aQueue } from '../../testing/samples.ts'
import QueueRow from './QueueRow.svelte'

const toggle = (): HTMLElement => screen.getByRole('switch', { name: 'Log in to Support' })

test('the switch asks for the log-in and shows it only when the telephone system says so', async () => {
  const bridge = installBridge()
  const { rerender } = render(QueueRow, { queue: aQueue(), account: anAccount() })
  await userEvent.click(toggle())
  expect(bridge.inputsOf('queue.setSignedIn')).toEqual([{ queueId: 'a1:q1', signedIn: true }])
  expect(toggle().getAttribute('aria-checked')).toBe('false')
  expect(toggle().getAttribute('aria-busy')).toBe('true')
  await rerender({ queue: aQueue({ signedIn: true }), account: anAccount() })
  expect(toggle().getAttribute('aria-checked')).toBe('true')
  expect(toggle().getAttribute('aria-busy')).toBe('false')
})

test('a queue without log-in has none, and says nothing of it', () => {
  installBridge()
  const { signedIn: _, nightMode: __, ...queue } = aQueue({ kind: 'ring' })
  render(QueueRow, { queue, account: anAccount() })
  expect(screen.queryByRole('switch')).toBeNull()
  expect(screen.queryByText('Logged out')).toBeNull()
})

test('a paused queue says so, with the reason where there is one', async () => {
  installBridge()
  const { rerender } = render(QueueRow, { queue: aQueue({ paused: {} }), account: anAccount() })
  expect(screen.getByText('Paused')).toBeTruthy()
  await rerender({ queue: aQueue({ paused: { reason: 'Lunch' } }), account: anAccount() })
  expect(screen.getByText('Paused: Lunch')).toBeTruthy()
})

test('a refused log-in leaves the switch as it was', async () => {
  installBridge({ 'queue.setSignedIn': () => failed('No.') })
  render(QueueRow, { queue: aQueue(), account: anAccount() })
  await userEvent.click(toggle())
  expect(toggle().getAttribute('aria-checked')).toBe('false')
  expect(toggle().getAttribute('aria-busy')).toBe('false')
})

test('shows the figures the system has', () => {
  installBridge()
  const figures = { waiting: 3, longestWaitMs: 84_000, agentsFree: 2, agentsSignedIn: 5 }
  render(QueueRow, { queue: aQueue(figures), account: anAccount() })
  expect(screen.getByText('3 waiting')).toBeTruthy()
  expect(screen.getByText('1:24 longest')).toBeTruthy()
  expect(screen.getByText('2 of 5 agents free')).toBeTruthy()
})

test('the figures of an account that is not connected are of then, and its switch does nothing', async () => {
  const bridge = installBridge()
  const account = anAccount({ connection: 'stale', staleSince: new Date(2026, 0, 5, 14, 8).getTime() })
  render(QueueRow, { queue: aQueue({ signedIn: true, waiting: 3 }), account })
  expect(screen.getByText(/^As of .*08/)).toBeTruthy()
  expect(screen.getByText('3 waiting').className).not.toContain('waits')
  expect(toggle().getAttribute('aria-disabled')).toBe('true')
  await userEvent.click(toggle())
  expect(bridge.inputsOf('queue.setSignedIn')).toEqual([])
})

test('the longest wait counts on between two figures', async () => {
  vi.useFakeTimers()
  installBridge()
  render(QueueRow, { queue: aQueue({ waiting: 1, longestWaitMs: 5_000 }), account: anAccount() })
  expect(screen.getByText('0:05 longest')).toBeTruthy()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(screen.getByText('0:08 longest')).toBeTruthy()
  vi.useRealTimers()
})

test('nobody and nothing are words, not figures', () => {
  installBridge()
  render(QueueRow, { queue: aQueue({ waiting: 0, agentsFree: 0, agentsSignedIn: 0 }), account: anAccount() })
  expect(screen.getByText('Nobody waiting')).toBeTruthy()
  expect(screen.getByText('No agent logged in')).toBeTruthy()
})

test('without the capability there is no switch, only the state', () => {
  installBridge()
  render(QueueRow, { queue: aQueue({ signedIn: true }), account: anAccount({ capabilities: [] }) })
  expect(screen.queryByRole('switch')).toBeNull()
  expect(screen.getByText('Logged in')).toBeTruthy()
})

test('on a lost connection the switch does nothing', async () => {
  const bridge = installBridge()
  render(QueueRow, { queue: aQueue(), account: anAccount({ connection: 'stale' }) })
  await userEvent.click(toggle())
  expect(bridge.sent).toEqual([])
})

test('a queue is paused and taken up again where the account can, and nowhere else', async () => {
  const bridge = installBridge()
  const account = anAccount({ capabilities: ['queueSignIn', 'queuePause'] })
  const { rerender } = render(QueueRow, { queue: aQueue({ signedIn: true }), account })
  await userEvent.click(screen.getByRole('button', { name: /^Pause / }))
  await rerender({ queue: aQueue({ signedIn: true, paused: {} }), account })
  await userEvent.click(screen.getByRole('button', { name: /^Resume / }))
  expect(bridge.inputsOf('queue.setPaused')).toEqual([
    { queueId: 'a1:q1', paused: true },
    { queueId: 'a1:q1', paused: false }
  ])
  await rerender({ queue: aQueue({ signedIn: true }), account: anAccount() })
  expect(screen.queryByRole('button')).toBeNull()
})
