import { afterEach, describe, expect, it } from 'vitest'
import type { CallAction } from '../../../src-preload/contract/call.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { openUserHarness } from './testing/dstny-harness.ts'
import type { ConnectorHarness } from '../testing/connector-harness.ts'

let harness: ConnectorHarness

afterEach(() => harness[Symbol.asyncDispose]())

/** Jane's account, with an override file that switches these off (Dstny API 0.3). */
async function goLiveWithout(...off: readonly DstnyOperationId[]): Promise<void> {
  const operations = Object.fromEntries(off.map((id) => [id, { enabled: false }]))
  const opened = await openUserHarness({ settings: { endpointOverride: { version: 1, operations } } })
  harness = opened.harness
  harness.me.recordingMode = 'onDemand'
  await opened.goLiveAs('jane')
}

const allowed = (vendorId: string): readonly CallAction[] => harness.recorded.calls.get(vendorId)?.allowed ?? []

describe('an operation that is switched off', () => {
  it('has no button, and the others of its kind keep theirs', async () => {
    await goLiveWithout('leaveConference', 'removeConferenceParticipant', 'pauseRecording')
    const one = (await harness.talks()).vendorId
    await harness.sees(one, (call) => call.allowed.includes('saveRecording'))
    expect(allowed(one)).not.toContain('pauseRecording')
    const two = (await harness.talks(harness.outside('+493023125998'))).vendorId
    await harness.sees(two, (call) => call.allowed.includes('addToConference'))
    await harness.do({ type: 'addToConference', vendorId: two, otherVendorId: one })
    await harness.sees(two, ({ conference, participants }) => conference && participants.length > 0)
    expect(allowed(two)).toContain('hangUp')
    for (const action of ['leaveConference', 'removeParticipant'] as const) expect(allowed(two)).not.toContain(action)
  })

  it('to swap is not needed to answer a second call', async () => {
    await goLiveWithout('alternateCall')
    const { vendorId } = await harness.talks()
    const { vendorId: second, answerDeviceIds } = await harness.rings(harness.outside('+493023125998'))
    await harness.do({ type: 'answer', vendorId: second, deviceId: answerDeviceIds[0] })
    await harness.sees(second, ({ state }) => state === 'connected')
    await harness.sees(vendorId, ({ state }) => state === 'held')
    expect(allowed(vendorId)).not.toContain('swap')
  })
})
