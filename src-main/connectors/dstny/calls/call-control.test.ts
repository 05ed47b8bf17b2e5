import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { ReportedCall } from '../../events.ts'
import { openUserHarness } from '../testing/dstny-harness.ts'
import type { UserHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness
let goLiveAs: UserHarness['goLiveAs']

beforeEach(async () => void ({ harness, front, goLiveAs } = await openUserHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const bodies = (operation: string): unknown[] =>
  front.requests.filter((request) => request.operation === operation).map(({ body }) => body)

describe('a telephone with one line', () => {
  const talk = async (): Promise<ReportedCall> => {
    await goLiveAs('maria')
    const maria = harness.pbx.extension('210')
    await harness.outside().dials(maria)
    await harness.until(() => harness.recorded.callStates.join() === 'alerting')
    await maria.answers()
    await harness.sees(harness.recorded.call.vendorId, ({ allowed }) => allowed.includes('consult'))
    return harness.recorded.call
  }

  it('asks somebody on the leg of the call, which waits meanwhile', async () => {
    const { vendorId } = await talk()
    await harness.do({ type: 'consult', vendorId, number: '201' })
    await harness.until(() => harness.recorded.callStates.join() === 'alerting,held')
    expect(harness.recorded.calls.get(vendorId)?.allowed).not.toContain('consult')
    expect([harness.front.count('makeConsultationCall'), harness.front.count('makeCall')]).toEqual([1, 0])
  })

  it('says why it cannot ask a second one', async () => {
    const { vendorId } = await talk()
    await harness.do({ type: 'consult', vendorId, number: '201' })
    const again = harness.do({ type: 'consult', vendorId, number: '202' })
    await expect(again).rejects.toMatchObject({ kind: 'conflict', userMessage: expect.stringMatching(/another call/) })
    await harness.until(() => harness.recorded.callStates.join() === 'alerting,held')
  })

  it('says why a call that is converted on its way cannot wait', async () => {
    const { vendorId } = await talk()
    harness.pbx.extension('210').legIn().call.transcoded = true
    const asked = harness.do({ type: 'consult', vendorId, number: '201' })
    await expect(asked).rejects.toMatchObject({
      kind: 'conflict',
      userMessage: expect.stringMatching(/cannot be kept/)
    })
  })
})

it('a consultation is known after the connection was made anew', async () => {
  await goLiveAs('jane')
  const { vendorId } = await harness.talks()
  await harness.do({ type: 'consult', vendorId, number: '201' })
  await harness.until(() => [...harness.recorded.calls.values()].some(({ consultsForVendorId: of }) => of === vendorId))
  const asked = [...harness.recorded.calls.keys()].find((id) => id !== vendorId) ?? ''
  await harness.reconnects()
  await harness.until(() => harness.recorded.state === 'live')
  expect(harness.recorded.calls.get(asked)).toMatchObject({ consultsForVendorId: vendorId })
})

describe('a second call', () => {
  it.each([
    ['with the telephone of the first, which is held', '200-soft', ['connected', 'held']],
    ['elsewhere only when that is chosen', '200-desk', ['connected', 'connected']]
  ])('is answered %s', async (_, deviceId, states) => {
    await goLiveAs('jane')
    const first = await harness.rings()
    await harness.do({ type: 'answer', vendorId: first.vendorId, deviceId: '200-soft' })
    await harness.sees(first.vendorId, ({ state }) => state === 'connected')
    const { vendorId } = await harness.rings(harness.outside('+493023125998'))
    await harness.do({ type: 'answer', vendorId, deviceId })
    await harness.sees(vendorId, ({ state }) => state === 'connected')
    await harness.showsTruth()
    expect(harness.recorded.callStates).toEqual(states)
    expect(harness.recorded.calls.get(vendorId)?.deviceIds).toEqual([deviceId ?? '200-soft'])
  })
})

describe('a call that has changed meanwhile', () => {
  const conflict = (operation: string, times = 1): void => front.faults.reply(409, { operation, times })

  it('is read again, and nothing is repeated', async () => {
    await goLiveAs('jane')
    const { vendorId } = await harness.talks()
    conflict('parkCall')
    const before = harness.front.count('getCallState')
    await expect(harness.do({ type: 'park', vendorId })).rejects.toMatchObject({ kind: 'conflict' })
    expect([harness.front.count('parkCall'), harness.front.count('getCallState') - before]).toEqual([1, 1])
  })

  it.each(['mute', 'saveRecording'] as const)('is asked to %s once more where that is still offered', async (type) => {
    harness.me.recordingMode = 'onDemand'
    await goLiveAs('jane')
    const { vendorId } = await harness.talks()
    const operation = type === 'mute' ? 'muteCall' : type
    await harness.sees(vendorId, ({ allowed }) => allowed.includes(type))
    conflict(operation)
    await harness.do({ type, vendorId })
    expect(harness.front.count(operation)).toBe(2)
  })

  it('counts both calls when two are joined', async () => {
    await goLiveAs('jane')
    const first = await harness.talks()
    const second = await harness.talks(harness.outside('+493023125998'))
    conflict('transferToCall')
    const [vendorId, otherVendorId] = [first.vendorId, second.vendorId]
    const joined = harness.do({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: true })
    const before = harness.front.count('getCallState')
    await expect(joined).rejects.toMatchObject({ kind: 'conflict' })
    expect(harness.front.count('getCallState') - before).toBe(2)
    expect(harness.recorded.callStates).toEqual(['connected', 'held'])
  })

  it('says so when it has ended', async () => {
    await goLiveAs('jane')
    const { vendorId } = await harness.talks()
    conflict('holdCall')
    front.faults.reply(404, { operation: 'getCallState', times: 1 })
    await expect(harness.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('what is sent', () => {
  it('carries the state the user saw of both calls', async () => {
    await goLiveAs('jane')
    const first = await harness.talks()
    const second = await harness.talks(harness.outside('+493023125998'))
    const [vendorId, otherVendorId] = [first.vendorId, second.vendorId]
    await harness.do({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: true })
    const sent = JSON.stringify(bodies('transferToCall'))
    for (const word of ['stateToken', 'targetStateToken', 'targetCallId', '"waitForAnswer":true']) {
      expect(sent.replaceAll('\\"', '"')).toContain(word)
    }
  })

  it('is refused before it is sent when the pickup names no dialog', async () => {
    await goLiveAs('jane')
    const picked = harness.do({ type: 'pickUp', pickupId: 'nonsense', deviceId: undefined })
    await expect(picked).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.front.count('pickupSipCall')).toBe(0)
  })

  it.each([
    ['conference', 'addConferenceParticipant'],
    ['attendedTransfer', 'transferToCall']
  ] as const)('and forbidden takes %s away, from the calls as well', async (capability, operation) => {
    await goLiveAs('jane')
    const first = await harness.talks()
    const second = await harness.talks(harness.outside('+493023125998'))
    front.faults.reply(403, { operation, times: 1 })
    const [vendorId, otherVendorId] = [first.vendorId, second.vendorId]
    const command =
      capability === 'conference'
        ? ({ type: 'addToConference', vendorId, otherVendorId } as const)
        : ({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: false } as const)
    await expect(harness.do(command)).rejects.toMatchObject({ kind: 'permission' })
    await harness.until(() => harness.recorded.lost.includes(capability))
    await harness.sees(vendorId, ({ allowed }) => !allowed.includes(command.type))
    expect(harness.recorded.calls.get(vendorId)?.allowed).toContain('swap')
  })
})

describe('somebody with the right to intrude', () => {
  it('joins the call of a colleague', async () => {
    await goLiveAs('ingrid')
    await harness.outside().dials(harness.colleague)
    await harness.colleague.answers()
    await harness.do({ type: 'dial', number: '201', deviceId: undefined, kind: 'barge' })
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
  })
})

describe('a call that has failed by the time it is answered for', () => {
  const failsAtOnce = (operation: string): void => {
    const ended = { stateToken: 5, callId: 'zz', inbound: false, status: 'TERMINATED', event: 'FAILED' }
    const call = { ...ended, eventDescription: 'Call setup failed with status code 486', duration: 0 }
    const flags = { conference: false, intruded: false, muted: false }
    front.faults.reply(200, { operation, body: JSON.stringify({ ...call, ...flags }), times: 1 })
  }
  const reported = (): unknown[] =>
    harness.recorded.events.flatMap((one) =>
      one.type === 'callUpdated' && one.call.vendorId === 'zz' ? [[one.call.state, one.call.failure]] : []
    )

  beforeEach(() => goLiveAs('jane'))

  it('is shown with the reason when it was dialled', async () => {
    failsAtOnce('makeCall')
    await harness.do({ type: 'dial', number: '201', deviceId: undefined })
    await harness.until(() => harness.recorded.gone.length === 1)
    expect(reported()).toEqual([['failed', 'Busy']])
  })

  it('is shown with the reason when it was to ask somebody', async () => {
    const { vendorId } = await harness.talks()
    failsAtOnce('makeConsultationCall')
    await harness.do({ type: 'consult', vendorId, number: '201' })
    await harness.until(() => harness.recorded.gone.length === 1)
    expect(reported()).toEqual([['failed', 'Busy']])
    expect(harness.recorded.call).toMatchObject({ vendorId, state: 'connected' })
  })

  it('is shown with the reason when it was picked up', async () => {
    failsAtOnce('pickupSipCall')
    const pickupId = JSON.stringify({ callId: 'a', toTag: 'b', fromTag: 'c', earlyOnly: true })
    await harness.do({ type: 'pickUp', pickupId, deviceId: undefined })
    await harness.until(() => harness.recorded.gone.length === 1)
    expect(reported()).toEqual([['failed', 'Busy']])
  })
})
