import { queueIdOf } from '../../../testing/cases/queue-cases.ts'
import type { ServiceSamples } from '../../../testing/service-samples.ts'
import type { ConnectorHarness } from '../../../testing/connector-harness.ts'

const itemId = ({ me, pbx }: ConnectorHarness): string => {
  const id = pbx.nextLogId()
  const remote = { kind: 'outside', number: '+493023125999' } as const
  me.log.unshift({ id, kind: 'missed', startedAt: pbx.clock.now(), durationMs: 0, remote, isSeen: false })
  return String(id)
}

/** A call the group has missed. */
async function rowId(harness: ConnectorHarness): Promise<string> {
  const caller = harness.outside()
  await caller.dials(harness.queue)
  caller.hangsUp()
  return String(harness.queue.calls[0]?.id)
}

const onQueue = (harness: ConnectorHarness): { queueId: string } => ({ queueId: queueIdOf(harness) })

/** History, call log of groups, agents and figures. */
export const logSamples = {
  'history.page': () => ({ limit: 50 }),
  'history.count': (harness) => {
    for (let items = 0; items < 10; items++) itemId(harness) // a count of one digit cannot be cut off
    return {}
  },
  'history.item': (harness) => ({ itemId: itemId(harness) }),
  'history.sharedInbox': () => ({}),
  'history.mark': (harness) => ({ which: { itemIds: [itemId(harness), itemId(harness)] }, seen: true, played: true }),
  'history.move': (harness) => ({ itemId: itemId(harness), to: 'trash' }),
  'history.delete': (harness) => ({ which: { itemIds: [itemId(harness)] } }),
  'groupCallLog.page': () => ({ limit: 50 }),
  'groupCallLog.assigned': onQueue,
  'groupCallLog.assign': async (harness) => ({ rowId: await rowId(harness), state: 'inProgress' }),
  'queue.agents': onQueue,
  'queue.setAgentSignedIn': async (harness) => {
    const { agents } = await harness.ask('queue.agents', onQueue(harness))
    const other = agents.find(({ isMe }) => !isMe)
    return { ...onQueue(harness), agentId: other?.id ?? '', signedIn: other?.signedIn !== true }
  },
  'queue.figures': onQueue,
  'queue.allFigures': () => ({ of: 'mine' })
} as const satisfies Partial<ServiceSamples>
