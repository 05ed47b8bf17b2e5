import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Account } from '../../../src-preload/contract/account.ts'
import { failed, installBridge } from '../../testing/fake-bridge.ts'
import { anAccount, aQueue } from '../../testing/samples.ts'
import QueueRow from './QueueRow.svelte'

const withReasons = (...pauseReasons: string[]): Account => anAccount({ capabilities: ['queuePause'], pauseReasons })
const here = aQueue({ signedIn: true })
const button = (word: 'Pause' | 'Resume'): HTMLElement => screen.getByRole('button', { name: new RegExp(`^${word} `) })
const items = (): (string | null)[] => screen.getAllByRole('menuitem').map((item) => item.textContent.trim())

test('pausing asks for one of the reasons the system has, each once, or for none', async () => {
  const bridge = installBridge()
  render(QueueRow, { queue: here, account: withReasons('Lunch', '', 'Lunch', 'اجتماع') })
  await userEvent.click(button('Pause'))
  expect(bridge.inputsOf('queue.setPaused')).toEqual([])
  expect(items()).toEqual(['Lunch', 'اجتماع', 'Without a reason'])
  await userEvent.click(screen.getByRole('menuitem', { name: 'Lunch' }))
  expect(bridge.inputsOf('queue.setPaused')).toEqual([{ queueId: 'a1:q1', paused: true, reason: 'Lunch' }])
  expect(button('Pause').getAttribute('aria-busy')).toBe('true')
})

test('a pause without a reason names none', async () => {
  const bridge = installBridge()
  render(QueueRow, { queue: here, account: withReasons('Lunch') })
  await userEvent.click(button('Pause'))
  await userEvent.click(screen.getByRole('menuitem', { name: 'Without a reason' }))
  expect(bridge.inputsOf('queue.setPaused')).toEqual([{ queueId: 'a1:q1', paused: true }])
})

test('the keyboard opens the menu, chooses and stays at its place, also when pausing has become resuming', async () => {
  const bridge = installBridge()
  const account = withReasons('Lunch', 'Meeting')
  const { rerender } = render(QueueRow, { queue: here, account })
  button('Pause').focus()
  await userEvent.keyboard('m')
  expect(screen.queryByRole('menu')).toBeNull()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Lunch'))
  await userEvent.keyboard('{Escape}')
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Pause')))
  expect(bridge.inputsOf('queue.setPaused')).toEqual([])
  await userEvent.keyboard('{ArrowDown}')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Lunch'))
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(bridge.inputsOf('queue.setPaused')).toEqual([{ queueId: 'a1:q1', paused: true, reason: 'Meeting' }])
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Pause')))
  await rerender({ queue: aQueue({ signedIn: true, paused: { reason: 'Meeting' } }), account })
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Resume')))
  await userEvent.keyboard('{Enter}')
  expect(bridge.inputsOf('queue.setPaused').at(-1)).toEqual({ queueId: 'a1:q1', paused: false })
})

test('while one pause is under way, or the connection is lost, the menu does not open', async () => {
  const bridge = installBridge({ 'queue.setPaused': () => failed('No.') })
  const { rerender } = render(QueueRow, { queue: here, account: withReasons('Lunch') })
  await userEvent.click(button('Pause'))
  await userEvent.click(screen.getByRole('menuitem', { name: 'Lunch' }))
  await vi.waitFor(() => expect(button('Pause').getAttribute('aria-busy')).toBeNull())
  await rerender({ queue: here, account: { ...withReasons('Lunch'), connection: 'stale' } })
  await userEvent.click(button('Pause'))
  expect(screen.queryByRole('menu')).toBeNull()
  expect(bridge.inputsOf('queue.setPaused')).toHaveLength(1)
})

test('an account whose system knows no reasons pauses at once', async () => {
  const bridge = installBridge()
  render(QueueRow, { queue: here, account: withReasons() })
  await userEvent.click(button('Pause'))
  expect(bridge.inputsOf('queue.setPaused')).toEqual([{ queueId: 'a1:q1', paused: true }])
})
