import type { QueueAgent, QueueFigures } from '../../../../src-preload/contract/services/queues.ts'
import type { ServiceOutput } from '../../../../src-preload/contract/services/services.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { durationMs } from '../wire/dates.ts'
import { shownNumber } from '../calls/destination.ts'
import { figuresOf, queueId } from './groups.ts'
import type { WireAgent, WireGroup, WireQueueFigures } from '../wire/groups.ts'
import { isUser, snapshotId } from '../services/queue-ids.ts'
import { defined } from '../../../util/defined.ts'

/** The agents of a group, in the server's order (Dstny API 2.4, Agent). */
export function mapAgents(group: WireGroup, ownAddress: string): ServiceOutput<'queue.agents'> {
  const { distributionType: type } = group
  const distribution = type === 'PRIORITY' ? 'priority' : type === 'SKILLS' ? 'skills' : 'other'
  return {
    agents: (group.agents ?? []).flatMap((agent) => mapAgent(agent, ownAddress) ?? []),
    ...(type === undefined ? {} : { distribution })
  }
}

function mapAgent(agent: WireAgent, ownAddress: string): QueueAgent | undefined {
  const name = displayText(`${agent.firstName} ${agent.lastName}`) ?? displayText(agent.id)
  if (name === undefined) return undefined
  const activityName = displayText(agent.activity)
  return {
    ...(agent.id === undefined || agent.id === '' ? {} : { id: agent.id }),
    name,
    ...defined({ activityName }),
    signedIn: agent.isLoggedIn,
    free: agent.isAvailable,
    ...figuresOf({ skill: agent.skillLevel }),
    isMe: isUser(agent.id, ownAddress)
  }
}

/** All figures of a queue; its waits are seconds (Dstny API 2.4, QueueStatistics). */
export function mapFigures(figures: WireQueueFigures, accountId: string): QueueFigures {
  const number = shownNumber(figures.number).number
  return {
    queueId: snapshotId(accountId, figures),
    name: shownName(figures.name, queueId(figures)),
    ...defined({ number }),
    ...figuresOf({
      waiting: figures.queueLength,
      agentsSignedIn: figures.loggedInAgents,
      agentsFree: figures.availableAgents,
      longestWaitMs: durationMs(figures.longestWaiting),
      lastWaitMs: durationMs(figures.lastWait),
      averageWaitMs: durationMs(figures.averageWait)
    }),
    period: figuresOf({
      calls: figures.totalCallsForPeriod,
      answered: figures.answeredCallsForPeriod,
      dropped: figures.droppedCallsForPeriod
    }),
    last24h: figuresOf({
      calls: figures.totalCallsLast24h,
      answered: figures.answeredCallsLast24h,
      dropped: figures.droppedCallsLast24h
    }),
    activities: (figures['current-agent-presence'] ?? []).flatMap((one) => {
      const name = displayText(one.name)
      return name === undefined || !Number.isFinite(one.count) ? [] : [{ name, agents: one.count }]
    })
  }
}
