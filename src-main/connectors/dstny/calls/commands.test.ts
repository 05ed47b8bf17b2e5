import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { Command } from '../../commands.ts'
import type { ReportedCall } from '../../events.ts'
import { openUserHarness } from '../testing/dstny-harness.ts'
import type { UserHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness
let goLiveAs: UserHarness['goLiveAs']

beforeEach(async () => void ({ harness, front, goLiveAs } = await openUserHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const asked = (): string[] => front.requests.map(({ operation }) => operation)

describe('a command', () => {
  it.each<Command>([
    { type: 'setDnd', on: true },
    { type: 'setSwitch', switchId: 's1', on: true },
    { type: 'setQueuePaused', vendorId: 'q1', paused: true },
    { type: 'retrieve', slot: '901', deviceId: undefined }
  ])('that this system has no place for is refused and sends nothing: $type', async (command) => {
    await goLiveAs('jane')
    const before = asked().length
    await expect(harness.do(command)).rejects.toMatchObject({ kind: 'unsupported' })
    expect(
      asked()
        .slice(before)
        .filter((operation) => !/^(get|stream)/.test(operation))
    ).toEqual([])
  })

  const staleToken = async (): Promise<ReportedCall> => {
    await goLiveAs('jane')
    const call = await harness.talks()
    await harness.clock.advance(3_000)
    front.faults.halfOpen()
    return call
  }

  it('on an old picture is a conflict, and the call is read before the user hears of it', async () => {
    const { vendorId } = await staleToken()
    harness.me.mutes()
    await expect(harness.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'conflict' })
    expect(harness.recorded.calls.get(vendorId)?.muted).toBe(true)
    expect(front.requests.filter(({ operation }) => operation === 'holdCall')).toHaveLength(1)
  })

  it('to mute is repeated once with the new token', async () => {
    const { vendorId } = await staleToken()
    harness.me.holds()
    harness.me.resumes()
    await harness.do({ type: 'mute', vendorId })
    expect(front.requests.filter(({ operation }) => operation === 'muteCall')).toHaveLength(2)
    expect(harness.recorded.calls.get(vendorId)?.muted).toBe(true)
  })

  it('about a call that is gone says so', async () => {
    const { vendorId } = await staleToken()
    harness.me.hangsUp()
    await expect(harness.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'notFound' })
    await harness.until(() => harness.recorded.calls.size === 0)
    await expect(harness.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('sends 64-bit tokens exactly', async () => {
    await goLiveAs('jane')
    const { vendorId } = await harness.talks()
    for (const type of ['hold', 'resume', 'hold', 'resume', 'hold', 'resume'] as const)
      await harness.do({ type, vendorId })
    const tokens = front.requests.flatMap(({ body }) => /"stateToken":(\d+)/.exec(body)?.[1] ?? [])
    expect(tokens.some((token) => BigInt(token) > 2n ** 53n)).toBe(true)
  })

  it('applies a shortcut in two steps, and says that the first holds when the second fails', async () => {
    await goLiveAs('jane')
    const shortcut = harness.recorded.shortcuts.find(({ divertsTo }) => divertsTo !== undefined)
    if (shortcut === undefined) throw new Error('the company data has no such shortcut')
    const until = harness.clock.now() + 3_600_000
    await harness.do({ type: 'applyShortcut', shortcut, until })
    expect(harness.me.diversion).toMatchObject({ number: shortcut.divertsTo, untilActivityChanges: true })
    front.faults.reply(500, { operation: 'setActiveDiversion' })
    await expect(harness.do({ type: 'applyShortcut', shortcut, until })).rejects.toMatchObject({
      userMessage: expect.stringMatching(/presence is set/)
    })
    expect(harness.me.presence).toMatchObject({ available: shortcut.available, until })
  })

  it('signs in to a group the other way when the first is refused', async () => {
    await goLiveAs('jane')
    front.faults.reply(404, { operation: 'loginDistributionGroup' })
    front.faults.reply(404, { operation: 'logoutDistributionGroup' })
    front.switches.acdLoginMissing = true
    const seat = harness.queue.seatOf(harness.me)
    const queue = [...harness.recorded.queues.values()].find(({ name }) => name === harness.queue.data.name)
    const signedIn = seat?.signedIn !== true
    await harness.do({ type: 'setQueueSignedIn', vendorId: queue?.vendorId ?? '', signedIn })
    expect([seat?.signedIn, asked().includes('setAcdAgentLoginV0')]).toEqual([signedIn, true])
  })

  it('to dial takes a telephone that can be reached', async () => {
    await goLiveAs('jane')
    await expect(harness.do({ type: 'dial', number: '201', deviceId: 'nonsense' })).rejects.toMatchObject({
      kind: 'notFound'
    })
    await expect(harness.do({ type: 'dial', number: 'abc', deviceId: undefined })).rejects.toMatchObject({
      kind: 'protocol'
    })
    expect(asked()).not.toContain('makeCall')
  })
})
