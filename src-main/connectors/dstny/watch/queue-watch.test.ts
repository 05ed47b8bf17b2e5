import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { allApis } from '../../../simulator/fronts/dstny/http/tickets.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { limits } from '../../../util/limits.ts'
import { openUserHarness } from '../testing/dstny-harness.ts'
import type { UserHarness } from '../testing/dstny-harness.ts'
import { live } from '../../testing/connector-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { fixture } from '../fixtures/fixture.ts'

const STREAM = 'streamQueueStatistics'

let front: DstnyFront
let harness: ConnectorHarness
let goLiveAs: UserHarness['goLiveAs']
let withToken: UserHarness['withToken']

beforeEach(async () => void ({ harness, front, goLiveAs, withToken } = await openUserHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const shown = () => [...harness.recorded.queues.values()].find(({ name }) => name === harness.queue.data.name)
const agentsSignedIn = (): number => harness.queue.seats.filter(({ signedIn }) => signedIn).length
const caller = () => harness.pbx.outside('+493023127001', 'Nora Nord')

/** Without the licence for figures, with a stream that stands and nobody who takes calls. */
async function goLiveWithoutFigures(): Promise<void> {
  front.faults.reply(403, { operation: 'getUserQueueStatistics' })
  await goLiveAs('jane')
  await harness.until(() => front.streams.some(({ operation }) => operation === STREAM))
  for (const seat of harness.queue.seats) harness.queue.setSignedIn(seat.extension, false)
  await harness.until(() => shown()?.agentsSignedIn === 0)
}

it('shows within five minutes that a group goes into its night mode, of which no stream tells', async () => {
  await goLiveAs('jane')
  harness.queue.setNightMode(true)
  await harness.advance(5 * MINUTE)
  await harness.until(() => shown()?.nightMode === true)
  harness.queue.setNightMode(false)
  const { length } = front.requests
  await harness.advance(20 * MINUTE)
  expect(shown()?.nightMode).toBe(false)
  expect(front.requests.slice(length).filter(({ operation }) => operation === 'listAcdGroups')).toHaveLength(4)
})

describe('the counters of a group without the licence for figures', () => {
  it('heal after swapped events', async () => {
    await goLiveWithoutFigures()
    front.faults.outOfOrder({ operation: STREAM })
    const waiting = caller()
    await waiting.dials(harness.queue.data.number)
    await harness.advance(SECOND)
    waiting.hangsUp()
    await harness.until(() => shown()?.waiting === 0)
    await harness.advance(MINUTE)
    expect([shown()?.waiting, harness.queue.waitingCount]).toEqual([0, 0])
  })

  it('are those that are read when the stream is gone, and the user hears of it', async () => {
    await goLiveWithoutFigures()
    await caller().dials(harness.queue.data.number)
    await harness.until(() => shown()?.waiting === 1)
    front.faults.reply(404, { operation: STREAM })
    front.faults.dropConnections({ operation: STREAM })
    await harness.advance(2 * SECOND)
    harness.queue.setSignedIn(harness.me, true)
    await harness.until(() => shown()?.agentsSignedIn === agentsSignedIn() && agentsSignedIn() === 1)
    const reported = (): string[] => harness.recorded.reported.filter((reason) => /asks now and then/.test(reason))
    expect(reported()).toEqual([]) // for some seconds the stream may come back
    await harness.until(() => reported().length === 1)
  })
})

it('groups that may not be read are not asked for again', async () => {
  const token = front.issueToken('jane', { apis: allApis.filter((api) => api !== 'DISTRIBUTION_GROUP') })
  await goLiveAs('jane', { token })
  await harness.advance(20 * SECOND)
  const asked = harness.front.count('listAcdGroups')
  expect(harness.recorded.lost).toEqual(expect.arrayContaining(['queueSignIn', 'queueFigures']))
  await harness.advance(2 * MINUTE)
  expect(harness.front.count('listAcdGroups')).toBe(asked)
})

describe('figures of queues', () => {
  const withoutFigures = allApis.filter((api) => api !== 'QUEUE_STATISTICS')

  it('are neither asked for nor offered to a sign-in that was not made for them; groups are', async () => {
    const signedIn = await harness.signIn(
      withToken('jane', { token: front.issueToken('jane', { apis: withoutFigures }) })
    )
    if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
    const settings = { ...signedIn.credentials.settings, allowedApis: withoutFigures }
    await using link = await harness.connector.open({ ...signedIn.credentials, settings }, live)
    await link.snapshot(live)
    await harness.advance(12 * SECOND)
    const { capabilities } = link
    expect([capabilities.has('queueFigures'), capabilities.has('queueSignIn')]).toEqual([false, true])
    const counts = ['getUserQueueStatistics', STREAM, 'listAcdGroups'].map((one) => harness.front.count(one) > 0)
    expect(counts).toEqual([false, false, true])
  })

  it('are offered no more once they were refused', async () => {
    await goLiveAs('jane', { token: front.issueToken('jane', { apis: withoutFigures }) })
    await harness.until(() => harness.recorded.lost.includes('queueFigures'))
    expect(harness.recorded.lost).not.toContain('queueSignIn')
  })
})

it('of groups that a server makes up no more are shown than anybody has', async () => {
  const { groups } = fixture('acd-groups') as { readonly groups: readonly object[] } // as its file has it
  const many = Array.from({ length: limits.queues + 100 }, (_, index) => ({ ...groups[0], id: 10_000 + index }))
  const body = JSON.stringify({ groups: many })
  front.faults.reply(200, { operation: 'listAcdGroups', body, contentType: 'application/json' })
  await goLiveAs('jane')
  expect(harness.recorded.queues.size).toBe(limits.queues)
})
