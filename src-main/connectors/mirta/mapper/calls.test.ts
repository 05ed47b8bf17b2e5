import { describe, expect, it } from 'vitest'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { call } from '../../../../src-preload/contract/call.ts'
import { directory, tracked } from '../testing/mapping-samples.ts'
import type { TrackedCall } from '../calls/call-identity.ts'
import { mapCalls } from './calls.ts'

describe('a call', () => {
  const able = new Set<Capability>(['calls', 'hangUp', 'blindTransfer', 'consultation', 'attendedTransfer'])
  const mapOne = (changes: Partial<TrackedCall>, channels: { own?: string; other?: string } = {}) =>
    mapCalls([{ ...tracked, ...changes }], { directory, capabilities: able, channelsOf: () => channels })[0]

  it('is a call of the contract', () => {
    const { vendorId, ...rest } = mapOne({}) ?? { vendorId: '' }
    expect(call.parse({ ...rest, id: `a:${vendorId}`, accountId: 'a' })).toMatchObject({
      state: 'connected',
      remote: { kind: 'external', name: 'Meier', number: '0302312501', withheld: false }
    })
  })

  it('can be handed over only while it is known which channel is the other party’s', () => {
    expect(mapOne({})?.allowed).toEqual(['hangUp'])
    expect(mapOne({}, { own: 'a' })?.allowed).toEqual(['hangUp', 'consult'])
    expect(mapOne({}, { own: 'a', other: 'b' })?.allowed.toSorted()).toEqual(['blindTransfer', 'consult', 'hangUp'])
    expect(mapOne({ state: 'alerting' }, { own: 'a', other: 'b' })?.allowed).toEqual(['reject'])
  })

  it('that waits to be picked up says so, and is hung up, not rejected', () => {
    const seen = mapOne({ state: 'alerting', direction: 'outgoing', pickUp: true })
    expect(seen).toMatchObject({ pickUp: true, direction: 'outgoing', allowed: ['hangUp'] })
  })
})
