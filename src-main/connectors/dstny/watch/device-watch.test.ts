import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { openDstnyHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness

beforeEach(async () => void ({ harness, front } = await openDstnyHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const dial = (deviceId?: string): Promise<void> => harness.do({ type: 'dial', number: '201', deviceId })
const used = (): string[] =>
  harness.recorded.events.flatMap((event) => (event.type === 'deviceUsed' ? [event.deviceId] : []))

/** The telephones that made a call, as the server was asked. */
const calledFrom = (): (string | undefined)[] =>
  front.requests.filter(({ operation }) => operation === 'makeCall').map(({ path }) => /200-\w+/.exec(path)?.[0])

async function switchesOff(...keys: readonly string[]): Promise<void> {
  for (const key of keys) harness.me.setsDeviceActive(key, false)
  const isOff = (key: string): boolean =>
    harness.recorded.devices.some(({ id, active }) => id === `200-${key}` && !active)
  await harness.until(() => keys.every(isOff))
}

describe('the telephone that dials', () => {
  it.each([
    ['that was chosen', '200-soft', '200-soft'],
    ['the connector took', undefined, '200-desk']
  ])('is told once it has made a call: the one %s', async (_, chosen, expected) => {
    await dial(chosen)
    await harness.until(() => harness.recorded.callStates.join() === 'alerting' && used().length > 0)
    expect([used(), calledFrom()]).toEqual([[expected], [expected]])
  })

  it('is told when it takes a call of a colleague', async () => {
    harness.watchesColleague()
    await harness.outside().dials(harness.colleague)
    const pickupId = (): string | undefined => harness.recorded.colleagues.get(harness.colleague.address)?.pickupId
    await harness.until(() => pickupId() !== undefined)
    await harness.do({ type: 'pickUp', pickupId: pickupId() ?? '', deviceId: '200-soft' })
    await harness.until(() => used().length > 0)
    expect(used()).toEqual(['200-soft'])
  })

  it('is not told when the call was refused', async () => {
    front.faults.reply(403, { operation: 'makeCall', times: 1 })
    await expect(dial('200-soft')).rejects.toMatchObject({ kind: 'permission' })
    await harness.advance(1_000)
    expect(used()).toEqual([])
  })

  it('is never another one than was asked for: when that is gone the user chooses', async () => {
    await switchesOff('soft')
    const refused = { kind: 'notFound', userMessage: expect.stringMatching(/Choose another one where you dial/) }
    await expect(dial('200-soft')).rejects.toMatchObject(refused)
    expect([calledFrom(), used()]).toEqual([[], []])
  })

  it('is missing when none can be reached, and nothing is offered in its place', async () => {
    await switchesOff(...harness.me.devices.filter(({ active }) => active).map(({ key }) => key))
    for (const chosen of ['200-soft', undefined]) {
      const refused = { kind: 'notFound', userMessage: expect.stringMatching(/Switch one on/) }
      await expect(dial(chosen)).rejects.toMatchObject(refused)
    }
    expect(calledFrom()).toEqual([])
  })
})
