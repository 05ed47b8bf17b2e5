import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { abortError, linkedAbort, untilAborted } from './abort.ts'

it('ends with its parent, for its reason, or alone', () => {
  const parent = new AbortController()
  using one = linkedAbort(parent.signal)
  using other = linkedAbort(parent.signal)
  one.abort(abortError('enough'))
  expect([parent.signal.aborted, other.signal.aborted]).toEqual([false, false])
  const reason = abortError('the end')
  parent.abort(reason)
  expect(other.signal.reason).toBe(reason)
  using late = linkedAbort(parent.signal)
  expect(late.signal.reason).toBe(reason)
})

it('leaves nothing with its parent and aborts nothing when it is disposed of', () => {
  const parent = new AbortController()
  const linked = linkedAbort(parent.signal)
  linked[Symbol.dispose]()
  expect(getEventListeners(parent.signal, 'abort')).toEqual([])
  parent.abort()
  expect(linked.signal.aborted).toBe(false)
})

it('waits for an end, also for one that was there before', async () => {
  const reason = abortError('the end')
  const end = new AbortController()
  const waiting = untilAborted(end.signal)
  end.abort(reason)
  await expect(waiting).rejects.toBe(reason)
  await expect(untilAborted(end.signal)).rejects.toBe(reason)
})
