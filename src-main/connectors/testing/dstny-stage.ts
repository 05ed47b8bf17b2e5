import { silentLog } from '../../logging/log.ts'
import type { Log } from '../../logging/log.ts'
import { openDstnyFront } from '../../simulator/fronts/dstny.ts'
import type { DstnyFront } from '../../simulator/fronts/dstny.ts'
import { createDstnyConnector } from '../dstny/index.ts'
import { Stage } from './stage.ts'

/** A stage over this vendor's front, for what is only so with this vendor. */
export interface DstnyStage {
  readonly stage: Stage
  readonly front: DstnyFront
}

/** Opens one, with Jane's account, live; what the connector logs goes to `log`. */
export async function openDstnyStage(log: Log = silentLog): Promise<DstnyStage> {
  const opened: DstnyFront[] = []
  const stage = await Stage.open({
    name: 'Dstny Core',
    capabilities: [],
    connector: (parts) => createDstnyConnector({ ...parts, log }),
    operations: { dial: '', readCalls: '', hold: '', callEvents: '' },
    openFront: async (pbx) => {
      const front = await openDstnyFront(pbx)
      opened.push(front)
      const values = { address: front.url, user: 'jane', domain: 'example.org', token: front.issueToken('jane') }
      const right = { method: 'token', values }
      return {
        faults: front.faults,
        right,
        wrong: right,
        count: (operation) => front.requests.filter((request) => request.operation === operation).length,
        requests: () => [],
        revoke: () => undefined,
        parkCode: '*70',
        pickupIdAt: () => Promise.resolve(''),
        [Symbol.asyncDispose]: () => front.close()
      }
    }
  })
  const [front] = opened
  if (front === undefined) throw new Error('the front did not open')
  await stage.goLive()
  return { stage, front }
}
