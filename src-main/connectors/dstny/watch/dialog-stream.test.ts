import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { HOUR, MINUTE, SECOND } from '../../../util/durations.ts'
import { openDstnyHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness

beforeEach(async () => {
  ;({ harness, front } = await openDstnyHarness())
})

afterEach(() => harness[Symbol.asyncDispose]())

const count = (operation: string): number => front.requests.filter((one) => one.operation === operation).length
const says = (data: string): void =>
  front.streams.find(({ operation }) => operation === 'streamDialogEvents')?.send(data)

describe('the dialog stream', () => {
  it.each(['{}', 'ping', '<ping/>', '', '<dialog-info'])(
    'that says %j goes on, and the calls are read',
    async (data) => {
      await harness.advance(2 * SECOND)
      const before = [count('getUserCallState'), harness.recorded.statuses.length]
      says(data)
      await harness.advance(2 * SECOND)
      const { statuses } = harness.recorded
      expect([count('getUserCallState'), statuses.length]).toEqual([(before[0] ?? 0) + 1, before[1]])
      expect(count('streamDialogEvents')).toBe(1)
    }
  )

  it('that says something strange between its documents misses none of them', async () => {
    says('{}')
    await harness.rings()
    says('ping')
    harness.me.rejects()
    await harness.showsTruth()
    expect(harness.recorded.statuses).not.toContain('stale')
  })

  it.each([
    ['ends', (): void => front.faults.dropConnections({ operation: 'streamDialogEvents' })],
    ['misses a document', (): void => says('<dialog-info version="9" state="partial"/>')]
  ])('that %s is opened again when the server wants it, and not before; calls are asked for', async (_, end) => {
    says('<dialog-info version="1" state="full"/>\rretry: 90000')
    await harness.advance(35 * SECOND) // healthy, so that it would be opened again at once
    end()
    await harness.rings()
    await harness.advance(85 * SECOND)
    expect([count('streamDialogEvents'), harness.recorded.state]).toEqual([1, 'live'])
    await harness.advance(50 * SECOND) // not everybody comes in that very second
    expect(count('streamDialogEvents')).toBe(2)
    expect(harness.recorded.statuses).not.toContain('stale')
  })

  it('that wants to be left alone for a day is opened again in minutes', async () => {
    says('<dialog-info version="1" state="full"/>\rretry: 86400000')
    await harness.advance(SECOND)
    front.faults.dropConnections({ operation: 'streamDialogEvents' })
    await harness.advance(115 * SECOND)
    expect(count('streamDialogEvents')).toBe(1)
    await harness.until(() => count('streamDialogEvents') === 2)
  })

  it('keeps the whole link away for as long when the server goes too', async () => {
    says('<dialog-info version="1" state="full"/>\rretry: 90000')
    await harness.advance(SECOND)
    await front.faults.refuse()
    await harness.until(() => harness.recorded.state === 'stale')
    await front.faults.accept()
    const lostAt = harness.clock.now()
    await harness.until(() => harness.recorded.state === 'live')
    expect(harness.clock.now() - lostAt).toBeGreaterThanOrEqual(90 * SECOND)
  })

  it.each([
    ['ends in order', (): void => front.streams.find(({ operation }) => operation === 'streamDialogEvents')?.end()],
    ['is cut', (): void => front.faults.dropConnections({ operation: 'streamDialogEvents' })],
    ['misses a document', (): void => says('<dialog-info version="9" state="partial"/>')]
  ])('that %s leaves a command under way alone', async (_, end) => {
    const { vendorId } = await harness.talks()
    front.faults.delay(SECOND, { operation: 'holdCall', times: 1 })
    const held = harness.do({ type: 'hold', vendorId })
    await harness.until(() => count('holdCall') === 1)
    end()
    await harness.passing(held)
    await harness.sees(vendorId, ({ state }) => state === 'held')
    expect(harness.recorded.statuses).not.toContain('stale')
    await harness.until(() => count('streamDialogEvents') === 2)
  })

  it('that the server does not have is replaced by asking, and the user hears of it', async () => {
    front.faults.reply(404, { operation: 'streamDialogEvents' })
    await harness.reconnects()
    await harness.recover()
    await harness.rings()
    await harness.until(() => harness.recorded.reported.length > 0) // it has worked, so that the refusal might have passed
    expect(harness.recorded.reported).toEqual([expect.stringMatching(/asks now and then/)])
    expect(harness.recorded.pollsEveryMs).toBe(2 * SECOND)
  })
})

/** Rings for twenty seconds; tells whether it was shown in time. */
async function isShown(number: string): Promise<boolean> {
  const rangAt = harness.clock.now()
  const caller = harness.outside(number)
  await caller.dials(harness.me)
  await harness.until(() => harness.recorded.calls.size === 1 || harness.clock.now() - rangAt > 20 * SECOND)
  const inTime = harness.recorded.calls.size === 1 && harness.clock.now() - rangAt < 5 * SECOND
  caller.hangsUp()
  await harness.until(() => harness.recorded.calls.size === 0)
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
      await harness.reconnects()
      await harness.recover()
      const opened = count('streamDialogEvents')
      expect(await isShown('+493023126100')).toBe(true)
      await harness.advance(afterS * SECOND)
      expect(harness.recorded.pollsEveryMs).toBe(2 * SECOND)
      expect(harness.recorded.reported.filter((reason) => /asks now and then/.test(reason)).length).toBeGreaterThan(0)
      const tried = count('streamDialogEvents') - opened
      for (let turn = 0; turn < 3; turn++) expect(await isShown(`+49302312611${String(turn)}`)).toBe(true)
      expect([count('streamDialogEvents') - opened, harness.recorded.state]).toEqual([tried, 'live'])
      expect(harness.recorded.statuses).not.toContain('stale')
      front.switches.sseTrouble = 'none'
      await harness.advance(10 * MINUTE)
      await harness.until(() => harness.recorded.pollsEveryMs === undefined)
      expect(await isShown('+493023126120')).toBe(true)
    },
    60_000
  )

  it('a comment of two megabytes in front changes nothing', async () => {
    front.switches.sseTrouble = 'longComment'
    await harness.reconnects()
    await harness.recover()
    await harness.rings()
    await harness.advance(15 * SECOND)
    expect([harness.recorded.pollsEveryMs, count('streamDialogEvents')]).toEqual([undefined, 2])
  })

  it.each([502, 504])('that are answered with %i while everything else works: rings are shown', async (status) => {
    for (const operation of ['streamDialogEvents', 'streamCallState'] as const)
      front.faults.reply(status, { operation })
    await harness.reconnects()
    await harness.recover()
    expect(await isShown('+493023126130')).toBe(true)
    await harness.until(() => harness.recorded.pollsEveryMs !== undefined)
    expect(harness.recorded.state).toBe('live')
  })
})

describe('a refusal while a server restarts', () => {
  it.each([403, 404, 405])('of %i for some seconds takes nothing away', async (status) => {
    await harness.until(() => harness.recorded.devices.length > 0 && harness.recorded.queues.size > 0)
    front.faults.reply(status)
    await harness.reconnects()
    await harness.advance(8 * SECOND)
    front.faults.clear()
    await harness.recover()
    await harness.rings()
    await harness.advance(40 * SECOND)
    expect([harness.recorded.lost, harness.recorded.pollsEveryMs, harness.recorded.state]).toEqual([
      [],
      undefined,
      'live'
    ])
    await harness.showsTruth()
  })

  it.each([403, 404, 405])(
    'of %i for some seconds while the streams are made anew takes nothing away',
    async (status) => {
      await harness.talks()
      front.faults.reply(status)
      front.faults.dropConnections()
      await harness.advance(8 * SECOND)
      front.faults.clear()
      await harness.showsTruth()
      await harness.advance(40 * SECOND)
      expect([harness.recorded.lost, harness.recorded.pollsEveryMs, harness.recorded.state]).toEqual([
        [],
        undefined,
        'live'
      ])
      await harness.showsTruth()
    }
  )

  it('takes nothing away when somebody sets the clock meanwhile', async () => {
    await harness.talks()
    front.faults.reply(403)
    front.faults.dropConnections()
    await harness.advance(4 * SECOND)
    harness.clock.set(HOUR)
    await harness.advance(4 * SECOND)
    front.faults.clear()
    await harness.showsTruth()
    await harness.advance(40 * SECOND)
    expect([harness.recorded.lost, harness.recorded.pollsEveryMs, harness.recorded.state]).toEqual([
      [],
      undefined,
      'live'
    ])
  })

  it('that lasts switches off what is refused, as ever', async () => {
    front.faults.reply(403, { operation: 'listDevices' })
    await harness.reconnects()
    await harness.recover()
    await harness.until(() => harness.recorded.lost.includes('devices'))
  })
})
