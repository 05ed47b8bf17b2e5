import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDstnyFront } from '../../simulator/fronts/dstny.ts'
import type { DstnyFront } from '../../simulator/fronts/dstny.ts'
import { Stage } from '../testing/stage.ts'
import type { Typed } from '../testing/stage.ts'
import { createDstnyConnector } from './index.ts'

let front: DstnyFront
let stage: Stage
let right: Typed

beforeEach(async () => {
  stage = await Stage.open({
    name: 'Dstny Core',
    capabilities: [],
    connector: createDstnyConnector,
    operations: { dial: '', readCalls: '', hold: '', callEvents: '' },
    openFront: async (pbx) => {
      front = await openDstnyFront(pbx)
      return {
        faults: front.faults,
        get right() {
          return right
        },
        wrong: { method: 'token', values: {} },
        count: (operation) => front.requests.filter((request) => request.operation === operation).length,
        revoke: () => undefined,
        requests: () => [],
        parkCode: '*70',
        pickupIdAt: () => Promise.resolve(''),
        [Symbol.asyncDispose]: () => front.close()
      }
    }
  })
})

afterEach(() => stage[Symbol.asyncDispose]())

const as = (user: string, more: Typed['values'] = {}): Typed => ({
  method: 'token',
  values: { address: front.url, user, domain: 'example.org', token: front.issueToken(user), ...more }
})

/** A call from outside that rings at a colleague, by its id there. */
async function ringsAtAnna(): Promise<string> {
  const anna = stage.pbx.extension('201')
  await stage.outside().dials(anna)
  return anna.legIn().id
}

describe('a service account', () => {
  it('picks up any ringing call by its id', async () => {
    right = as('crm', { serviceAccount: true })
    await stage.goLive()
    await stage.do({ type: 'pickUpAnyCall', systemCallId: await ringsAtAnna(), deviceId: undefined })
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    expect(stage.pbx.extension('201').legs).toEqual([])
    const gone = stage.do({ type: 'pickUpAnyCall', systemCallId: 'gone', deviceId: undefined })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('is what the user says it is: nobody else is offered that', async () => {
    right = as('jane')
    await stage.goLive()
    expect(stage.picture.current?.capabilities.has('pickUpAnyCall')).toBe(false)
  })

  it('that is none hears no, and keeps everything else', async () => {
    right = as('jane', { serviceAccount: true })
    await stage.goLive()
    const systemCallId = await ringsAtAnna()
    const refused = stage.do({ type: 'pickUpAnyCall', systemCallId, deviceId: undefined })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    expect([stage.picture.lost, stage.pbx.extension('201').legs.length]).toEqual([[], 1])
  })
})
