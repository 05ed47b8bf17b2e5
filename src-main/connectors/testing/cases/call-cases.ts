import { expect } from 'vitest'
import { neededForAction } from '../../../../src-preload/contract/capability.ts'
import type { CallAction } from '../../../../src-preload/contract/call.ts'
import type { ConnectorTest } from '../connector-harness.ts'

/** Ringing, answering and everything done to a call. */
export function callCases(connectorTest: ConnectorTest): void {
  connectorTest('shows a call that rings, with the caller', ['calls'], async (harness) => {
    await harness.goLive()
    const caller = harness.outside()
    const call = await harness.rings(caller)
    const number = harness.numberOf(caller.party)
    expect(call).toMatchObject({ direction: 'incoming', remote: { name: 'Karla Klein', number } })
    const able = (['answer', 'reject'] as const).filter((action) => harness.can(neededForAction[action]))
    expect(call.allowed).toEqual(expect.arrayContaining<CallAction>(able))
  })
  connectorTest('answers, holds, resumes and hangs up', ['hold', 'hangUp'], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'hold', vendorId })
    await harness.sees(vendorId, ({ state, heldBy }) => state === 'held' && heldBy === 'us')
    await harness.do({ type: 'resume', vendorId })
    await harness.sees(vendorId, ({ state, heldBy }) => state === 'connected' && heldBy === undefined)
    await harness.do({ type: 'hangUp', vendorId })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect([harness.serverState, harness.recorded.gone]).toMatchObject([[], [{ vendorId, answeredElsewhere: false }]])
  })
  connectorTest('hangs up', ['calls', 'hangUp'], async (harness) => {
    await harness.goLive()
    const { vendorId, allowed } = await harness.talks()
    expect(allowed).toContain('hangUp')
    await harness.do({ type: 'hangUp', vendorId })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect([harness.serverState, harness.recorded.gone]).toMatchObject([[], [{ vendorId, answeredElsewhere: false }]])
  })
  connectorTest('mutes and unmutes', ['mute'], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'mute', vendorId })
    await harness.sees(vendorId, ({ muted, allowed }) => muted && allowed.includes('unmute'))
    await harness.do({ type: 'unmute', vendorId })
    await harness.sees(vendorId, ({ muted, allowed }) => !muted && allowed.includes('mute'))
  })
  connectorTest('sends digits', ['dtmf'], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'dtmf', vendorId, digits: '12#' })
    expect(harness.pbx.digits.map(({ digits }) => digits)).toContain('12#')
  })
  connectorTest('refuses a call', ['hangUp'], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.rings()
    await harness.do({ type: 'reject', vendorId })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.serverState).toEqual([])
  })
  connectorTest('follows what happens at the telephone', ['calls'], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.rings()
    await harness.me.answers()
    await harness.sees(vendorId, ({ state }) => state === 'connected')
    harness.me.holds()
    await harness.sees(vendorId, ({ state }) => state === harness.stateOf(harness.me.legIn()))
    harness.me.hangsUp()
    await harness.until(() => harness.recorded.calls.size === 0)
  })
  connectorTest('dials, and shows why it failed', ['dial', 'calls'], async (harness) => {
    await harness.goLive()
    await harness.dials('201')
    await harness.until(() => harness.colleague.legs.length === 1)
    await harness.showsTruth()
    const { vendorId, direction } = harness.recorded.call
    expect(direction).toBe('outgoing')
    const own = harness.me.legIn()
    harness.colleague.rejects()
    const isReported = harness.stateOf(own) === 'failed'
    await harness.until(() => harness.recorded.calls.size === 0)
    const last = harness.recorded.events.flatMap((event) => (event.type === 'callUpdated' ? [event.call] : [])).at(-1)
    const why = { state: 'failed', failure: expect.stringMatching(/\S/) }
    expect(last).toMatchObject({ vendorId, ...(isReported ? why : {}) })
  })
  connectorTest('hands a call over without asking', ['blindTransfer'], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'blindTransfer', vendorId, number: '201' })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.colleague.legs.map(({ state }) => state)).toEqual(['alerting'])
  })
  connectorTest('takes a second call and swaps', ['swap'], async (harness) => {
    await harness.goLive()
    const first = await harness.talks()
    const second = await harness.talks(harness.outside('+493023125998'))
    await harness.sees(first.vendorId, ({ state, allowed }) => state === 'held' && allowed.includes('swap'))
    await harness.do({ type: 'swap', vendorId: second.vendorId, otherVendorId: first.vendorId })
    await harness.sees(first.vendorId, ({ state }) => state === 'connected')
    await harness.sees(second.vendorId, ({ state }) => state === 'held')
    await harness.showsTruth()
  })
}
