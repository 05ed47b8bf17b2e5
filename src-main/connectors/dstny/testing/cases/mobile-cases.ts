import { expect } from 'vitest'
import type { ConnectorTest, ConnectorHarness } from '../../../testing/connector-harness.ts'

/** A call that I talk on with my mobile telephone. */
async function talksOnMobile(harness: ConnectorHarness): Promise<void> {
  await harness.outside().dials(harness.me)
  await harness.me.answers(undefined, 'mobile')
  await harness.until(() => harness.recorded.callStates.join() === 'connected')
}

/** Calling by call-back, and handing over a mobile call. */
export function mobileCases(connectorTest: ConnectorTest): void {
  connectorTest('calls by call-back: rings the user, then the other side', ['callbackDial'], async (harness) => {
    await harness.goLive()
    const [place] = await harness.ask('callBack.answerPlaces', {})
    expect(place).toMatchObject({ id: expect.stringMatching(/\S/), name: expect.stringMatching(/\S/) })
    await harness.do({ type: 'callBack', number: '201', answerPlaceId: undefined, roleId: 'business' })
    const anna = harness.colleague
    await harness.until(() => harness.recorded.callStates.join() === 'alerting')
    expect([harness.me.legs.length, anna.legs]).toEqual([1, []])
    await harness.me.answers()
    await harness.until(() => anna.legs.length === 1)
  })
  connectorTest('calls back past a diversion, and only in ways there are', ['callbackDial'], async (harness) => {
    await harness.goLive()
    const anna = harness.colleague
    anna.diversion = { number: '202', untilActivityChanges: false }
    const callBack = { type: 'callBack', number: '201', answerPlaceId: undefined } as const
    await expect(harness.do({ ...callBack, kind: 'whisper' })).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(harness.do({ ...callBack, answerPlaceId: 'moon' })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(harness.do({ ...callBack, kind: 'intrusion' })).rejects.toMatchObject({ kind: 'permission' })
    expect([harness.serverState, harness.recorded.lost]).toEqual([[], []])
    await harness.do({ ...callBack, kind: 'pastDiversion' })
    await harness.me.answers()
    await harness.until(() => anna.legs.length === 1)
  })
  connectorTest('hands a mobile call over at once', ['mobileTransfer'], async (harness) => {
    await harness.goLive()
    await talksOnMobile(harness)
    const started = await harness.ask('mobileTransfer.start', { to: '201', attended: false })
    expect(started).toMatchObject({ kind: 'blind', to: '201' })
    await harness.colleague.answers()
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.outsideHears('Karla Klein')?.name).toBe('Anna Berg')
  })
  connectorTest('hands a mobile call over after asking, or takes it back', ['mobileTransfer'], async (harness) => {
    await harness.goLive()
    await talksOnMobile(harness)
    expect(await harness.ask('mobileTransfer.state', {})).toBeUndefined()
    const started = await harness.ask('mobileTransfer.start', { to: '201', attended: true })
    const state = await harness.ask('mobileTransfer.state', {})
    expect(state).toEqual({ id: started?.id, kind: 'attended', to: '201', startedAt: harness.clock.now() })
    await expect(harness.ask('mobileTransfer.cancel', { transferId: 'gone' })).rejects.toMatchObject({
      kind: 'notFound'
    })
    await harness.ask('mobileTransfer.cancel', { transferId: started?.id ?? '' })
    expect(await harness.ask('mobileTransfer.state', {})).toBeUndefined()
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    expect(harness.colleague.legs).toEqual([])
  })
  connectorTest('starts no second transfer, and none without a mobile call', ['mobileTransfer'], async (harness) => {
    await harness.goLive()
    const start = { to: '201', attended: true } as const
    await expect(harness.ask('mobileTransfer.start', start)).rejects.toMatchObject({ kind: 'conflict' })
    await talksOnMobile(harness)
    await harness.ask('mobileTransfer.start', start)
    await expect(harness.ask('mobileTransfer.start', start)).rejects.toMatchObject({ kind: 'conflict' })
  })
}
