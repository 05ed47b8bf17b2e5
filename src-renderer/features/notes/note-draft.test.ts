import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Result } from '../../../src-preload/contract/error.ts'
import { failed, ok } from '../../testing/fake-bridge.ts'
import { NoteDraft } from './note-draft.svelte.ts'

let sent: string[]
let answer: () => Result<undefined>
let draft: NoteDraft

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  answer = () => ok(undefined)
  draft = new NoteDraft(async (text) => {
    sent.push(text)
    return answer()
  })
})
afterEach(() => void vi.useRealTimers())

test('the first key is sent at once, those after it four times a second, and the last one always', async () => {
  draft.type('w')
  expect(sent).toEqual(['w'])
  for (const text of ['wa', 'wan', 'want']) {
    await vi.advanceTimersByTimeAsync(100)
    draft.type(text)
  }
  expect(sent).toEqual(['w', 'wan'])
  await vi.advanceTimersByTimeAsync(250)
  expect(sent).toEqual(['w', 'wan', 'want'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent).toHaveLength(3)
})

test('what was not sent yet goes at once when the field or the window is left, and once', async () => {
  draft.type('w')
  draft.type('wa')
  draft.flush()
  draft.flush()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent).toEqual(['w', 'wa'])
})

test('it is open while somebody types, and a moment after', async () => {
  draft.type('w')
  await vi.advanceTimersByTimeAsync(300)
  draft.type('wa')
  await vi.advanceTimersByTimeAsync(300)
  expect(draft.isOpen).toBe(true)
  await vi.advanceTimersByTimeAsync(100)
  expect(draft.isOpen).toBe(false)
  draft.rest()
  expect(draft.text).toBeUndefined()
})

test('a text that could not be saved stays with the reason until one can', async () => {
  answer = () => failed('No room.')
  draft.type('w')
  await vi.advanceTimersByTimeAsync(1_000)
  draft.rest()
  expect([draft.text, draft.problem]).toEqual(['w', 'No room.'])
  answer = () => ok(undefined)
  draft.type('wa')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(draft.problem).toBeUndefined()
})
