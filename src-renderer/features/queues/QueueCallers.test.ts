import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failed, installBridge, ok } from '../../testing/fake-bridge.ts'
import { anAccount, aQueue } from '../../testing/samples.ts'
import QueueRow from './QueueRow.svelte'

const account = anAccount({ capabilities: ['queueFigures', 'queueCallers'] })
const remover = anAccount({ capabilities: ['queueFigures', 'queueCallers', 'queueCallerRemoval'] })
const waiting = aQueue({ waiting: 2 })
const shown = (): string[] => screen.queryAllByRole('listitem').map((row) => row.textContent ?? '')
const open = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: /^2 waiting/ }))

beforeEach(() => vi.useFakeTimers({ now: 1_000_000, shouldAdvanceTime: true }))
afterEach(() => vi.useRealTimers())

test('who waits is listed on request, counts on, and is read again', async () => {
  let callers = [{ position: 1, name: 'Kim Koch', displayNumber: '030 901820', waitMs: 42_000 }, { position: 2 }]
  const bridge = installBridge({ 'queue.callers': () => ok(callers) })
  render(QueueRow, { queue: waiting, account })
  expect(bridge.inputsOf('queue.callers')).toEqual([])
  await open()
  const list = within(await screen.findByRole('list', { name: 'Who waits in Support' }))
  expect(list.getAllByRole('listitem').map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    '1 Kim Koch 030 901820 0:42',
    '2 Number withheld'
  ])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(list.getByText('0:45')).toBeTruthy()
  callers = []
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await screen.findByText('Nobody waits any more.')).toBeTruthy()
  expect(bridge.inputsOf('queue.callers')).toHaveLength(2)
})

test('nothing is read any more once it is closed, or nobody waits', async () => {
  const bridge = installBridge({ 'queue.callers': () => ok([]) })
  const { rerender } = render(QueueRow, { queue: waiting, account })
  await open()
  await open()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(bridge.inputsOf('queue.callers')).toHaveLength(1)
  await open()
  await rerender({ queue: aQueue({ waiting: 0 }), account })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(bridge.inputsOf('queue.callers')).toHaveLength(2)
  expect(shown()).toHaveLength(1)
})

test('a list that cannot be read says why and is tried again', async () => {
  let fails = true
  installBridge({ 'queue.callers': () => (fails ? failed('Try later.') : ok([{ name: 'Kim Koch' }])) })
  render(QueueRow, { queue: waiting, account })
  await open()
  expect(await screen.findByText('Try later.')).toBeTruthy()
  fails = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await screen.findByText('Kim Koch')).toBeTruthy()
  expect(screen.queryByText('Try later.')).toBeNull()
})

test('whoever waits is removed after a question, and the others are read at once', async () => {
  let callers = [
    { id: 'c1', name: 'Kim Koch' },
    { id: 'c2', displayNumber: '030 901820' }
  ]
  const bridge = installBridge({
    'queue.callers': () => ok(callers),
    'queue.removeCaller': () => {
      callers = callers.slice(0, 1)
      return ok(undefined)
    }
  })
  render(QueueRow, { queue: waiting, account: remover })
  await open()
  const button = await screen.findByRole('button', { name: 'Remove 030 901820 from Support' })
  await userEvent.click(button)
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  expect(bridge.inputsOf('queue.removeCaller')).toEqual([])
  await userEvent.click(button)
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  expect(bridge.inputsOf('queue.removeCaller')).toEqual([
    { accountId: waiting.accountId, queueId: waiting.id, callerId: 'c2' }
  ])
  await waitFor(() => expect(screen.queryByText('030 901820')).toBeNull())
  expect(screen.getByText('Kim Koch')).toBeTruthy()
})

test('nobody is removed where the account cannot, or the system does not say who it is', async () => {
  installBridge({ 'queue.callers': () => ok([{ name: 'Kim Koch' }]) })
  render(QueueRow, { queue: waiting, account: remover })
  await open()
  await screen.findByText('Kim Koch')
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
  cleanup()
  installBridge({ 'queue.callers': () => ok([{ id: 'c1', name: 'Kim Koch' }]) })
  render(QueueRow, { queue: waiting, account })
  await open()
  await screen.findByText('Kim Koch')
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
})

test('where the telephone system does not tell who waits, the figure is no button', () => {
  installBridge()
  render(QueueRow, { queue: waiting, account: anAccount({ capabilities: ['queueFigures'] }) })
  expect(screen.queryByRole('button', { name: /^2 waiting/ })).toBeNull()
  expect(screen.getByText('2 waiting')).toBeTruthy()
})
