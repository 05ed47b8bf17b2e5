import { expect } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import type { ReportedCall } from '../../events.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

/** Talks to somebody outside and asks 201 about it. */
async function consults(
  harness: ConnectorHarness
): Promise<{ readonly original: ReportedCall; readonly consultation: ReportedCall }> {
  await harness.goLive()
  const original = await harness.talks()
  await harness.do({ type: 'consult', vendorId: original.vendorId, number: '201' })
  const isConsultation = ({ consultsForVendorId, state }: ReportedCall): boolean =>
    consultsForVendorId === original.vendorId && state === 'alerting'
  await harness.until(() => [...harness.recorded.calls.values()].some(isConsultation))
  await harness.sees(original.vendorId, ({ state }) => state === 'held')
  const consultation = [...harness.recorded.calls.values()].find(isConsultation) ?? original
  return { original, consultation }
}

/** Talks to somebody outside and hands the call over without asking. */
async function sendsOn(harness: ConnectorHarness, number: string, supervised = true): Promise<ReportedCall> {
  await harness.goLive()
  const call = await harness.talks()
  const { vendorId } = call
  await harness.do({ type: 'blindTransfer', vendorId, number, ...(supervised ? { supervised } : {}) })
  return call
}

const talksAt201 = (harness: ConnectorHarness): readonly unknown[] =>
  harness.colleague.legs.map(({ state, remote }) => [state, remote.name])

/** Asking somebody during a call, and handing the call over. */
export function transferCases(connectorTest: ConnectorTest): void {
  connectorTest('asks somebody and hands the call over', ['consultation', 'attendedTransfer'], async (harness) => {
    const { original, consultation } = await consults(harness)
    await harness.colleague.answers()
    await harness.sees(consultation.vendorId, ({ state }) => state === 'connected')
    const [vendorId, otherVendorId] = [original.vendorId, consultation.vendorId]
    expect(harness.recorded.calls.get(vendorId)?.allowed).toContain('completeTransfer')
    await harness.do({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer: false })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(talksAt201(harness)).toEqual([['connected', 'Karla Klein']])
  })
  for (const waitForAnswer of [true, false]) {
    const how = waitForAnswer ? 'lets it ring on' : 'has it ring anew'
    connectorTest(
      `hands a call over before the answer, and ${how}`,
      ['consultation', 'transferWhileRinging'],
      async (harness) => {
        const { original, consultation } = await consults(harness)
        const ringing = harness.colleague.legIn().id
        const [vendorId, otherVendorId] = [original.vendorId, consultation.vendorId]
        await harness.do({ type: 'completeTransfer', vendorId, otherVendorId, waitForAnswer })
        await harness.until(() => harness.recorded.calls.size === 0)
        expect(harness.colleague.legIn().id === ringing).toBe(waitForAnswer)
        await harness.colleague.answers()
        expect(talksAt201(harness)).toEqual([['connected', 'Karla Klein']])
      }
    )
  }
  connectorTest('asks somebody and goes back', ['consultation', 'cancelConsultation'], async (harness) => {
    const { original, consultation } = await consults(harness)
    const [vendorId, otherVendorId] = [consultation.vendorId, original.vendorId]
    expect(consultation.allowed).toContain('cancelConsultation')
    await harness.do({ type: 'cancelConsultation', vendorId, otherVendorId })
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    expect([harness.recorded.call.vendorId, talksAt201(harness)]).toEqual([original.vendorId, []])
  })
  connectorTest('is left with the call when the one asked hangs up', ['consultation'], async (harness) => {
    const { original } = await consults(harness)
    harness.colleague.rejects()
    await harness.until(() => harness.recorded.calls.size === 1)
    await harness.showsTruth()
    expect(harness.recorded.call.vendorId).toBe(original.vendorId)
    expect(harness.recorded.call.allowed).not.toContain('cancelConsultation')
  })
  connectorTest('transfers to voicemail', ['transferToVoicemail'], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'blindTransfer', vendorId, number: '201', kind: 'voicemail' })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.outsideHears('Karla Klein')).toMatchObject({ kind: 'service' })
    expect(harness.colleague.legs).toEqual([])
  })
  connectorTest('transfers past a diversion', ['transferPastDiversion'], async (harness) => {
    await harness.goLive()
    harness.colleague.diversion = { number: '202', untilActivityChanges: false }
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'blindTransfer', vendorId, number: '201', kind: 'pastDiversion' })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.colleague.legs.map(({ state }) => state)).toEqual(['alerting'])
  })
  connectorTest('gets a supervised transfer back, and sees why', ['supervisedTransfer'], async (harness) => {
    const { vendorId } = await sendsOn(harness, '201')
    await harness.sees(vendorId, ({ allowed }) => !allowed.includes('blindTransfer'))
    harness.colleague.rejects()
    await harness.sees(vendorId, ({ failure, state }) => failure !== undefined && state === 'connected')
    expect(harness.recorded.calls.get(vendorId)).toMatchObject({ transferState: 'failed' })
    expect(harness.outsideHears('Karla Klein')).toMatchObject({ name: 'Jane Doe' })
  })
  for (const [what, number, failure] of [
    ['a number that does not exist', '999999999999', /not|no /i],
    ['somebody busy', '+493023125902', /busy/i],
    ['somebody who does not answer', '+493023125903', /answer/i]
  ] as const) {
    connectorTest(
      `gets a supervised transfer to ${what} back, and the caller with it`,
      ['supervisedTransfer'],
      async (harness) => {
        const { vendorId } = await sendsOn(harness, number)
        await harness.advance(21 * SECOND)
        await harness.sees(vendorId, ({ transferState }) => transferState === 'failed')
        const call = harness.recorded.calls.get(vendorId)
        expect(call).toMatchObject({ state: 'connected', failure: expect.stringMatching(failure) })
        expect(call?.allowed).toEqual(expect.arrayContaining(['hold', 'blindTransfer', 'hangUp']))
        expect(harness.outsideHears('Karla Klein')).toMatchObject({ name: 'Jane Doe' })
      }
    )
  }
  connectorTest('sees a supervised transfer go to whoever answers', ['supervisedTransfer'], async (harness) => {
    const { vendorId } = await sendsOn(harness, '201')
    await harness.sees(vendorId, ({ transferState }) => transferState === 'pending')
    await harness.colleague.answers()
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.recorded.gone).toMatchObject([{ vendorId, sentOn: true }])
    expect(talksAt201(harness)).toEqual([['connected', 'Karla Klein']])
  })
  connectorTest('claims nothing of a transfer that was not supervised', ['blindTransfer'], async (harness) => {
    await sendsOn(harness, '+493023125902', false)
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.recorded.gone.filter(({ sentOn }) => sentOn === true)).toEqual([])
  })
  connectorTest(
    'tries a transfer again, and does not take the old failure for the new',
    ['supervisedTransfer'],
    async (harness) => {
      const { vendorId } = await sendsOn(harness, '999999999999')
      await harness.sees(vendorId, ({ transferState }) => transferState === 'failed')
      const seenBefore = harness.recorded.events.length
      await harness.do({ type: 'blindTransfer', vendorId, number: '201', supervised: true })
      await harness.sees(vendorId, ({ transferState }) => transferState === 'pending')
      await harness.colleague.answers()
      await harness.until(() => harness.recorded.calls.size === 0)
      const later = harness.recorded.events.slice(seenBefore)
      expect(later.some((event) => event.type === 'callUpdated' && event.call.transferState === 'failed')).toBe(false)
      expect(harness.recorded.gone).toMatchObject([{ vendorId, sentOn: true }])
    }
  )
  connectorTest('follows a supervised transfer over a lost connection', ['supervisedTransfer'], async (harness) => {
    const { vendorId } = await sendsOn(harness, '201')
    await harness.sees(vendorId, ({ transferState }) => transferState === 'pending')
    await harness.reconnects()
    await harness.recover()
    await harness.sees(vendorId, ({ transferState }) => transferState === 'pending')
    await harness.front.faults.refuse()
    harness.colleague.rejects()
    await harness.until(() => harness.recorded.state === 'stale')
    await harness.front.faults.accept()
    await harness.recover()
    await harness.sees(vendorId, ({ transferState, state }) => transferState === 'failed' && state === 'connected')
  })
  connectorTest(
    'shows no call that was taken over while the connection was lost',
    ['supervisedTransfer'],
    async (harness) => {
      await sendsOn(harness, '201')
      await harness.front.faults.refuse()
      await harness.colleague.answers()
      await harness.until(() => harness.recorded.state === 'stale')
      await harness.front.faults.accept()
      await harness.recover()
      await harness.until(() => harness.recorded.calls.size === 0)
      expect(talksAt201(harness)).toEqual([['connected', 'Karla Klein']])
    }
  )
  connectorTest('lets a caller wait for somebody busy', ['campOn'], async (harness) => {
    await harness.goLive()
    const anna = harness.colleague
    await harness.outside('+493023125998').dials(anna)
    await anna.answers()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'blindTransfer', vendorId, number: '201', kind: 'campOn' })
    anna.hangsUp()
    await harness.until(() => anna.legs.some(({ state, history }) => state === 'alerting' && history?.campOn === true))
  })
}
