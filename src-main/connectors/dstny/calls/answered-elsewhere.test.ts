import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutsideParty } from '../../../simulator/people/outside-party.ts'
import { pickUp } from '../../../simulator/features/pickups.ts'
import { openDstnyStage } from '../testing/dstny-stage.ts'
import type { Stage } from '../../testing/stage.ts'
import { WebhookStage } from '../testing/webhook-stage.ts'

const ONE = '+493023125901'
const OTHER = '+493023125902'

let stage: Stage

afterEach(() => stage[Symbol.asyncDispose]())

async function openByStreams(): Promise<void> {
  ;({ stage } = await openDstnyStage())
}

async function openByWebhooks(): Promise<void> {
  const hooked = await WebhookStage.open()
  stage = hooked.stage
  await hooked.goLive()
  await stage.until(() => hooked.front.streams.some(({ operation }) => operation === 'streamDialogEvents'))
}

const ways = [
  ['streams', openByStreams],
  ['webhooks', openByWebhooks]
] as const

/** A colleague takes the call I have with this caller. */
function takes(caller: OutsideParty): void {
  const { colleague, pbx, me } = stage
  const taken = caller.legIn().call.legOf(me)
  const [device] = colleague.devices
  if (taken === undefined || device === undefined) throw new Error('there is nothing to take')
  pickUp(pbx, colleague, device, taken)
}

const bothRing = async () => {
  const [one, other] = [stage.outside(ONE), stage.outside(OTHER)]
  await one.dials(stage.me)
  await other.dials(stage.me)
  await stage.until(() => stage.picture.callStates.join() === 'alerting,alerting')
  const calls = [...stage.picture.calls.values()]
  const idOf = (number: string): string => calls.find(({ remote }) => remote.number === number)?.vendorId ?? ''
  return { one, other, idOf }
}

/** Which of the calls that have ended somebody else answered. */
const elsewhere = (): string[] =>
  stage.picture.gone.filter(({ answeredElsewhere }) => answeredElsewhere).map(({ vendorId }) => vendorId)
const allGone = (): Promise<void> => stage.until(() => stage.picture.calls.size === 0)

describe.each(ways)('a call told of by %s that somebody else takes', (_, open) => {
  beforeEach(open)

  it('was answered elsewhere', async () => {
    const caller = stage.outside(ONE)
    const { vendorId } = await stage.rings(caller)
    takes(caller)
    await allGone()
    expect(elsewhere()).toEqual([vendorId])
  })

  it('from a group was answered elsewhere', async () => {
    const { queue, me } = stage
    queue.ringsAll = true
    const other = queue.seats.find(({ extension }) => extension !== me)?.extension
    for (const { extension } of queue.seats) queue.setSignedIn(extension, extension === me || extension === other)
    await stage.outside(ONE).dials(queue.data.number)
    await stage.until(() => stage.picture.calls.size === 1)
    const { vendorId } = stage.picture.call
    await other?.answers()
    await allGone()
    expect(elsewhere()).toEqual([vendorId])
  })

  it('does not explain why another caller gives up at once', async () => {
    const { one, other, idOf } = await bothRing()
    takes(one)
    await stage.until(() => stage.picture.calls.size === 1)
    other.hangsUp()
    await allGone()
    expect(elsewhere()).toEqual([idOf(ONE)])
  })

  it('does not explain the end of another that comes first', async () => {
    const { one, other, idOf } = await bothRing()
    one.hangsUp()
    takes(other)
    await allGone()
    expect(elsewhere()).toEqual([idOf(OTHER)])
  })

  it('explains one end, also where callers hide their numbers', async () => {
    const [one, other] = [stage.pbx.withheld(), stage.pbx.withheld()]
    await one.dials(stage.me)
    await other.dials(stage.me)
    await stage.until(() => stage.picture.callStates.join() === 'alerting,alerting')
    takes(one)
    await stage.until(() => stage.picture.calls.size === 1)
    other.hangsUp()
    await allGone()
    expect(elsewhere()).toHaveLength(1)
  })

  it('while it is talked on does not explain why another caller gives up', async () => {
    const caller = stage.outside(ONE)
    await stage.talks(caller)
    const again = stage.outside(ONE)
    await again.dials(stage.me)
    await stage.until(() => stage.picture.callStates.join() === 'alerting,connected')
    takes(caller)
    again.hangsUp()
    await allGone()
    expect(elsewhere()).toEqual([])
  })
})
