import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { openDstnyStage } from '../testing/dstny-stage.ts'
import type { Stage } from '../../testing/stage.ts'

let front: DstnyFront
let stage: Stage

beforeEach(async () => void ({ stage, front } = await openDstnyStage()))
afterEach(() => stage[Symbol.asyncDispose]())

const dial = (deviceId?: string): Promise<void> => stage.do({ type: 'dial', number: '201', deviceId })
const used = (): string[] =>
  stage.picture.events.flatMap((event) => (event.type === 'deviceUsed' ? [event.deviceId] : []))

/** The telephones that made a call, as the server was asked. */
const calledFrom = (): (string | undefined)[] =>
  front.requests.filter(({ operation }) => operation === 'makeCall').map(({ path }) => /200-\w+/.exec(path)?.[0])

async function switchesOff(...keys: readonly string[]): Promise<void> {
  for (const key of keys) stage.me.setsDeviceActive(key, false)
  const isOff = (key: string): boolean => stage.picture.devices.some(({ id, active }) => id === `200-${key}` && !active)
  await stage.until(() => keys.every(isOff))
}

describe('the telephone that dials', () => {
  it.each([
    ['that was chosen', '200-soft', '200-soft'],
    ['the connector took', undefined, '200-desk']
  ])('is told once it has made a call: the one %s', async (_, chosen, expected) => {
    await dial(chosen)
    await stage.until(() => stage.picture.callStates.join() === 'alerting' && used().length > 0)
    expect([used(), calledFrom()]).toEqual([[expected], [expected]])
  })

  it('is told when it takes a call of a colleague', async () => {
    stage.watchesColleague()
    await stage.outside().dials(stage.colleague)
    const pickupId = (): string | undefined => stage.picture.colleagues.get(stage.colleague.address)?.pickupId
    await stage.until(() => pickupId() !== undefined)
    await stage.do({ type: 'pickUp', pickupId: pickupId() ?? '', deviceId: '200-soft' })
    await stage.until(() => used().length > 0)
    expect(used()).toEqual(['200-soft'])
  })

  it('is not told when the call was refused', async () => {
    front.faults.reply(403, { operation: 'makeCall', times: 1 })
    await expect(dial('200-soft')).rejects.toMatchObject({ kind: 'permission' })
    await stage.advance(1_000)
    expect(used()).toEqual([])
  })

  it('is never another one than was asked for: when that is gone the user chooses', async () => {
    await switchesOff('soft')
    const refused = { kind: 'notFound', userMessage: expect.stringMatching(/Choose another one where you dial/) }
    await expect(dial('200-soft')).rejects.toMatchObject(refused)
    expect([calledFrom(), used()]).toEqual([[], []])
  })

  it('is missing when none can be reached, and nothing is offered in its place', async () => {
    await switchesOff(...stage.me.devices.filter(({ active }) => active).map(({ key }) => key))
    for (const chosen of ['200-soft', undefined]) {
      const refused = { kind: 'notFound', userMessage: expect.stringMatching(/Switch one on/) }
      await expect(dial(chosen)).rejects.toMatchObject(refused)
    }
    expect(calledFrom()).toEqual([])
  })
})
