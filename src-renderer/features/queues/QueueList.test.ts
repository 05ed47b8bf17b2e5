import { cleanup, render } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import { mirror } from '../../state/mirror.svelte.ts'
import { emptyState } from '../../../src-preload/contract/empty-state.ts'
import { installBridge } from '../../testing/fake-bridge.ts'
import { fakeObservers } from '../../testing/fake-observer.ts'
import { anAccount, aQueue } from '../../testing/samples.ts'
import QueueList from './QueueList.svelte'

test('tells which queues of which account are on screen, those that come later too, and none at the end', async () => {
  const observers = fakeObservers()
  const bridge = installBridge()
  const queues = { 'a1:q1': aQueue(), 'b1:q1': aQueue({ id: 'b1:q1', accountId: 'b1' }) }
  bridge.state = { ...emptyState, accounts: { a1: anAccount(), b1: anAccount({ id: 'b1' }) }, queues }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.loaded).toBe(true))
  render(QueueList)
  const reported = (): unknown => bridge.inputsOf('queue.onScreen').at(-1)
  const observer = observers[0]
  const [first, second] = observer?.watched ?? []
  if (observer === undefined || first === undefined || second === undefined) throw new Error('nothing is watched')
  observer.shows(second, 1)
  expect(reported()).toEqual({ ids: ['b1:q1'] })
  bridge.patch({ queues: { 'a1:q2': aQueue({ id: 'a1:q2', name: 'Sales' }) } })
  await vi.waitFor(() => expect(observer.watched.size).toBe(3))
  const third = [...observer.watched].at(-1) ?? first
  observer.shows(third, 1)
  expect(reported()).toEqual({ ids: ['b1:q1', 'a1:q2'] })
  bridge.patch({ queues: { 'b1:q1': aQueue({ id: 'b1:q1', accountId: 'b1', waiting: 3 }) } })
  observer.shows(third, 0)
  expect(reported()).toEqual({ ids: ['b1:q1'] })
  cleanup()
  expect(reported()).toEqual({ ids: [] })
})
