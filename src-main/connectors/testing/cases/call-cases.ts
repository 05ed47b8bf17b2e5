import { expect } from 'vitest'
import { neededForAction } from '../../../../src-preload/contract/capability.ts'
import type { CallAction } from '../../../../src-preload/contract/call.ts'
import type { Case } from '../stage.ts'

/** Ringing, answering and everything done to a call. */
export function callCases(one: Case): void {
  one('shows a call that rings, with the caller', ['calls'], async (stage) => {
    await stage.goLive()
    const caller = stage.outside()
    const call = await stage.rings(caller)
    const number = stage.numberOf(caller.party)
    expect(call).toMatchObject({ direction: 'incoming', remote: { name: 'Karla Klein', number } })
    const able = (['answer', 'reject'] as const).filter((action) => stage.can(neededForAction[action]))
    expect(call.allowed).toEqual(expect.arrayContaining<CallAction>(able))
  })
  one('answers, holds, resumes and hangs up', ['hold', 'hangUp'], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'hold', vendorId })
    await stage.sees(vendorId, ({ state, heldBy }) => state === 'held' && heldBy === 'us')
    await stage.do({ type: 'resume', vendorId })
    await stage.sees(vendorId, ({ state, heldBy }) => state === 'connected' && heldBy === undefined)
    await stage.do({ type: 'hangUp', vendorId })
    await stage.until(() => stage.picture.calls.size === 0)
    expect([stage.truth, stage.picture.gone]).toMatchObject([[], [{ vendorId, answeredElsewhere: false }]])
  })
  one('hangs up', ['calls', 'hangUp'], async (stage) => {
    await stage.goLive()
    const { vendorId, allowed } = await stage.talks()
    expect(allowed).toContain('hangUp')
    await stage.do({ type: 'hangUp', vendorId })
    await stage.until(() => stage.picture.calls.size === 0)
    expect([stage.truth, stage.picture.gone]).toMatchObject([[], [{ vendorId, answeredElsewhere: false }]])
  })
  one('mutes and unmutes', ['mute'], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'mute', vendorId })
    await stage.sees(vendorId, ({ muted, allowed }) => muted && allowed.includes('unmute'))
    await stage.do({ type: 'unmute', vendorId })
    await stage.sees(vendorId, ({ muted, allowed }) => !muted && allowed.includes('mute'))
  })
  one('sends digits', ['dtmf'], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'dtmf', vendorId, digits: '12#' })
    expect(stage.pbx.digits.map(({ digits }) => digits)).toContain('12#')
  })
  one('refuses a call', ['hangUp'], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.rings()
    await stage.do({ type: 'reject', vendorId })
    await stage.until(() => stage.picture.calls.size === 0)
    expect(stage.truth).toEqual([])
  })
  one('follows what happens at the telephone', ['calls'], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.rings()
    await stage.me.answers()
    await stage.sees(vendorId, ({ state }) => state === 'connected')
    stage.me.holds()
    await stage.sees(vendorId, ({ state }) => state === stage.stateOf(stage.me.legIn()))
    stage.me.hangsUp()
    await stage.until(() => stage.picture.calls.size === 0)
  })
  one('dials, and shows why it failed', ['dial', 'calls'], async (stage) => {
    await stage.goLive()
    await stage.dials('201')
    await stage.until(() => stage.colleague.legs.length === 1)
    await stage.showsTruth()
    const { vendorId, direction } = stage.picture.call
    expect(direction).toBe('outgoing')
    const own = stage.me.legIn()
    stage.colleague.rejects()
    const isTold = stage.stateOf(own) === 'failed'
    await stage.until(() => stage.picture.calls.size === 0)
    const last = stage.picture.events.flatMap((event) => (event.type === 'callSeen' ? [event.call] : [])).at(-1)
    const why = { state: 'failed', failure: expect.stringMatching(/\S/) }
    expect(last).toMatchObject({ vendorId, ...(isTold ? why : {}) })
  })
  one('hands a call over without asking', ['blindTransfer'], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.do({ type: 'blindTransfer', vendorId, number: '201' })
    await stage.until(() => stage.picture.calls.size === 0)
    expect(stage.colleague.legs.map(({ state }) => state)).toEqual(['alerting'])
  })
  one('takes a second call and swaps', ['swap'], async (stage) => {
    await stage.goLive()
    const first = await stage.talks()
    const second = await stage.talks(stage.outside('+493023125998'))
    await stage.sees(first.vendorId, ({ state, allowed }) => state === 'held' && allowed.includes('swap'))
    await stage.do({ type: 'swap', vendorId: second.vendorId, otherVendorId: first.vendorId })
    await stage.sees(first.vendorId, ({ state }) => state === 'connected')
    await stage.sees(second.vendorId, ({ state }) => state === 'held')
    await stage.showsTruth()
  })
}
