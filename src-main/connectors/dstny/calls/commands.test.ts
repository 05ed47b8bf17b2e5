import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { Command } from '../../commands.ts'
import type { SeenCall } from '../../events.ts'
import { openUserStage } from '../testing/dstny-stage.ts'
import type { UserStage } from '../testing/dstny-stage.ts'
import type { Stage } from '../../testing/stage.ts'

let front: DstnyFront
let stage: Stage
let goLiveAs: UserStage['goLiveAs']

beforeEach(async () => void ({ stage, front, goLiveAs } = await openUserStage()))
afterEach(() => stage[Symbol.asyncDispose]())

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
    await expect(stage.do(command)).rejects.toMatchObject({ kind: 'unsupported' })
    expect(
      asked()
        .slice(before)
        .filter((operation) => !/^(get|stream)/.test(operation))
    ).toEqual([])
  })

  const staleToken = async (): Promise<SeenCall> => {
    await goLiveAs('jane')
    const call = await stage.talks()
    await stage.clock.advance(3_000)
    front.faults.halfOpen()
    return call
  }

  it('on an old picture is a conflict, and the call is read before the user hears of it', async () => {
    const { vendorId } = await staleToken()
    stage.me.mutes()
    await expect(stage.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'conflict' })
    expect(stage.picture.calls.get(vendorId)?.muted).toBe(true)
    expect(front.requests.filter(({ operation }) => operation === 'holdCall')).toHaveLength(1)
  })

  it('to mute is repeated once with the new token', async () => {
    const { vendorId } = await staleToken()
    stage.me.holds()
    stage.me.resumes()
    await stage.do({ type: 'mute', vendorId })
    expect(front.requests.filter(({ operation }) => operation === 'muteCall')).toHaveLength(2)
    expect(stage.picture.calls.get(vendorId)?.muted).toBe(true)
  })

  it('about a call that is gone says so', async () => {
    const { vendorId } = await staleToken()
    stage.me.hangsUp()
    await expect(stage.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'notFound' })
    await stage.until(() => stage.picture.calls.size === 0)
    await expect(stage.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('sends 64-bit tokens exactly', async () => {
    await goLiveAs('jane')
    const { vendorId } = await stage.talks()
    for (const type of ['hold', 'resume', 'hold', 'resume', 'hold', 'resume'] as const)
      await stage.do({ type, vendorId })
    const tokens = front.requests.flatMap(({ body }) => /"stateToken":(\d+)/.exec(body)?.[1] ?? [])
    expect(tokens.some((token) => BigInt(token) > 2n ** 53n)).toBe(true)
  })

  it('applies a shortcut in two steps, and says that the first holds when the second fails', async () => {
    await goLiveAs('jane')
    const shortcut = stage.picture.shortcuts.find(({ divertsTo }) => divertsTo !== undefined)
    if (shortcut === undefined) throw new Error('the office data has no such shortcut')
    const until = stage.clock.now() + 3_600_000
    await stage.do({ type: 'applyShortcut', shortcut, until })
    expect(stage.me.diversion).toMatchObject({ number: shortcut.divertsTo, untilActivityChanges: true })
    front.faults.reply(500, { operation: 'setActiveDiversion' })
    await expect(stage.do({ type: 'applyShortcut', shortcut, until })).rejects.toMatchObject({
      userMessage: expect.stringMatching(/presence is set/)
    })
    expect(stage.me.presence).toMatchObject({ available: shortcut.available, until })
  })

  it('signs in to a group the other way when the first is refused', async () => {
    await goLiveAs('jane')
    front.faults.reply(404, { operation: 'loginDistributionGroup' })
    front.faults.reply(404, { operation: 'logoutDistributionGroup' })
    front.switches.acdLoginMissing = true
    const seat = stage.queue.seatOf(stage.me)
    const queue = [...stage.picture.queues.values()].find(({ name }) => name === stage.queue.data.name)
    const signedIn = seat?.signedIn !== true
    await stage.do({ type: 'setQueueSignedIn', vendorId: queue?.vendorId ?? '', signedIn })
    expect([seat?.signedIn, asked().includes('setAcdAgentLoginV0')]).toEqual([signedIn, true])
  })

  it('to dial takes a telephone that can be reached', async () => {
    await goLiveAs('jane')
    await expect(stage.do({ type: 'dial', number: '201', deviceId: 'nonsense' })).rejects.toMatchObject({
      kind: 'notFound'
    })
    await expect(stage.do({ type: 'dial', number: 'abc', deviceId: undefined })).rejects.toMatchObject({
      kind: 'protocol'
    })
    expect(asked()).not.toContain('makeCall')
  })
})
