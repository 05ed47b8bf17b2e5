import { queueIdOf } from '../../../testing/cases/agent-cases.ts'
import type { OfficeSamples } from '../../../testing/office-samples.ts'
import type { Stage } from '../../../testing/stage.ts'

const itemId = ({ me, pbx }: Stage): string => {
  const id = pbx.nextLogId()
  const remote = { kind: 'outside', number: '+493023125999' } as const
  me.log.unshift({ id, kind: 'missed', startedAt: pbx.clock.now(), durationMs: 0, remote, isSeen: false })
  return String(id)
}

/** A call the group has missed. */
async function rowId(stage: Stage): Promise<string> {
  const caller = stage.outside()
  await caller.dials(stage.queue)
  caller.hangsUp()
  return String(stage.queue.calls[0]?.id)
}

const onQueue = (stage: Stage): { queueId: string } => ({ queueId: queueIdOf(stage) })

/** History, call log of groups, agents and figures. */
export const logSamples = {
  'history.page': () => ({ limit: 50 }),
  'history.count': (stage) => {
    for (let items = 0; items < 10; items++) itemId(stage) // a count of one digit cannot be cut off
    return {}
  },
  'history.item': (stage) => ({ itemId: itemId(stage) }),
  'history.sharedInbox': () => ({}),
  'history.mark': (stage) => ({ which: { itemIds: [itemId(stage), itemId(stage)] }, seen: true, played: true }),
  'history.move': (stage) => ({ itemId: itemId(stage), to: 'trash' }),
  'history.delete': (stage) => ({ which: { itemIds: [itemId(stage)] } }),
  'groupCallLog.page': () => ({ limit: 50 }),
  'groupCallLog.assigned': onQueue,
  'groupCallLog.assign': async (stage) => ({ rowId: await rowId(stage), state: 'inProgress' }),
  'queue.agents': onQueue,
  'queue.setAgentSignedIn': async (stage) => {
    const { agents } = await stage.ask('queue.agents', onQueue(stage))
    const other = agents.find(({ isMe }) => !isMe)
    return { ...onQueue(stage), agentId: other?.id ?? '', signedIn: other?.signedIn !== true }
  },
  'queue.figures': onQueue,
  'queue.allFigures': () => ({ of: 'mine' })
} as const satisfies Partial<OfficeSamples>
