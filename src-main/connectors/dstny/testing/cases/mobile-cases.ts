import { expect } from 'vitest'
import type { Case, Stage } from '../../../testing/stage.ts'

/** A call that I talk on with my mobile telephone. */
async function talksOnMobile(stage: Stage): Promise<void> {
  await stage.outside().dials(stage.me)
  await stage.me.answers(undefined, 'mobile')
  await stage.until(() => stage.picture.callStates.join() === 'connected')
}

/** Calling by call-back, and handing over a mobile call. */
export function mobileCases(one: Case): void {
  one('calls by call-back: rings the user, then the other side', ['callbackDial'], async (stage) => {
    await stage.goLive()
    const [place] = await stage.ask('callBack.answerPlaces', {})
    expect(place).toMatchObject({ id: expect.stringMatching(/\S/), name: expect.stringMatching(/\S/) })
    await stage.do({ type: 'callBack', number: '201', answerPlaceId: undefined, roleId: 'business' })
    const anna = stage.colleague
    await stage.until(() => stage.picture.callStates.join() === 'alerting')
    expect([stage.me.legs.length, anna.legs]).toEqual([1, []])
    await stage.me.answers()
    await stage.until(() => anna.legs.length === 1)
  })
  one('calls back past a diversion, and only in ways there are', ['callbackDial'], async (stage) => {
    await stage.goLive()
    const anna = stage.colleague
    anna.diversion = { number: '202', untilActivityChanges: false }
    const callBack = { type: 'callBack', number: '201', answerPlaceId: undefined } as const
    await expect(stage.do({ ...callBack, kind: 'whisper' })).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(stage.do({ ...callBack, answerPlaceId: 'moon' })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(stage.do({ ...callBack, kind: 'intrusion' })).rejects.toMatchObject({ kind: 'permission' })
    expect([stage.truth, stage.picture.lost]).toEqual([[], []])
    await stage.do({ ...callBack, kind: 'pastDiversion' })
    await stage.me.answers()
    await stage.until(() => anna.legs.length === 1)
  })
  one('hands a mobile call over at once', ['mobileTransfer'], async (stage) => {
    await stage.goLive()
    await talksOnMobile(stage)
    const started = await stage.ask('mobileTransfer.start', { to: '201', attended: false })
    expect(started).toMatchObject({ kind: 'blind', to: '201' })
    await stage.colleague.answers()
    await stage.until(() => stage.picture.calls.size === 0)
    expect(stage.outsideHears('Karla Klein')?.name).toBe('Anna Berg')
  })
  one('hands a mobile call over after asking, or takes it back', ['mobileTransfer'], async (stage) => {
    await stage.goLive()
    await talksOnMobile(stage)
    expect(await stage.ask('mobileTransfer.state', {})).toBeUndefined()
    const started = await stage.ask('mobileTransfer.start', { to: '201', attended: true })
    const state = await stage.ask('mobileTransfer.state', {})
    expect(state).toEqual({ id: started?.id, kind: 'attended', to: '201', startedAt: stage.clock.now() })
    await expect(stage.ask('mobileTransfer.cancel', { transferId: 'gone' })).rejects.toMatchObject({ kind: 'notFound' })
    await stage.ask('mobileTransfer.cancel', { transferId: started?.id ?? '' })
    expect(await stage.ask('mobileTransfer.state', {})).toBeUndefined()
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    expect(stage.colleague.legs).toEqual([])
  })
  one('starts no second transfer, and none without a mobile call', ['mobileTransfer'], async (stage) => {
    await stage.goLive()
    const start = { to: '201', attended: true } as const
    await expect(stage.ask('mobileTransfer.start', start)).rejects.toMatchObject({ kind: 'conflict' })
    await talksOnMobile(stage)
    await stage.ask('mobileTransfer.start', start)
    await expect(stage.ask('mobileTransfer.start', start)).rejects.toMatchObject({ kind: 'conflict' })
  })
}
