import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failed, ok } from '../testing/fake-bridge.ts'
import { Pending } from './pending.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('is pending until what it acts on has changed', async () => {
  let state = 'connected'
  const pending = new Pending(() => state)
  await pending.run('hold', async () => ok(undefined))
  expect(pending.action).toBe('hold')
  state = 'held'
  expect(pending.action).toBeUndefined()
})

test('gives up after five seconds', async () => {
  const pending = new Pending(() => 'same')
  await pending.run('hold', async () => ok(undefined))
  vi.advanceTimersByTime(4_999)
  expect(pending.action).toBe('hold')
  vi.advanceTimersByTime(1)
  expect(pending.action).toBeUndefined()
})

test('ends at once when the command is refused', async () => {
  const pending = new Pending(() => 'same')
  await pending.run('hold', async () => failed('No.'))
  expect(pending.action).toBeUndefined()
})
