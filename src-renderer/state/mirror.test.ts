import { expect, test, vi } from 'vitest'
import { emptyState } from '../../src-preload/contract/empty-state.ts'
import { failed, FakeBridge, ok } from '../testing/fake-bridge.ts'
import { aCall } from '../testing/samples.ts'
import { Mirror } from './mirror.svelte.ts'

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

test('takes the snapshot and applies the patch that follows', async () => {
  const bridge = new FakeBridge()
  bridge.state = { ...emptyState, calls: { 'a1:c1': aCall() } }
  const mirror = new Mirror()
  mirror.connect(bridge)
  expect(mirror.loaded).toBe(false)
  await settle()
  bridge.patch({ calls: { 'a1:c2': aCall({ id: 'a1:c2', startedAt: 2_000 }) } }, { calls: ['a1:c1'] })
  expect(mirror.loaded).toBe(true)
  expect(mirror.calls.map(({ id }) => id)).toEqual(['a1:c2'])
})

test('keeps patches that arrive while the snapshot is on its way', async () => {
  const bridge = new FakeBridge()
  const mirror = new Mirror()
  mirror.connect(bridge)
  bridge.push('state.patch', { from: 0, revision: 1, set: { calls: { 'a1:c1': aCall() } }, removed: {} })
  await settle()
  expect(mirror.revision).toBe(1)
  expect(mirror.calls).toHaveLength(1)
})

test('a patch that is in the snapshot already changes nothing', async () => {
  const bridge = new FakeBridge()
  bridge.revision = 5
  const mirror = new Mirror()
  mirror.connect(bridge)
  await settle()
  bridge.push('state.patch', { from: 3, revision: 4, set: { calls: { 'a1:c1': aCall() } }, removed: {} })
  expect(mirror.calls).toHaveLength(0)
})

test('after a gap the state is taken again in full', async () => {
  const bridge = new FakeBridge()
  const mirror = new Mirror()
  mirror.connect(bridge)
  await settle()
  bridge.revision = 9
  bridge.state = { ...emptyState, calls: { 'a1:c1': aCall({ state: 'connected' }) } }
  bridge.push('state.patch', { from: 8, revision: 9, set: {}, removed: {} })
  await settle()
  expect(bridge.inputsOf('state.snapshot')).toHaveLength(2)
  expect(mirror.revision).toBe(9)
  expect(mirror.calls[0]?.state).toBe('connected')
})

test('patches that follow each other are applied in order', async () => {
  const bridge = new FakeBridge({ 'state.snapshot': () => ok({ revision: 2, state: emptyState }) })
  const mirror = new Mirror()
  mirror.connect(bridge)
  await settle()
  bridge.push('state.patch', { from: 2, revision: 3, set: { calls: { 'a1:c1': aCall() } }, removed: {} })
  bridge.push('state.patch', { from: 3, revision: 4, set: {}, removed: {} })
  expect(mirror.revision).toBe(4)
  expect(mirror.calls).toHaveLength(1)
})

test('asks again when the snapshot could not be had', async () => {
  vi.useFakeTimers()
  let tries = 0
  const snapshot = { revision: 1, state: emptyState }
  const bridge = new FakeBridge({ 'state.snapshot': () => (++tries === 1 ? failed('Not yet.') : ok(snapshot)) })
  const mirror = new Mirror()
  mirror.connect(bridge)
  await vi.advanceTimersByTimeAsync(999)
  expect(mirror.loaded).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(mirror.loaded).toBe(true)
  vi.useRealTimers()
})

test('says nothing more after its end', async () => {
  const bridge = new FakeBridge()
  const mirror = new Mirror()
  const end = mirror.connect(bridge)
  await settle()
  end()
  bridge.patch({ calls: { 'a1:c1': aCall() } })
  expect(mirror.calls).toHaveLength(0)
})
