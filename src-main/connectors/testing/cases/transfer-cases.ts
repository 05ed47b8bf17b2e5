import { expect } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import type { SeenCall } from '../../events.ts'
import type { Case, Stage } from '../stage.ts'

/** Talks to somebody outside and asks 201 about it. */
async function consults(stage: Stage): Promise<{ readonly original: SeenCall; readonly consultation: SeenCall }> {
  await stage.goLive()
  const original = await stage.talks()
  await stage.do({ type: 'consult', vendorId: original.vendorId, number: '201' })
  const isConsultation = ({ consultsForVendorId, state }: SeenCall): boolean =>
    consultsForVendorId === original.vendorId && state === 'alerting'
  await stage.until(() => [...stage.picture.calls.values()].some(isConsultation))
  await stage.sees(original.vendorId, ({ state }) => state === 'held')
  const consultation = [...stage.picture.calls.values()].find(isConsultation) ?? original
  return { original, consultation }
}

/** Talks to somebody outside and hands the call over without asking. */
async function sendsOn(stage: Stage, number: string, supervised = true): Promise<SeenCall> {
  await stage.goLive()
  const call = await stage.talks()
  const { vendorId } = call
  await stage.do({ type: 'blindTransfer', vendorId, number, ...(supervised ? { supervised } : {}) })
  return call
}

const talksAt201 = (stage: Stage): readonly unknown[] =>
  stage.colleague.legs.map(({ state, remote }) => [state, remote.name])

/** Asking somebody during a call, and handing the call over. */
export function transferCases(one: Case): void {
  one('asks somebody and hands the call over', ['consultation', 'attendedTransfer'], async (stage) => {
    const { original, consultation } = await consults(stage)
    await stage.colleague.answers()
    await stage.sees(consultation.vendorId, ({ state }) => state === 'connected')
    const [vendorId, otherVendorId] = [original.vendorId, consultation.vendorId]
    expect(stage.picture.calls.get(vendorId)?.allowed).toContain('completeTransfer')
    await stage.do({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: false })
    await stage.until(() => stage.picture.calls.size === 0)
    expect(talksAt201(stage)).toEqual([['connected', 'Karla Klein']])
  })
  for (const waitForAnswer of [true, false]) {
    const how = waitForAnswer ? 'lets it ring on' : 'has it ring anew'
    one(`hands a call over before the answer, and ${how}`, ['consultation', 'transferWhileRinging'], async (stage) => {
      const { original, consultation } = await consults(stage)
      const ringing = stage.colleague.legIn().id
      const [vendorId, otherVendorId] = [original.vendorId, consultation.vendorId]
      await stage.do({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer })
      await stage.until(() => stage.picture.calls.size === 0)
      expect(stage.colleague.legIn().id === ringing).toBe(waitForAnswer)
      await stage.colleague.answers()
      expect(talksAt201(stage)).toEqual([['connected', 'Karla Klein']])
    })
  }
  one('asks somebody and goes back', ['consultation', 'cancelConsultation'], async (stage) => {
    const { original, consultation } = await consults(stage)
    const [vendorId, otherVendorId] = [consultation.vendorId, original.vendorId]
    expect(consultation.allowed).toContain('cancelConsultation')
    await stage.do({ type: 'cancelConsultation', vendorId, otherVendorId })
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    expect([stage.picture.call.vendorId, talksAt201(stage)]).toEqual([original.vendorId, []])
  })
  one('is left with the call when the one asked hangs up', ['consultation'], async (stage) => {
    const { original } = await consults(stage)
    stage.colleague.rejects()
    await stage.until(() => stage.picture.callStates.join() === 'held')
    expect(stage.picture.call.vendorId).toBe(original.vendorId)
    expect(stage.picture.call.allowed).not.toContain('cancelConsultation')
  })
  one('transfers to voicemail', ['transferToVoicemail'], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'blindTransfer', vendorId, number: '201', kind: 'voicemail' })
    await stage.until(() => stage.picture.calls.size === 0)
    expect(stage.outsideHears('Karla Klein')).toMatchObject({ kind: 'service' })
    expect(stage.colleague.legs).toEqual([])
  })
  one('transfers past a diversion', ['transferPastDiversion'], async (stage) => {
    await stage.goLive()
    stage.colleague.diversion = { number: '202', untilActivityChanges: false }
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'blindTransfer', vendorId, number: '201', kind: 'pastDiversion' })
    await stage.until(() => stage.picture.calls.size === 0)
    expect(stage.colleague.legs.map(({ state }) => state)).toEqual(['alerting'])
  })
  one('gets a supervised transfer back, and sees why', ['supervisedTransfer'], async (stage) => {
    const { vendorId } = await sendsOn(stage, '201')
    await stage.sees(vendorId, ({ allowed }) => !allowed.includes('blindTransfer'))
    stage.colleague.rejects()
    await stage.sees(vendorId, ({ failure, state }) => failure !== undefined && state === 'connected')
    expect(stage.picture.calls.get(vendorId)).toMatchObject({ transferState: 'failed' })
    expect(stage.outsideHears('Karla Klein')).toMatchObject({ name: 'Jane Doe' })
  })
  for (const [what, number, failure] of [
    ['a number that does not exist', '999999999999', /not|no /i],
    ['somebody busy', '+493023125902', /busy/i],
    ['somebody who does not answer', '+493023125903', /answer/i]
  ] as const) {
    one(`gets a supervised transfer to ${what} back, and the caller with it`, ['supervisedTransfer'], async (stage) => {
      const { vendorId } = await sendsOn(stage, number)
      await stage.advance(21 * SECOND)
      await stage.sees(vendorId, ({ transferState }) => transferState === 'failed')
      const call = stage.picture.calls.get(vendorId)
      expect(call).toMatchObject({ state: 'connected', failure: expect.stringMatching(failure) })
      expect(call?.allowed).toEqual(expect.arrayContaining(['hold', 'blindTransfer', 'hangUp']))
      expect(stage.outsideHears('Karla Klein')).toMatchObject({ name: 'Jane Doe' })
    })
  }
  one('sees a supervised transfer go to whoever answers', ['supervisedTransfer'], async (stage) => {
    const { vendorId } = await sendsOn(stage, '201')
    await stage.sees(vendorId, ({ transferState }) => transferState === 'pending')
    await stage.colleague.answers()
    await stage.until(() => stage.picture.calls.size === 0)
    expect(stage.picture.gone).toMatchObject([{ vendorId, sentOn: true }])
    expect(talksAt201(stage)).toEqual([['connected', 'Karla Klein']])
  })
  one('claims nothing of a transfer that was not supervised', ['blindTransfer'], async (stage) => {
    await sendsOn(stage, '+493023125902', false)
    await stage.until(() => stage.picture.calls.size === 0)
    expect(stage.picture.gone.filter(({ sentOn }) => sentOn === true)).toEqual([])
  })
  one(
    'tries a transfer again, and does not take the old failure for the new',
    ['supervisedTransfer'],
    async (stage) => {
      const { vendorId } = await sendsOn(stage, '999999999999')
      await stage.sees(vendorId, ({ transferState }) => transferState === 'failed')
      const seenBefore = stage.picture.events.length
      await stage.do({ type: 'blindTransfer', vendorId, number: '201', supervised: true })
      await stage.sees(vendorId, ({ transferState }) => transferState === 'pending')
      await stage.colleague.answers()
      await stage.until(() => stage.picture.calls.size === 0)
      const later = stage.picture.events.slice(seenBefore)
      expect(later.some((event) => event.type === 'callSeen' && event.call.transferState === 'failed')).toBe(false)
      expect(stage.picture.gone).toMatchObject([{ vendorId, sentOn: true }])
    }
  )
  one('follows a supervised transfer over a lost connection', ['supervisedTransfer'], async (stage) => {
    const { vendorId } = await sendsOn(stage, '201')
    await stage.sees(vendorId, ({ transferState }) => transferState === 'pending')
    await stage.reconnects()
    await stage.livesAgain()
    await stage.sees(vendorId, ({ transferState }) => transferState === 'pending')
    await stage.front.faults.refuse()
    stage.colleague.rejects()
    await stage.until(() => stage.picture.state === 'stale')
    await stage.front.faults.accept()
    await stage.livesAgain()
    await stage.sees(vendorId, ({ transferState, state }) => transferState === 'failed' && state === 'connected')
  })
  one('shows no call that was taken over while the connection was lost', ['supervisedTransfer'], async (stage) => {
    await sendsOn(stage, '201')
    await stage.front.faults.refuse()
    await stage.colleague.answers()
    await stage.until(() => stage.picture.state === 'stale')
    await stage.front.faults.accept()
    await stage.livesAgain()
    await stage.until(() => stage.picture.calls.size === 0)
    expect(talksAt201(stage)).toEqual([['connected', 'Karla Klein']])
  })
  one('lets a caller wait for somebody busy', ['campOn'], async (stage) => {
    await stage.goLive()
    const anna = stage.colleague
    await stage.outside('+493023125998').dials(anna)
    await anna.answers()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'blindTransfer', vendorId, number: '201', kind: 'campOn' })
    anna.hangsUp()
    await stage.until(() => anna.legs.some(({ state, history }) => state === 'alerting' && history?.campOn === true))
  })
}
