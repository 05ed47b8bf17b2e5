import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { OutsideParty } from '../../../simulator/people/outside-party.ts'
import { pickUp } from '../../../simulator/features/pickups.ts'
import { SECOND } from '../../../util/durations.ts'
import { openDstnyHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { WebhookHarness } from '../testing/webhook-harness.ts'

const ONE = '+493023125901'
const OTHER = '+493023125902'

let harness: ConnectorHarness

afterEach(() => harness[Symbol.asyncDispose]())

/** Dialogs and calls are told by two streams; that of the dialogs may open after the account is live. */
const dialogsAreTold = (front: DstnyFront): Promise<void> =>
  harness.until(() => front.streams.some(({ operation }) => operation === 'streamDialogEvents'))

async function openByStreams(): Promise<void> {
  const opened = await openDstnyHarness()
  harness = opened.harness
  await dialogsAreTold(opened.front)
}

async function openByWebhooks(): Promise<void> {
  const hooked = await WebhookHarness.open()
  harness = hooked.harness
  await hooked.goLive()
  await dialogsAreTold(hooked.front)
}

const ways = [
  ['streams', openByStreams],
  ['webhooks', openByWebhooks]
] as const

/** A colleague takes the call I have with this caller. */
function takes(caller: OutsideParty): void {
  const { colleague, pbx, me } = harness
  const taken = caller.legIn().call.legOf(me)
  const [device] = colleague.devices
  if (taken === undefined || device === undefined) throw new Error('there is nothing to take')
  pickUp(pbx, colleague, device, taken)
}

const bothRing = async () => {
  const [one, other] = [harness.outside(ONE), harness.outside(OTHER)]
  await one.dials(harness.me)
  await other.dials(harness.me)
  await harness.until(() => harness.recorded.callStates.join() === 'alerting,alerting')
  const calls = [...harness.recorded.calls.values()]
  const idOf = (number: string): string => calls.find(({ remote }) => remote.number === number)?.vendorId ?? ''
  return { one, other, idOf }
}

/** Which of the calls that have ended somebody else answered. */
const elsewhere = (): string[] =>
  harness.recorded.gone.filter(({ answeredElsewhere }) => answeredElsewhere).map(({ vendorId }) => vendorId)
/** That somebody took a call may be told after its end. */
const allGone = (taken: number): Promise<void> =>
  harness.until(() => harness.recorded.calls.size === 0 && elsewhere().length >= taken)

it('a call that ends before it is told who took it closes at once, and is then told as answered elsewhere', async () => {
  const { harness: opened, front } = await openDstnyHarness()
  harness = opened
  await dialogsAreTold(front)
  const caller = harness.outside(ONE)
  const { vendorId } = await harness.rings(caller)
  front.faults.delay(SECOND, { operation: 'streamDialogEvents' })
  takes(caller)
  await allGone(0)
  expect(elsewhere()).toEqual([])
  await harness.until(() => elsewhere().includes(vendorId))
})

describe.each(ways)('a call told of by %s that somebody else takes', (_, open) => {
  beforeEach(open)

  it('was answered elsewhere', async () => {
    const caller = harness.outside(ONE)
    const { vendorId } = await harness.rings(caller)
    takes(caller)
    await allGone(1)
    expect(elsewhere()).toEqual([vendorId])
  })

  it('from a group was answered elsewhere', async () => {
    const { queue, me } = harness
    queue.ringsAll = true
    const other = queue.seats.find(({ extension }) => extension !== me)?.extension
    for (const { extension } of queue.seats) queue.setSignedIn(extension, extension === me || extension === other)
    await harness.outside(ONE).dials(queue.data.number)
    await harness.until(() => harness.recorded.calls.size === 1)
    const { vendorId } = harness.recorded.call
    await other?.answers()
    await allGone(1)
    expect(elsewhere()).toEqual([vendorId])
  })

  it('does not explain why another caller gives up at once', async () => {
    const { one, other, idOf } = await bothRing()
    takes(one)
    await harness.until(() => harness.recorded.calls.size === 1)
    other.hangsUp()
    await allGone(1)
    expect(elsewhere()).toEqual([idOf(ONE)])
  })

  it('does not explain the end of another that comes first', async () => {
    const { one, other, idOf } = await bothRing()
    one.hangsUp()
    takes(other)
    await allGone(1)
    expect(elsewhere()).toEqual([idOf(OTHER)])
  })

  it('explains one end, also where callers hide their numbers', async () => {
    const [one, other] = [harness.pbx.withheld(), harness.pbx.withheld()]
    await one.dials(harness.me)
    await other.dials(harness.me)
    await harness.until(() => harness.recorded.callStates.join() === 'alerting,alerting')
    takes(one)
    await harness.until(() => harness.recorded.calls.size === 1)
    other.hangsUp()
    await allGone(1)
    expect(elsewhere()).toHaveLength(1)
  })

  it('while it is talked on does not explain why another caller gives up', async () => {
    const caller = harness.outside(ONE)
    await harness.talks(caller)
    const again = harness.outside(ONE)
    await again.dials(harness.me)
    await harness.until(() => harness.recorded.callStates.join() === 'alerting,connected')
    takes(caller)
    again.hangsUp()
    await allGone(0)
    expect(elsewhere()).toEqual([])
  })
})
