import type { QueueAgent, QueueCaller, QueueFigures } from '../../../../src-preload/contract/services/queues.ts'
import { defined } from '../../../util/defined.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import type { ReportedQueue } from '../../events.ts'
import type { AgentRow } from '../wire/agents.ts'
import type { CallRow } from '../wire/calls.ts'
import type { QueuecallRow, QueueRow } from '../wire/queues.ts'
import { mapPresence } from './agents.ts'

/** Whether an agent takes part in a queue: there is no signing in, a tag in common is enough, and no tag means all (VoIPBin 9). */
export const isServedBy = ({ tagIds }: QueueRow, agent: AgentRow): boolean =>
  tagIds.length === 0 || tagIds.some((tag) => agent.tagIds.includes(tag))

/** What is known around a queue. */
export interface QueueSurroundings {
  readonly agents: readonly AgentRow[]
  /** Everybody who waits anywhere, by id; those who are not among them were not read. */
  readonly queuecalls: ReadonlyMap<string, QueuecallRow>
  /** Epoch ms. */
  readonly now: number
}

/** A queue with what its lists say; its totals count from its beginning and are none of today (VoIPBin 9). */
export function mapQueue(queue: QueueRow, surroundings: QueueSurroundings): ReportedQueue {
  const { id, name, waitingIds } = queue
  return {
    vendorId: id,
    name: shownName(name, id),
    kind: 'acd',
    waiting: waitingIds.length,
    ...defined({ longestWaitMs: longestWaitMs(queue, surroundings) }),
    ...agentCounts(queue, surroundings)
  }
}

/** How many serve a queue, and how many of them would be given a call. */
export function agentCounts(queue: QueueRow, { agents }: QueueSurroundings) {
  const serving = agents.filter((agent) => isServedBy(queue, agent))
  return {
    agentsSignedIn: serving.filter(({ status }) => status !== undefined && status !== 'offline').length,
    agentsFree: serving.filter(({ status }) => status === 'available').length
  }
}

function longestWaitMs({ waitingIds }: QueueRow, { queuecalls, now }: QueueSurroundings): number | undefined {
  const waits = waitingIds.flatMap((id) => queuecalls.get(id)?.createdAt ?? []).map((at) => Math.max(now - at, 0))
  return waits.length === 0 ? undefined : Math.round(Math.max(...waits))
}

/** Everything that is counted of a queue. */
export function mapFigures(queueId: string, queue: QueueRow, surroundings: QueueSurroundings): QueueFigures {
  const { name, id, waitingIds, incomingCount, servedCount, abandonedCount } = queue
  const serving = surroundings.agents.filter((agent) => isServedBy(queue, agent))
  const activities = new Map<string, number>()
  for (const { status } of serving) {
    if (status === undefined || status === 'offline') continue
    const { activityName = '' } = mapPresence(status)
    activities.set(activityName, (activities.get(activityName) ?? 0) + 1)
  }
  return {
    queueId,
    name: shownName(name, id),
    waiting: waitingIds.length,
    ...agentCounts(queue, surroundings),
    ...defined({ longestWaitMs: longestWaitMs(queue, surroundings) }),
    period: { calls: incomingCount, answered: servedCount, dropped: abandonedCount },
    last24h: {},
    activities: [...activities].map(([activity, agents]) => ({ name: activity, agents }))
  }
}

/** Those who serve a queue, by name. */
export function mapQueueAgents(queue: QueueRow, agents: readonly AgentRow[], ownId: string): readonly QueueAgent[] {
  const serving = agents.filter((agent) => isServedBy(queue, agent))
  const mapped = serving.map(({ id, name, userName, status }): QueueAgent => ({
    id,
    name: shownName(name, userName),
    ...(status === undefined ? {} : defined({ activityName: mapPresence(status).activityName })),
    signedIn: status !== undefined && status !== 'offline',
    free: status === 'available',
    isMe: id === ownId
  }))
  return mapped.toSorted((one, other) => one.name.localeCompare(other.name))
}

/** Who waits, the longest waiting first; the caller is known by the leg, where that was read. */
export function mapCallers(
  { waitingIds }: QueueRow,
  { queuecalls, now }: QueueSurroundings,
  legs: ReadonlyMap<string, CallRow>
): readonly QueueCaller[] {
  const waiting = waitingIds.map((id) => ({ id, row: queuecalls.get(id) }))
  const since = (row: QueuecallRow | undefined): number => row?.createdAt ?? Infinity
  const sorted = waiting.toSorted((one, other) => since(one.row) - since(other.row))
  return sorted.map(({ id, row }, index) => {
    const source = legs.get(row?.callId ?? '')?.source
    const waitMs = row?.createdAt === undefined ? undefined : Math.max(Math.round(now - row.createdAt), 0)
    return {
      id,
      position: index + 1,
      ...defined({
        name: displayText(source?.targetName) ?? displayText(source?.name),
        displayNumber: displayText(source?.target),
        waitMs
      })
    }
  })
}
