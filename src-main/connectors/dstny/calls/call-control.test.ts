import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { SeenCall } from '../../events.ts'
import { openUserStage } from '../testing/dstny-stage.ts'
import type { UserStage } from '../testing/dstny-stage.ts'
import type { Stage } from '../../testing/stage.ts'

let front: DstnyFront
let stage: Stage
let goLiveAs: UserStage['goLiveAs']

beforeEach(async () => void ({ stage, front, goLiveAs } = await openUserStage()))
afterEach(() => stage[Symbol.asyncDispose]())

const bodies = (operation: string): unknown[] =>
  front.requests.filter((request) => request.operation === operation).map(({ body }) => body)

describe('a telephone with one line', () => {
  const talk = async (): Promise<SeenCall> => {
    await goLiveAs('maria')
    const maria = stage.pbx.extension('210')
    await stage.outside().dials(maria)
    await stage.until(() => stage.picture.callStates.join() === 'alerting')
    await maria.answers()
    await stage.sees(stage.picture.call.vendorId, ({ allowed }) => allowed.includes('consult'))
    return stage.picture.call
  }

  it('asks somebody on the leg of the call, which waits meanwhile', async () => {
    const { vendorId } = await talk()
    await stage.do({ type: 'consult', vendorId, number: '201' })
    await stage.until(() => stage.picture.callStates.join() === 'alerting,held')
    expect(stage.picture.calls.get(vendorId)?.allowed).not.toContain('consult')
    expect([stage.front.count('makeConsultationCall'), stage.front.count('makeCall')]).toEqual([1, 0])
  })

  it('says why it cannot ask a second one', async () => {
    const { vendorId } = await talk()
    await stage.do({ type: 'consult', vendorId, number: '201' })
    const again = stage.do({ type: 'consult', vendorId, number: '202' })
    await expect(again).rejects.toMatchObject({ kind: 'conflict', userMessage: expect.stringMatching(/another call/) })
    await stage.until(() => stage.picture.callStates.join() === 'alerting,held')
  })

  it('says why a call that is converted on its way cannot wait', async () => {
    const { vendorId } = await talk()
    stage.pbx.extension('210').legIn().call.transcoded = true
    const asked = stage.do({ type: 'consult', vendorId, number: '201' })
    await expect(asked).rejects.toMatchObject({
      kind: 'conflict',
      userMessage: expect.stringMatching(/cannot be kept/)
    })
  })
})

it('a consultation is known after the connection was made anew', async () => {
  await goLiveAs('jane')
  const { vendorId } = await stage.talks()
  await stage.do({ type: 'consult', vendorId, number: '201' })
  await stage.until(() => [...stage.picture.calls.values()].some(({ consultsForVendorId: of }) => of === vendorId))
  const asked = [...stage.picture.calls.keys()].find((id) => id !== vendorId) ?? ''
  await stage.reconnects()
  await stage.until(() => stage.picture.state === 'live')
  expect(stage.picture.calls.get(asked)).toMatchObject({ consultsForVendorId: vendorId })
})

describe('a second call', () => {
  it.each([
    ['with the telephone of the first, which is held', '200-soft', ['connected', 'held']],
    ['elsewhere only when that is chosen', '200-desk', ['connected', 'connected']]
  ])('is answered %s', async (_, deviceId, states) => {
    await goLiveAs('jane')
    const first = await stage.rings()
    await stage.do({ type: 'answer', vendorId: first.vendorId, deviceId: '200-soft' })
    await stage.sees(first.vendorId, ({ state }) => state === 'connected')
    const { vendorId } = await stage.rings(stage.outside('+493023125998'))
    await stage.do({ type: 'answer', vendorId, deviceId })
    await stage.sees(vendorId, ({ state }) => state === 'connected')
    await stage.showsTruth()
    expect(stage.picture.callStates).toEqual(states)
    expect(stage.picture.calls.get(vendorId)?.deviceIds).toEqual([deviceId ?? '200-soft'])
  })
})

describe('a call that has changed meanwhile', () => {
  const conflict = (operation: string, times = 1): void => front.faults.reply(409, { operation, times })

  it('is read again, and nothing is repeated', async () => {
    await goLiveAs('jane')
    const { vendorId } = await stage.talks()
    conflict('parkCall')
    const before = stage.front.count('getCallState')
    await expect(stage.do({ type: 'park', vendorId })).rejects.toMatchObject({ kind: 'conflict' })
    expect([stage.front.count('parkCall'), stage.front.count('getCallState') - before]).toEqual([1, 1])
  })

  it.each(['mute', 'saveRecording'] as const)('is asked to %s once more where that is still offered', async (type) => {
    stage.me.recordingMode = 'onDemand'
    await goLiveAs('jane')
    const { vendorId } = await stage.talks()
    const operation = type === 'mute' ? 'muteCall' : type
    await stage.sees(vendorId, ({ allowed }) => allowed.includes(type))
    conflict(operation)
    await stage.do({ type, vendorId })
    expect(stage.front.count(operation)).toBe(2)
  })

  it('counts both calls when two are joined', async () => {
    await goLiveAs('jane')
    const first = await stage.talks()
    const second = await stage.talks(stage.outside('+493023125998'))
    conflict('transferToCall')
    const [vendorId, otherVendorId] = [first.vendorId, second.vendorId]
    const joined = stage.do({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: true })
    const before = stage.front.count('getCallState')
    await expect(joined).rejects.toMatchObject({ kind: 'conflict' })
    expect(stage.front.count('getCallState') - before).toBe(2)
    expect(stage.picture.callStates).toEqual(['connected', 'held'])
  })

  it('says so when it has ended', async () => {
    await goLiveAs('jane')
    const { vendorId } = await stage.talks()
    conflict('holdCall')
    front.faults.reply(404, { operation: 'getCallState', times: 1 })
    await expect(stage.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('what is sent', () => {
  it('carries the state the user saw of both calls', async () => {
    await goLiveAs('jane')
    const first = await stage.talks()
    const second = await stage.talks(stage.outside('+493023125998'))
    const [vendorId, otherVendorId] = [first.vendorId, second.vendorId]
    await stage.do({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: true })
    const sent = JSON.stringify(bodies('transferToCall'))
    for (const word of ['stateToken', 'targetStateToken', 'targetCallId', '"waitForAnswer":true']) {
      expect(sent.replaceAll('\\"', '"')).toContain(word)
    }
  })

  it('is refused before it is sent when the pickup names no dialog', async () => {
    await goLiveAs('jane')
    const picked = stage.do({ type: 'pickUp', pickupId: 'nonsense', deviceId: undefined })
    await expect(picked).rejects.toMatchObject({ kind: 'notFound' })
    expect(stage.front.count('pickupSipCall')).toBe(0)
  })

  it.each([
    ['conference', 'addConferenceParticipant'],
    ['attendedTransfer', 'transferToCall']
  ] as const)('and forbidden takes %s away, from the calls as well', async (capability, operation) => {
    await goLiveAs('jane')
    const first = await stage.talks()
    const second = await stage.talks(stage.outside('+493023125998'))
    front.faults.reply(403, { operation, times: 1 })
    const [vendorId, otherVendorId] = [first.vendorId, second.vendorId]
    const command =
      capability === 'conference'
        ? ({ type: 'addToConference', vendorId, otherVendorId } as const)
        : ({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: false } as const)
    await expect(stage.do(command)).rejects.toMatchObject({ kind: 'permission' })
    await stage.until(() => stage.picture.lost.includes(capability))
    await stage.sees(vendorId, ({ allowed }) => !allowed.includes(command.type))
    expect(stage.picture.calls.get(vendorId)?.allowed).toContain('swap')
  })
})

describe('somebody with the right to intrude', () => {
  it('joins the call of a colleague', async () => {
    await goLiveAs('ingrid')
    await stage.outside().dials(stage.colleague)
    await stage.colleague.answers()
    await stage.do({ type: 'dial', number: '201', deviceId: undefined, kind: 'barge' })
    await stage.until(() => stage.picture.callStates.join() === 'connected')
  })
})

describe('a call that has failed by the time it is answered for', () => {
  const failsAtOnce = (operation: string): void => {
    const ended = { stateToken: 5, callId: 'zz', inbound: false, status: 'TERMINATED', event: 'FAILED' }
    const call = { ...ended, eventDescription: 'Call setup failed with status code 486', duration: 0 }
    const flags = { conference: false, intruded: false, muted: false }
    front.faults.reply(200, { operation, body: JSON.stringify({ ...call, ...flags }), times: 1 })
  }
  const told = (): unknown[] =>
    stage.picture.events.flatMap((one) =>
      one.type === 'callSeen' && one.call.vendorId === 'zz' ? [[one.call.state, one.call.failure]] : []
    )

  beforeEach(() => goLiveAs('jane'))

  it('is shown with the reason when it was dialled', async () => {
    failsAtOnce('makeCall')
    await stage.do({ type: 'dial', number: '201', deviceId: undefined })
    await stage.until(() => stage.picture.gone.length === 1)
    expect(told()).toEqual([['failed', 'Busy']])
  })

  it('is shown with the reason when it was to ask somebody', async () => {
    const { vendorId } = await stage.talks()
    failsAtOnce('makeConsultationCall')
    await stage.do({ type: 'consult', vendorId, number: '201' })
    await stage.until(() => stage.picture.gone.length === 1)
    expect(told()).toEqual([['failed', 'Busy']])
    expect(stage.picture.call).toMatchObject({ vendorId, state: 'connected' })
  })

  it('is shown with the reason when it was picked up', async () => {
    failsAtOnce('pickupSipCall')
    const pickupId = JSON.stringify({ callId: 'a', toTag: 'b', fromTag: 'c', earlyOnly: true })
    await stage.do({ type: 'pickUp', pickupId, deviceId: undefined })
    await stage.until(() => stage.picture.gone.length === 1)
    expect(told()).toEqual([['failed', 'Busy']])
  })
})
