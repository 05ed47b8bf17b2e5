import { afterEach, describe, expect, it } from 'vitest'
import type { CallAction } from '../../../src-preload/contract/call.ts'
import { silentLog } from '../../logging/log.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { openUserStage } from './testing/dstny-stage.ts'
import type { Stage } from '../testing/stage.ts'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

/** Jane's account, with an override file that switches these off (Dstny API 0.3). */
async function goLiveWithout(...off: readonly DstnyOperationId[]): Promise<void> {
  const operations = Object.fromEntries(off.map((id) => [id, { enabled: false }]))
  const opened = await openUserStage(silentLog, { endpointOverride: { version: 1, operations } })
  stage = opened.stage
  stage.me.recordingMode = 'onDemand'
  await opened.goLiveAs('jane')
}

const allowed = (vendorId: string): readonly CallAction[] => stage.picture.calls.get(vendorId)?.allowed ?? []

describe('an operation that is switched off', () => {
  it('has no button, and the others of its kind keep theirs', async () => {
    await goLiveWithout('leaveConference', 'removeConferenceParticipant', 'pauseRecording')
    const one = (await stage.talks()).vendorId
    await stage.sees(one, (call) => call.allowed.includes('saveRecording'))
    expect(allowed(one)).not.toContain('pauseRecording')
    const two = (await stage.talks(stage.outside('+493023125998'))).vendorId
    await stage.sees(two, (call) => call.allowed.includes('addToConference'))
    await stage.do({ type: 'addToConference', vendorId: two, otherVendorId: one })
    await stage.sees(two, ({ conference, participants }) => conference && participants.length > 0)
    expect(allowed(two)).toContain('hangUp')
    for (const action of ['leaveConference', 'removeParticipant'] as const) expect(allowed(two)).not.toContain(action)
  })

  it('to swap is not needed to answer a second call', async () => {
    await goLiveWithout('alternateCall')
    const { vendorId } = await stage.talks()
    const { vendorId: second, answerDeviceIds } = await stage.rings(stage.outside('+493023125998'))
    await stage.do({ type: 'answer', vendorId: second, deviceId: answerDeviceIds[0] })
    await stage.sees(second, ({ state }) => state === 'connected')
    await stage.sees(vendorId, ({ state }) => state === 'held')
    expect(allowed(vendorId)).not.toContain('swap')
  })
})
