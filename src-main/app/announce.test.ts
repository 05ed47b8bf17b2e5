import { expect, it, vi } from 'vitest'
import { EntityStore } from '../state/entity-store.ts'
import { sampleCall } from '../windows/testing/samples.ts'
import { onFirstRing } from './announce.ts'

it('tells of the first call that rings, and of no other', () => {
  const calls = new EntityStore('calls')
  const rings = vi.fn<() => void>()
  onFirstRing({ calls }, rings)
  calls.set('a1:1', sampleCall({ direction: 'outgoing' }))
  calls.set('a1:2', sampleCall({ id: 'a1:2', state: 'connected' }))
  expect(rings).not.toHaveBeenCalled()
  calls.set('a1:3', sampleCall({ id: 'a1:3' }))
  calls.set('a1:4', sampleCall({ id: 'a1:4' }))
  expect(rings).toHaveBeenCalledOnce()
})
