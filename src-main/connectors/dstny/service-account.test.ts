import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Stage } from '../testing/stage.ts'
import { openUserStage } from './testing/dstny-stage.ts'
import type { UserStage } from './testing/dstny-stage.ts'

let stage: Stage
let goLiveAs: UserStage['goLiveAs']

beforeEach(async () => void ({ stage, goLiveAs } = await openUserStage()))
afterEach(() => stage[Symbol.asyncDispose]())

/** A call from outside that rings at a colleague, by its id there. */
async function ringsAtAnna(): Promise<string> {
  const anna = stage.colleague
  await stage.outside().dials(anna)
  return anna.legIn().id
}

describe('a service account', () => {
  it('picks up any ringing call by its id', async () => {
    await goLiveAs('crm', { serviceAccount: true })
    await stage.do({ type: 'pickUpAnyCall', systemCallId: await ringsAtAnna(), deviceId: undefined })
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    expect(stage.colleague.legs).toEqual([])
    const gone = stage.do({ type: 'pickUpAnyCall', systemCallId: 'gone', deviceId: undefined })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('is what the user says it is: nobody else is offered that', async () => {
    await goLiveAs('jane')
    expect(stage.picture.current?.capabilities.has('pickUpAnyCall')).toBe(false)
  })

  it('that is none hears no, and keeps everything else', async () => {
    await goLiveAs('jane', { serviceAccount: true })
    const systemCallId = await ringsAtAnna()
    const refused = stage.do({ type: 'pickUpAnyCall', systemCallId, deviceId: undefined })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    expect([stage.picture.lost, stage.colleague.legs.length]).toEqual([[], 1])
  })
})
