import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../simulator/fronts/dstny/front.ts'
import { openUserStage } from './testing/dstny-stage.ts'
import type { UserStage } from './testing/dstny-stage.ts'
import { live } from '../testing/stage.ts'
import type { Stage } from '../testing/stage.ts'

let front: DstnyFront
let stage: Stage
let goLiveAs: UserStage['goLiveAs']
let withToken: UserStage['withToken']

beforeEach(async () => void ({ stage, front, goLiveAs, withToken } = await openUserStage()))
afterEach(() => stage[Symbol.asyncDispose]())

const asked = (): string[] => front.requests.map(({ operation }) => operation)

describe('the Dstny link', () => {
  it('shows a call before it opens the stream of the call', async () => {
    await goLiveAs('jane')
    const order: string[] = []
    front.requested.on(({ operation }) => order.push(operation))
    const apply = stage.picture.apply.bind(stage.picture)
    stage.picture.apply = (event) => {
      if (event.type === 'callSeen') order.push('shown')
      apply(event)
    }
    await stage.rings()
    await stage.until(() => order.includes('streamCallState'))
    expect(order.slice(0, 3)).toEqual(['getUserCallState', 'shown', 'streamCallState'])
  })

  it('opens the dialog stream before it reads the calls', async () => {
    await goLiveAs('jane')
    expect(asked().indexOf('streamDialogEvents')).toBeLessThan(asked().lastIndexOf('getUserCallState'))
  })

  it('shows a ring although the first reading of the calls hangs, and a second one right after it', async () => {
    await goLiveAs('jane')
    front.faults.delay(60_000, { operation: 'getUserCallState', times: 1 })
    const rangAt = stage.clock.now()
    await stage.outside('+493023126001').dials(stage.me)
    await stage.clock.advance(500)
    await stage.outside('+493023126002').dials(stage.me)
    await stage.until(() => stage.picture.calls.size === 2)
    expect(stage.clock.now() - rangAt).toBeLessThan(3_000)
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it('shows a ring late rather than never when the calls cannot be read at all', async () => {
    await goLiveAs('jane')
    await stage.clock.advance(31_000)
    front.faults.delay(60_000, { operation: 'getUserCallState', times: 2 })
    const rangAt = stage.clock.now()
    await stage.outside().dials(stage.me)
    await stage.until(() => stage.picture.calls.size === 1)
    expect(stage.clock.now() - rangAt).toBeLessThan(13_000)
    expect(stage.picture.statuses).toContain('stale')
    await stage.showsTruth()
  })

  it('opens the dialog stream again after a gap, and nothing else', async () => {
    await goLiveAs('jane')
    front.switches.dialogGap = true
    await stage.outside().dials(stage.me)
    await stage.until(() => asked().filter((one) => one === 'streamDialogEvents').length === 2)
    await stage.showsTruth()
    expect(stage.picture.callStates).toEqual(['alerting'])
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it.each([404, 405, 501, 204])('polls when the dialog stream is answered with %i', async (status) => {
    front.faults.reply(status, { operation: 'streamDialogEvents' })
    await goLiveAs('jane')
    await stage.rings()
    stage.me.rejects()
    await stage.showsTruth()
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it('polls when an override file switches the dialog stream off', async () => {
    const endpointOverride = { version: 1, operations: { streamDialogEvents: { enabled: false } } }
    const signedIn = await stage.signIn(withToken('jane'))
    if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
    const settings = { ...signedIn.credentials.settings, endpointOverride }
    await using link = await stage.connector.open({ ...signedIn.credentials, settings }, live)
    await link.snapshot(live)
    expect(asked()).not.toContain('streamDialogEvents')
    const seen: string[] = []
    void (async () => {
      for await (const event of link.events()) seen.push(event.type)
    })()
    await stage.outside().dials(stage.me)
    await stage.until(() => seen.includes('callSeen'))
  })

  it('polls a call whose own stream is refused', async () => {
    front.faults.reply(403, { operation: 'streamCallState' })
    await goLiveAs('jane')
    const { vendorId } = await stage.talks()
    stage.me.mutes()
    await stage.sees(vendorId, ({ muted }) => muted)
  })

  it('follows twenty calls at once, and leaves nothing behind', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error): void => void warnings.push(warning)
    process.on('warning', onWarning)
    await goLiveAs('jane')
    const callers = Array.from({ length: 20 }, (_, index) => stage.outside(`+4930231260${String(10 + index)}`))
    await Promise.all(callers.map((caller) => caller.dials(stage.me)))
    await stage.until(() => front.streams.filter(({ operation }) => operation === 'streamCallState').length === 20)
    expect(stage.picture.calls.size).toBe(20)
    for (const caller of callers) caller.hangsUp()
    await stage.until(() => stage.picture.calls.size === 0)
    await stage.until(() => front.streams.every(({ operation }) => operation !== 'streamCallState'))
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })

  it('opens the stream of a call again when it breaks', async () => {
    await goLiveAs('jane')
    const { vendorId } = await stage.talks()
    await stage.until(() => asked().includes('streamCallState'))
    front.faults.dropConnections({ operation: 'streamCallState' })
    stage.me.mutes()
    await stage.sees(vendorId, ({ muted }) => muted)
    await stage.until(() => asked().filter((one) => one === 'streamCallState').length === 2)
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it('reads groups and presence by request when their streams are missing', async () => {
    front.faults.reply(404, { operation: 'streamQueueStatistics' })
    front.faults.reply(404, { operation: 'streamContactPresence' })
    await goLiveAs('jane')
    const seat = stage.queue.seatOf(stage.me)
    const before = seat?.signedIn === true
    stage.queue.setSignedIn(stage.me, !before)
    stage.me.changesPresence('lunch')
    const shown = (): boolean | undefined =>
      [...stage.picture.queues.values()].find(({ name }) => name === stage.queue.data.name)?.signedIn
    await stage.until(() => shown() === !before && stage.picture.presence?.activityId === 'lunch')
  }, 20_000)

  it('shows a call that was answered on another telephone of the user', async () => {
    await goLiveAs('jane')
    const { vendorId } = await stage.rings()
    await stage.me.answers(undefined, 'mobile')
    await stage.sees(vendorId, ({ state, deviceIds }) => state === 'connected' && deviceIds.join().includes('mobile'))
  })
})
