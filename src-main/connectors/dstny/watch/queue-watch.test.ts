import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { allApis } from '../../../simulator/fronts/dstny/http/tickets.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { limits } from '../../../util/limits.ts'
import { openUserStage } from '../testing/dstny-stage.ts'
import type { UserStage } from '../testing/dstny-stage.ts'
import { live } from '../../testing/stage.ts'
import type { Stage } from '../../testing/stage.ts'
import { fixture } from '../fixtures/fixture.ts'

const STREAM = 'streamQueueStatistics'

let front: DstnyFront
let stage: Stage
let goLiveAs: UserStage['goLiveAs']
let withToken: UserStage['withToken']

beforeEach(async () => void ({ stage, front, goLiveAs, withToken } = await openUserStage()))
afterEach(() => stage[Symbol.asyncDispose]())

const shown = () => [...stage.picture.queues.values()].find(({ name }) => name === stage.queue.data.name)
const agentsSignedIn = (): number => stage.queue.seats.filter(({ signedIn }) => signedIn).length
const caller = () => stage.pbx.outside('+493023127001', 'Nora Nord')

/** Without the licence for figures, with a stream that stands and nobody who takes calls. */
async function goLiveWithoutFigures(): Promise<void> {
  front.faults.reply(403, { operation: 'getUserQueueStatistics' })
  await goLiveAs('jane')
  await stage.until(() => front.streams.some(({ operation }) => operation === STREAM))
  for (const seat of stage.queue.seats) stage.queue.setSignedIn(seat.extension, false)
  await stage.until(() => shown()?.agentsSignedIn === 0)
}

it('shows within five minutes that a group goes into its night mode, of which no stream tells', async () => {
  await goLiveAs('jane')
  stage.queue.setNightMode(true)
  await stage.advance(5 * MINUTE)
  await stage.until(() => shown()?.nightMode === true)
  stage.queue.setNightMode(false)
  const { length } = front.requests
  await stage.advance(20 * MINUTE)
  expect(shown()?.nightMode).toBe(false)
  expect(front.requests.slice(length).filter(({ operation }) => operation === 'listAcdGroups')).toHaveLength(4)
})

describe('the counters of a group without the licence for figures', () => {
  it('heal after swapped events', async () => {
    await goLiveWithoutFigures()
    front.faults.outOfOrder({ operation: STREAM })
    const waiting = caller()
    await waiting.dials(stage.queue.data.number)
    await stage.advance(SECOND)
    waiting.hangsUp()
    await stage.until(() => shown()?.waiting === 0)
    await stage.advance(MINUTE)
    expect([shown()?.waiting, stage.queue.waitingCount]).toEqual([0, 0])
  })

  it('are those that are read when the stream is gone, and the user hears of it', async () => {
    await goLiveWithoutFigures()
    await caller().dials(stage.queue.data.number)
    await stage.until(() => shown()?.waiting === 1)
    front.faults.reply(404, { operation: STREAM })
    front.faults.dropConnections({ operation: STREAM })
    await stage.advance(2 * SECOND)
    stage.queue.setSignedIn(stage.me, true)
    await stage.until(() => shown()?.agentsSignedIn === agentsSignedIn() && agentsSignedIn() === 1)
    const told = (): string[] => stage.picture.told.filter((reason) => /asks now and then/.test(reason))
    expect(told()).toEqual([]) // for some seconds the stream may come back
    await stage.until(() => told().length === 1)
  })
})

it('groups that may not be read are not asked for again', async () => {
  const token = front.issueToken('jane', { apis: allApis.filter((api) => api !== 'DISTRIBUTION_GROUP') })
  await goLiveAs('jane', { token })
  await stage.advance(20 * SECOND)
  const asked = stage.front.count('listAcdGroups')
  expect(stage.picture.lost).toEqual(expect.arrayContaining(['queueSignIn', 'queueFigures']))
  await stage.advance(2 * MINUTE)
  expect(stage.front.count('listAcdGroups')).toBe(asked)
})

describe('figures of queues', () => {
  const withoutFigures = allApis.filter((api) => api !== 'QUEUE_STATISTICS')

  it('are neither asked for nor offered to a sign-in that was not made for them; groups are', async () => {
    const signedIn = await stage.signIn(
      withToken('jane', { token: front.issueToken('jane', { apis: withoutFigures }) })
    )
    if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
    const settings = { ...signedIn.credentials.settings, allowedApis: withoutFigures }
    await using link = await stage.connector.open({ ...signedIn.credentials, settings }, live)
    await link.snapshot(live)
    await stage.advance(12 * SECOND)
    const { capabilities } = link
    expect([capabilities.has('queueFigures'), capabilities.has('queueSignIn')]).toEqual([false, true])
    const counts = ['getUserQueueStatistics', STREAM, 'listAcdGroups'].map((one) => stage.front.count(one) > 0)
    expect(counts).toEqual([false, false, true])
  })

  it('are offered no more once they were refused', async () => {
    await goLiveAs('jane', { token: front.issueToken('jane', { apis: withoutFigures }) })
    await stage.until(() => stage.picture.lost.includes('queueFigures'))
    expect(stage.picture.lost).not.toContain('queueSignIn')
  })
})

it('of groups that a server makes up no more are shown than anybody has', async () => {
  const { groups } = fixture('acd-groups') as { readonly groups: readonly object[] } // as its file has it
  const many = Array.from({ length: limits.queues + 100 }, (_, index) => ({ ...groups[0], id: 10_000 + index }))
  const body = JSON.stringify({ groups: many })
  front.faults.reply(200, { operation: 'listAcdGroups', body, contentType: 'application/json' })
  await goLiveAs('jane')
  expect(stage.picture.queues.size).toBe(limits.queues)
})
