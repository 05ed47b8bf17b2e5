import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { HOUR, MINUTE, SECOND } from '../../../util/durations.ts'
import { openDstnyStage } from '../testing/dstny-stage.ts'
import type { Stage } from '../../testing/stage.ts'

let front: DstnyFront
let stage: Stage

beforeEach(async () => {
  ;({ stage, front } = await openDstnyStage())
})

afterEach(() => stage[Symbol.asyncDispose]())

const count = (operation: string): number => front.requests.filter((one) => one.operation === operation).length
const says = (data: string): void =>
  front.streams.find(({ operation }) => operation === 'streamDialogEvents')?.send(data)

describe('the dialog stream', () => {
  it.each(['{}', 'ping', '<ping/>', '', '<dialog-info'])(
    'that says %j goes on, and the calls are read',
    async (data) => {
      await stage.advance(2 * SECOND)
      const before = [count('getUserCallState'), stage.picture.statuses.length]
      says(data)
      await stage.advance(2 * SECOND)
      const { statuses } = stage.picture
      expect([count('getUserCallState'), statuses.length]).toEqual([(before[0] ?? 0) + 1, before[1]])
      expect(count('streamDialogEvents')).toBe(1)
    }
  )

  it('that says something strange between its documents misses none of them', async () => {
    says('{}')
    await stage.rings()
    says('ping')
    stage.me.rejects()
    await stage.showsTruth()
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it.each([
    ['ends', (): void => front.faults.dropConnections({ operation: 'streamDialogEvents' })],
    ['misses a document', (): void => says('<dialog-info version="9" state="partial"/>')]
  ])('that %s is opened again when the server wants it, and not before; calls are asked for', async (_, end) => {
    says('<dialog-info version="1" state="full"/>\rretry: 90000')
    await stage.advance(35 * SECOND) // healthy, so that it would be opened again at once
    end()
    await stage.rings()
    await stage.advance(85 * SECOND)
    expect([count('streamDialogEvents'), stage.picture.state]).toEqual([1, 'live'])
    await stage.advance(50 * SECOND) // not everybody comes in that very second
    expect(count('streamDialogEvents')).toBe(2)
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it('that wants to be left alone for a day is opened again in minutes', async () => {
    says('<dialog-info version="1" state="full"/>\rretry: 86400000')
    await stage.advance(SECOND)
    front.faults.dropConnections({ operation: 'streamDialogEvents' })
    await stage.advance(115 * SECOND)
    expect(count('streamDialogEvents')).toBe(1)
    await stage.until(() => count('streamDialogEvents') === 2)
  })

  it('keeps the whole link away for as long when the server goes too', async () => {
    says('<dialog-info version="1" state="full"/>\rretry: 90000')
    await stage.advance(SECOND)
    await front.faults.refuse()
    await stage.until(() => stage.picture.state === 'stale')
    await front.faults.accept()
    const lostAt = stage.clock.now()
    await stage.until(() => stage.picture.state === 'live')
    expect(stage.clock.now() - lostAt).toBeGreaterThanOrEqual(90 * SECOND)
  })

  it.each([
    ['ends in order', (): void => front.streams.find(({ operation }) => operation === 'streamDialogEvents')?.end()],
    ['is cut', (): void => front.faults.dropConnections({ operation: 'streamDialogEvents' })],
    ['misses a document', (): void => says('<dialog-info version="9" state="partial"/>')]
  ])('that %s leaves a command under way alone', async (_, end) => {
    const { vendorId } = await stage.talks()
    front.faults.delay(SECOND, { operation: 'holdCall', times: 1 })
    const held = stage.do({ type: 'hold', vendorId })
    await stage.until(() => count('holdCall') === 1)
    end()
    await stage.passing(held)
    await stage.sees(vendorId, ({ state }) => state === 'held')
    expect(stage.picture.statuses).not.toContain('stale')
    await stage.until(() => count('streamDialogEvents') === 2)
  })

  it('that the server does not have is replaced by asking, and the user hears of it', async () => {
    front.faults.reply(404, { operation: 'streamDialogEvents' })
    await stage.reconnects()
    await stage.livesAgain()
    await stage.rings()
    await stage.until(() => stage.picture.told.length > 0) // it has worked, so that the refusal might have passed
    expect(stage.picture.told).toEqual([expect.stringMatching(/asks now and then/)])
    expect(stage.picture.pollsEveryMs).toBe(2 * SECOND)
  })
})

/** Rings for twenty seconds; tells whether it was shown in time. */
async function isShown(number: string): Promise<boolean> {
  const rangAt = stage.clock.now()
  const caller = stage.outside(number)
  await caller.dials(stage.me)
  await stage.until(() => stage.picture.calls.size === 1 || stage.clock.now() - rangAt > 20 * SECOND)
  const inTime = stage.picture.calls.size === 1 && stage.clock.now() - rangAt < 5 * SECOND
  caller.hangsUp()
  await stage.until(() => stage.picture.calls.size === 0)
  return inTime
}

describe('streams that something keeps from working', () => {
  it.each([
    ['mute', 125],
    ['endsAtOnce', 15],
    ['hugeEvent', 15]
  ] as const)(
    '%s: every ring is shown, first by itself, then in words; ten minutes later they are tried again',
    async (trouble, afterS) => {
      front.switches.sseTrouble = trouble
      await stage.reconnects()
      await stage.livesAgain()
      const opened = count('streamDialogEvents')
      expect(await isShown('+493023126100')).toBe(true)
      await stage.advance(afterS * SECOND)
      expect(stage.picture.pollsEveryMs).toBe(2 * SECOND)
      expect(stage.picture.told.filter((reason) => /asks now and then/.test(reason)).length).toBeGreaterThan(0)
      const tried = count('streamDialogEvents') - opened
      for (let turn = 0; turn < 3; turn++) expect(await isShown(`+49302312611${String(turn)}`)).toBe(true)
      expect([count('streamDialogEvents') - opened, stage.picture.state]).toEqual([tried, 'live'])
      expect(stage.picture.statuses).not.toContain('stale')
      front.switches.sseTrouble = 'none'
      await stage.advance(10 * MINUTE)
      await stage.until(() => stage.picture.pollsEveryMs === undefined)
      expect(await isShown('+493023126120')).toBe(true)
    },
    60_000
  )

  it('a comment of two megabytes in front changes nothing', async () => {
    front.switches.sseTrouble = 'longComment'
    await stage.reconnects()
    await stage.livesAgain()
    await stage.rings()
    await stage.advance(15 * SECOND)
    expect([stage.picture.pollsEveryMs, count('streamDialogEvents')]).toEqual([undefined, 2])
  })

  it.each([502, 504])('that are answered with %i while everything else works: rings are shown', async (status) => {
    for (const operation of ['streamDialogEvents', 'streamCallState'] as const)
      front.faults.reply(status, { operation })
    await stage.reconnects()
    await stage.livesAgain()
    expect(await isShown('+493023126130')).toBe(true)
    await stage.until(() => stage.picture.pollsEveryMs !== undefined)
    expect(stage.picture.state).toBe('live')
  })
})

describe('a refusal while a server restarts', () => {
  it.each([403, 404, 405])('of %i for some seconds takes nothing away', async (status) => {
    await stage.until(() => stage.picture.devices.length > 0 && stage.picture.queues.size > 0)
    front.faults.reply(status)
    await stage.reconnects()
    await stage.advance(8 * SECOND)
    front.faults.clear()
    await stage.livesAgain()
    await stage.rings()
    await stage.advance(40 * SECOND)
    expect([stage.picture.lost, stage.picture.pollsEveryMs, stage.picture.state]).toEqual([[], undefined, 'live'])
    await stage.showsTruth()
  })

  it.each([403, 404, 405])(
    'of %i for some seconds while the streams are made anew takes nothing away',
    async (status) => {
      await stage.talks()
      front.faults.reply(status)
      front.faults.dropConnections()
      await stage.advance(8 * SECOND)
      front.faults.clear()
      await stage.showsTruth()
      await stage.advance(40 * SECOND)
      expect([stage.picture.lost, stage.picture.pollsEveryMs, stage.picture.state]).toEqual([[], undefined, 'live'])
      await stage.showsTruth()
    }
  )

  it('takes nothing away when somebody sets the clock meanwhile', async () => {
    await stage.talks()
    front.faults.reply(403)
    front.faults.dropConnections()
    await stage.advance(4 * SECOND)
    stage.clock.set(HOUR)
    await stage.advance(4 * SECOND)
    front.faults.clear()
    await stage.showsTruth()
    await stage.advance(40 * SECOND)
    expect([stage.picture.lost, stage.picture.pollsEveryMs, stage.picture.state]).toEqual([[], undefined, 'live'])
  })

  it('that lasts switches off what is refused, as ever', async () => {
    front.faults.reply(403, { operation: 'listDevices' })
    await stage.reconnects()
    await stage.livesAgain()
    await stage.until(() => stage.picture.lost.includes('devices'))
  })
})
