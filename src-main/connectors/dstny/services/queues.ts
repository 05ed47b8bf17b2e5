import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../util/errors.ts'
import type { DstnyContext } from '../link-context.ts'
import type { GroupPlace } from '../operations/groups.ts'
import type { QueueWatch } from '../watch/queue-watch.ts'
import type { WireQueueFigures } from '../wire/groups.ts'
import { mapAgents, mapFigures } from '../mapper/queues.ts'
import { asItemRequest } from './item-request.ts'
import { groupOf, isUser, snapshotId } from './queue-ids.ts'

type Names = 'queue.agents' | 'queue.setAgentSignedIn' | 'queue.figures' | 'queue.allFigures'

/** Agents and figures of queues (Dstny API 3.1, 3.3, 5.9). */
export const queueServices = (context: DstnyContext, queues: Pick<QueueWatch, 'signIn'>): Services<Names> => {
  const { acdGroups, queueStatistics } = context.client
  return {
    'queue.agents': async ({ accountId, queueId }, signal) => {
      const group = groupOf(accountId, queueId)
      return mapAgents(await asItemRequest(acdGroups.getAcdGroup(group, {}, signal)), context.ownAddress)
    },
    'queue.setAgentSignedIn': ({ accountId, queueId, agentId, signedIn }, signal) => {
      const isMe = isUser(agentId, context.ownAddress)
      const agent = isMe ? context.ownAddress : agentId
      return queues.signIn({ group: groupOf(accountId, queueId), agent, isMe, signedIn }, signal)
    },
    'queue.figures': async ({ accountId, queueId }, signal) =>
      mapFigures(await figuresOfOne(context, groupOf(accountId, queueId), signal), accountId),
    'queue.allFigures': async ({ accountId, of }, signal) => {
      const all =
        of === 'organisation'
          ? await queueStatistics.getOrgQueueStatistics(signal)
          : await queueStatistics.getUserQueueStatistics(of === 'federated', signal)
      return all.map((figures) => mapFigures(figures, accountId))
    }
  }
}

/** A group of another organisation is found in the list only: the operation for one takes no organisation (Dstny API 3.3). */
async function figuresOfOne(
  { client, ownAddress }: DstnyContext,
  group: GroupPlace,
  signal: AbortSignal
): Promise<WireQueueFigures> {
  const { queueStatistics } = client
  if (ownAddress.endsWith(`@${group.domain}`)) return queueStatistics.getQueueStatistics(group.id, signal)
  const all = await queueStatistics.getUserQueueStatistics(true, signal)
  const found = all.find((one) => snapshotId('', one) === snapshotId('', group))
  if (found === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  return found
}
