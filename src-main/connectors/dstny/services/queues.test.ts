import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { openDstnyHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness

beforeEach(async () => void ({ front, harness } = await openDstnyHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const SALES = 'a:21@example.org'
const ANNA = 'anna.berg@example.org'
const OWN = ['loginDistributionGroup', 'setAcdAgentLogin', 'setAcdAgentLoginV0']
const signIn = (agentId = ANNA): Promise<void> =>
  harness.ask('queue.setAgentSignedIn', { queueId: SALES, agentId, signedIn: true })
const asked = (): number[] => OWN.map((operation) => harness.front.count(operation))
const annaIsIn = (): boolean | undefined => harness.queue.seatOf(harness.colleague)?.signedIn

describe('signing an agent in', () => {
  it('asks the older operation only where the newer one is missing', async () => {
    front.switches.acdLoginMissing = true
    await signIn()
    expect([asked(), annaIsIn()]).toEqual([[0, 1, 1], true])
  })

  it('is told as forbidden, and colleagues are still shown', async () => {
    front.faults.reply(403, { operation: 'setAcdAgentLogin' })
    await expect(signIn()).rejects.toMatchObject({ kind: 'permission' })
    expect([asked(), annaIsIn(), harness.recorded.lost]).toEqual([[0, 1, 0], false, []])
  })

  it('takes the own operation for the user, and the other when that one is forbidden', async () => {
    await signIn('jane@example.org')
    expect(asked()).toEqual([1, 0, 0])
    front.faults.reply(403, { operation: 'loginDistributionGroup' })
    await signIn('Jane@Example.org')
    expect(asked()).toEqual([2, 1, 0])
  })

  it('says what the first way said when all are refused', async () => {
    front.faults.reply(403, { operation: 'loginDistributionGroup' })
    front.faults.reply(404, { operation: 'setAcdAgentLogin' })
    front.faults.reply(405, { operation: 'setAcdAgentLoginV0' })
    await expect(signIn('jane@example.org')).rejects.toMatchObject({ kind: 'permission' })
    expect(asked()).toEqual([1, 1, 1])
  })

  it('is not tried another way when nobody knows whether it was done', async () => {
    front.faults.dropAfterActing('setAcdAgentLogin')
    await expect(signIn()).rejects.toMatchObject({ kind: 'network' })
    expect([asked(), annaIsIn()]).toEqual([[0, 1, 0], true])
  })

  it('is done also when the groups cannot be read afterwards', async () => {
    front.faults.reply(400, { operation: 'listAcdGroups' })
    await signIn()
    expect(annaIsIn()).toBe(true)
  })
})

describe('agents and figures', () => {
  it('of one group that is forbidden do not take the others away', async () => {
    front.faults.reply(403, { operation: 'getAcdGroup', times: 1 })
    await expect(harness.ask('queue.agents', { queueId: SALES })).rejects.toMatchObject({ kind: 'permission' })
    expect((await harness.ask('queue.agents', { queueId: SALES })).agents).toHaveLength(3)
    expect(harness.recorded.lost).toEqual([])
  })

  it('need a licence for the figures, which is told and takes nothing else away', async () => {
    const body = JSON.stringify({ field: [{ code: 'license.missing' }] })
    front.faults.reply(403, { operation: 'getOrgQueueStatistics', body, contentType: 'application/json' })
    const all = harness.ask('queue.allFigures', { of: 'organisation' })
    await expect(all).rejects.toMatchObject({ kind: 'permission', userMessage: expect.stringMatching(/licence/) })
    expect(harness.recorded.lost).toEqual([])
    expect(await harness.ask('queue.figures', { queueId: SALES })).toMatchObject({ queueId: SALES })
  })

  it('of a group of another organisation are found among the federated ones, or not at all', async () => {
    expect(await harness.ask('queue.figures', { queueId: 'a:41@example.net' })).toMatchObject({ name: 'Spares' })
    const unknown = harness.ask('queue.figures', { queueId: 'a:21@example.net' })
    await expect(unknown).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.front.count('getQueueStatistics')).toBe(0)
  })
})
