import * as z from 'zod/mini'
import {
  anyList,
  count,
  flag,
  int64,
  list,
  maybe,
  maybeFlag,
  maybeNumber,
  maybeText,
  readable,
  text,
  textOrEmpty
} from './values.ts'

const wireAgent = z.object({
  id: maybeText,
  firstName: textOrEmpty,
  lastName: textOrEmpty,
  activity: maybeText,
  skillLevel: maybeNumber,
  isLoggedIn: flag,
  isAvailable: flag
})
/** Who serves a group (Dstny API 2.4, Agent). */
export type WireAgent = z.infer<typeof wireAgent>

const groupStatistic = z.object({
  numberOfLoggedInAgents: maybeNumber,
  numberOfFreeAgents: maybeNumber,
  numberOfCallsInQueue: maybeNumber
})

export const wireGroup = z.object({
  id: int64,
  name: text,
  type: textOrEmpty,
  domain: text,
  loggedIn: flag,
  nightMode: flag,
  agents: maybe(list(wireAgent)),
  roles: list(z.object({ type: text })),
  statistic: maybe(groupStatistic),
  allowUsingFunctionNumber: maybeFlag,
  distributionType: maybeText,
  phoneNumber: maybeText
})
/** A group the user belongs to (Dstny API 2.4, AcdGroup). */
export type WireGroup = z.infer<typeof wireGroup>
export const wireGroups = z.object({ groups: list(wireGroup) })

const wireDistributionGroup = z.object({
  id: int64,
  domain: text,
  name: textOrEmpty,
  type: textOrEmpty,
  loggedIn: flag,
  nightMode: flag,
  loggedInAgents: maybeNumber,
  freeAgents: maybeNumber,
  callsWaiting: maybeNumber
})
/** The short form of a group (Dstny API 2.4, DistributionGroup). */
export type WireDistributionGroup = z.infer<typeof wireDistributionGroup>
export const wireDistributionGroups = z.object({ group: list(wireDistributionGroup) })

export const wireQueueFigures = z.object({
  id: int64,
  domain: text,
  name: maybeText,
  number: maybeText,
  queueLength: maybeNumber,
  availableAgents: maybeNumber,
  loggedInAgents: maybeNumber,
  longestWaiting: maybeNumber,
  lastWait: maybeNumber,
  averageWait: maybeNumber,
  droppedCallsForPeriod: maybeNumber,
  totalCallsForPeriod: maybeNumber,
  answeredCallsForPeriod: maybeNumber,
  totalCallsLast24h: maybeNumber,
  droppedCallsLast24h: maybeNumber,
  answeredCallsLast24h: maybeNumber,
  'current-agent-presence': maybe(list(z.object({ name: text, count })))
})
/** Figures of one queue; what is absent keeps its last value (Dstny API 2.4, QueueStatistics). */
export type WireQueueFigures = z.infer<typeof wireQueueFigures>
export const wireQueueStatistics = z.object({ queue: list(wireQueueFigures) })

const agentRef = z.object({ name: maybeText, number: maybeText, userId: maybeText })

export const wireGroupCallLogItem = z.object({
  itemId: int64,
  groupId: int64,
  groupOrgId: maybe(int64),
  callCount: count,
  itemType: textOrEmpty,
  forwardReason: maybeText,
  startTime: textOrEmpty,
  callDuration: maybeNumber,
  queueDuration: maybeNumber,
  callMetaData: maybeText,
  diversionNumber: maybeText,
  callerNumber: maybeText,
  callbackToNumber: maybeText,
  agent: maybe(agentRef),
  forwardedTo: maybe(z.object({ name: maybeText, number: maybeText })),
  handledStatus: maybe(z.object({ state: textOrEmpty, agent: maybe(agentRef), timeStamp: maybeText, note: maybeText })),
  noteIncluded: maybeFlag
})
/** One row of the call log a group shares (Dstny API 2.4, GroupCallLogItem). */
export type WireGroupCallLogItem = z.infer<typeof wireGroupCallLogItem>

export const wireGroupCallLog = z.pipe(
  z.object({
    generatedAt: maybeText,
    flushCache: flag,
    hintCount: maybeNumber,
    callCountAnswered: count,
    callCountForwarded: count,
    callCountMissed: count,
    callLogItem: anyList
  }),
  z.transform((log) => ({
    ...log,
    callLogItem: readable(wireGroupCallLogItem, log.callLogItem),
    sent: log.callLogItem.length
  }))
)
/** The call log a group shares (Dstny API 2.4, GroupCallLog); `sent` counts also what cannot be read. */
export type WireGroupCallLog = z.infer<typeof wireGroupCallLog>
