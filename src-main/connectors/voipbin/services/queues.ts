import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { entityId, vendorIdIn } from '../../../util/entity-id.ts'
import { CtiError } from '../../../util/errors.ts'
import type { VoipbinContext } from '../context.ts'
import { mapCallers, mapFigures, mapQueueAgents } from '../mapper/queues.ts'
import { PAGE_ROWS } from '../paging.ts'
import type { AgentWatch } from '../watch/agent-watch.ts'
import type { QueueWatch } from '../watch/queue-watch.ts'
import type { QueueRow } from '../wire/queues.ts'

/** More callers than this are on no screen. */
const MOST_CALLERS = 200

/** What is asked of queues. */
export interface QueueServiceOptions {
  readonly context: VoipbinContext
  readonly agents: Pick<AgentWatch, 'agents' | 'read'>
  readonly queues: QueueWatch
}

type Names = 'queue.agents' | 'queue.callers' | 'queue.removeCaller' | 'queue.figures' | 'queue.allFigures'

/** Agents, callers and figures of queues, and who is taken out of them (VoIPBin 9). Every function throws CtiError. */
export function queueServices({ context, agents, queues }: QueueServiceOptions): Services<Names> {
  const { client, self } = context
  return {
    'queue.agents': async ({ accountId, queueId }, signal) => {
      const queue = find(queues, accountId, queueId)
      await agents.read(signal)
      return { agents: [...mapQueueAgents(queue, agents.agents, self.agentId)] }
    },
    'queue.callers': async ({ accountId, queueId }, signal) => {
      await queues.read(signal)
      const queue = find(queues, accountId, queueId)
      if (queue.waitingIds.length === 0) return []
      const { rows } = await client.calls.list({ page_size: PAGE_ROWS }, signal)
      const legs = new Map(rows.map((row) => [row.id, row]))
      return mapCallers(queue, queues.surroundings, legs).slice(0, MOST_CALLERS)
    },
    'queue.removeCaller': async ({ accountId, queueId, callerId }, signal) => {
      await queues.read(signal)
      // whoever is served by now would lose the call with the agent (VoIPBin 9)
      if (!find(queues, accountId, queueId).waitingIds.includes(callerId))
        throw new CtiError('notFound', { userMessage: m.error_caller_gone() })
      try {
        await client.queues.kick({ id: callerId }, signal)
      } finally {
        queues.takeCall()
      }
    },
    'queue.figures': async ({ accountId, queueId }, signal) => {
      await queues.read(signal)
      return mapFigures(queueId, find(queues, accountId, queueId), queues.surroundings)
    },
    'queue.allFigures': async ({ accountId, of }, signal) => {
      if (of === 'federated') return []
      await queues.read(signal)
      const wanted = of === 'mine' ? queues.own : queues.all
      return wanted.map((queue) => mapFigures(entityId(accountId, queue.id), queue, queues.surroundings))
    }
  }
}

/** @throws CtiError notFound */
function find({ all }: QueueWatch, accountId: string, queueId: string): QueueRow {
  const vendorId = vendorIdIn(accountId, queueId)
  const found = all.find(({ id }) => id === vendorId)
  if (found === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  return found
}
