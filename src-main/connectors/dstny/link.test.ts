import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../simulator/fronts/dstny/front.ts'
import { openUserHarness } from './testing/dstny-harness.ts'
import type { UserHarness } from './testing/dstny-harness.ts'
import { live } from '../testing/connector-harness.ts'
import type { ConnectorHarness } from '../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness
let goLiveAs: UserHarness['goLiveAs']
let withToken: UserHarness['withToken']

beforeEach(async () => void ({ harness, front, goLiveAs, withToken } = await openUserHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const asked = (): string[] => front.requests.map(({ operation }) => operation)

describe('the Dstny link', () => {
  it('shows a call before it opens the stream of the call', async () => {
    await goLiveAs('jane')
    const order: string[] = []
    front.requested.on(({ operation }) => order.push(operation))
    const apply = harness.recorded.apply.bind(harness.recorded)
    harness.recorded.apply = (event) => {
      if (event.type === 'callUpdated') order.push('shown')
      apply(event)
    }
    await harness.rings()
    await harness.until(() => order.includes('streamCallState'))
    expect(order.slice(0, 3)).toEqual(['getUserCallState', 'shown', 'streamCallState'])
  })

  it('opens the dialog stream before it reads the calls', async () => {
    await goLiveAs('jane')
    expect(asked().indexOf('streamDialogEvents')).toBeLessThan(asked().lastIndexOf('getUserCallState'))
  })

  it('shows a ring although the first reading of the calls hangs, and a second one right after it', async () => {
    await goLiveAs('jane')
    front.faults.delay(60_000, { operation: 'getUserCallState', times: 1 })
    const rangAt = harness.clock.now()
    await harness.outside('+493023126001').dials(harness.me)
    await harness.clock.advance(500)
    await harness.outside('+493023126002').dials(harness.me)
    await harness.until(() => harness.recorded.calls.size === 2)
    expect(harness.clock.now() - rangAt).toBeLessThan(3_000)
    expect(harness.recorded.statuses).not.toContain('stale')
  })

  it('shows a ring late rather than never when the calls cannot be read at all', async () => {
    await goLiveAs('jane')
    await harness.clock.advance(31_000)
    front.faults.delay(60_000, { operation: 'getUserCallState', times: 2 })
    const rangAt = harness.clock.now()
    await harness.outside().dials(harness.me)
    await harness.until(() => harness.recorded.calls.size === 1)
    expect(harness.clock.now() - rangAt).toBeLessThan(13_000)
    expect(harness.recorded.statuses).toContain('stale')
    await harness.showsTruth()
  })

  it('opens the dialog stream again after a gap, and nothing else', async () => {
    await goLiveAs('jane')
    front.switches.dialogGap = true
    await harness.outside().dials(harness.me)
    await harness.until(() => asked().filter((one) => one === 'streamDialogEvents').length === 2)
    await harness.showsTruth()
    expect(harness.recorded.callStates).toEqual(['alerting'])
    expect(harness.recorded.statuses).not.toContain('stale')
  })

  it.each([404, 405, 501, 204])('polls when the dialog stream is answered with %i', async (status) => {
    front.faults.reply(status, { operation: 'streamDialogEvents' })
    await goLiveAs('jane')
    await harness.rings()
    harness.me.rejects()
    await harness.showsTruth()
    expect(harness.recorded.statuses).not.toContain('stale')
  })

  it('polls when an override file switches the dialog stream off', async () => {
    const endpointOverride = { version: 1, operations: { streamDialogEvents: { enabled: false } } }
    const signedIn = await harness.signIn(withToken('jane'))
    if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
    const settings = { ...signedIn.credentials.settings, endpointOverride }
    await using link = await harness.connector.open({ ...signedIn.credentials, settings }, live)
    await link.snapshot(live)
    expect(asked()).not.toContain('streamDialogEvents')
    const seen: string[] = []
    void (async () => {
      for await (const event of link.events()) seen.push(event.type)
    })()
    await harness.outside().dials(harness.me)
    await harness.until(() => seen.includes('callUpdated'))
  })

  it('polls a call whose own stream is refused', async () => {
    front.faults.reply(403, { operation: 'streamCallState' })
    await goLiveAs('jane')
    const { vendorId } = await harness.talks()
    harness.me.mutes()
    await harness.sees(vendorId, ({ muted }) => muted)
  })

  it('follows twenty calls at once, and leaves nothing behind', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error): void => void warnings.push(warning)
    process.on('warning', onWarning)
    await goLiveAs('jane')
    const callers = Array.from({ length: 20 }, (_, index) => harness.outside(`+4930231260${String(10 + index)}`))
    await Promise.all(callers.map((caller) => caller.dials(harness.me)))
    await harness.until(() => front.streams.filter(({ operation }) => operation === 'streamCallState').length === 20)
    expect(harness.recorded.calls.size).toBe(20)
    for (const caller of callers) caller.hangsUp()
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.until(() => front.streams.every(({ operation }) => operation !== 'streamCallState'))
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })

  it('opens the stream of a call again when it breaks', async () => {
    await goLiveAs('jane')
    const { vendorId } = await harness.talks()
    await harness.until(() => asked().includes('streamCallState'))
    front.faults.dropConnections({ operation: 'streamCallState' })
    harness.me.mutes()
    await harness.sees(vendorId, ({ muted }) => muted)
    await harness.until(() => asked().filter((one) => one === 'streamCallState').length === 2)
    expect(harness.recorded.statuses).not.toContain('stale')
  })

  it('reads groups and presence by request when their streams are missing', async () => {
    front.faults.reply(404, { operation: 'streamQueueStatistics' })
    front.faults.reply(404, { operation: 'streamContactPresence' })
    await goLiveAs('jane')
    const seat = harness.queue.seatOf(harness.me)
    const before = seat?.signedIn === true
    harness.queue.setSignedIn(harness.me, !before)
    harness.me.changesPresence('lunch')
    const shown = (): boolean | undefined =>
      [...harness.recorded.queues.values()].find(({ name }) => name === harness.queue.data.name)?.signedIn
    await harness.until(() => shown() === !before && harness.recorded.presence?.activityId === 'lunch')
  })

  it('shows a call that was answered on another telephone of the user', async () => {
    await goLiveAs('jane')
    const { vendorId } = await harness.rings()
    await harness.me.answers(undefined, 'mobile')
    await harness.sees(vendorId, ({ state, deviceIds }) => state === 'connected' && deviceIds.join().includes('mobile'))
  })
})
