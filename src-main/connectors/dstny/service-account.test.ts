import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConnectorHarness } from '../testing/connector-harness.ts'
import { openUserHarness } from './testing/dstny-harness.ts'
import type { UserHarness } from './testing/dstny-harness.ts'

let harness: ConnectorHarness
let goLiveAs: UserHarness['goLiveAs']

beforeEach(async () => void ({ harness, goLiveAs } = await openUserHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

/** A call from outside that rings at a colleague, by its id there. */
async function ringsAtAnna(): Promise<string> {
  const anna = harness.colleague
  await harness.outside().dials(anna)
  return anna.legIn().id
}

describe('a service account', () => {
  it('picks up any ringing call by its id', async () => {
    await goLiveAs('crm', { serviceAccount: true })
    await harness.do({ type: 'pickUpAnyCall', systemCallId: await ringsAtAnna(), deviceId: undefined })
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    expect(harness.colleague.legs).toEqual([])
    const gone = harness.do({ type: 'pickUpAnyCall', systemCallId: 'gone', deviceId: undefined })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('is what the user says it is: nobody else is offered that', async () => {
    await goLiveAs('jane')
    expect(harness.recorded.current?.capabilities.has('pickUpAnyCall')).toBe(false)
  })

  it('that is none hears no, and keeps everything else', async () => {
    await goLiveAs('jane', { serviceAccount: true })
    const systemCallId = await ringsAtAnna()
    const refused = harness.do({ type: 'pickUpAnyCall', systemCallId, deviceId: undefined })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    expect([harness.recorded.lost, harness.colleague.legs.length]).toEqual([[], 1])
  })
})
