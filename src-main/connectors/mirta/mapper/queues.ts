import type { PlanSwitch } from '../../../../src-preload/contract/account.ts'
import type { QueueAgent, QueueCaller, QueueFigures } from '../../../../src-preload/contract/services/queues.ts'
import { defined } from '../../../util/defined.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { SECOND } from '../../../util/durations.ts'
import type { ReportedQueue } from '../../events.ts'
import { extensionIn, isSelf } from '../self.ts'
import type { Self } from '../self.ts'
import type { Flow, QueueCounters, WaitingCaller, WireAgent, WireQueue } from '../wire/queues.ts'
import { lineOf, mapParty } from './people.ts'
import type { Directory } from './people.ts'

/** What was read of one queue; what could not be read is undefined. */
export interface QueueReadings {
  readonly counters: QueueCounters | undefined
  /** User names of those who serve it. */
  readonly members: readonly string[] | undefined
  readonly agents: readonly WireAgent[] | undefined
}

/** Our own pause, which the system does not tell the reason of (MiRTA 13). */
export interface OwnPause {
  readonly reason?: string
  readonly since: number
}

const seconds = (count: number | undefined): number | undefined => (count === undefined ? undefined : count * SECOND)

/** A queue of the user: signed in as its members say, paused as its agents say (MiRTA 7.3). */
export function mapQueue(
  { id, name }: WireQueue,
  { counters, members, agents }: QueueReadings,
  self: Self,
  ownPause?: OwnPause
): ReportedQueue {
  const isPaused = agents?.some(({ userName, paused }) => paused && isSelf(userName, self)) === true
  return {
    vendorId: id,
    name: shownName(name, id),
    kind: 'acd',
    ...defined({ signedIn: members?.some((member) => isSelf(member, self)) }),
    ...(isPaused ? { paused: defined({ reason: displayText(ownPause?.reason), since: ownPause?.since }) } : {}),
    ...figuresOf(counters)
  }
}

/** What is counted of a queue, as its row shows it. */
const figuresOf = (counters: QueueCounters = {}): Partial<ReportedQueue> =>
  defined({
    waiting: counters.callsInQueue,
    longestWaitMs: longestWaitMs(counters),
    agentsSignedIn: counters.agentsOnline,
    agentsFree: counters.agentsFree,
    answeredToday: counters.answeredCalls,
    droppedToday: counters.abandonedCalls
  })

/** Nobody is named as the one who waits longest, but three who wait are. */
function longestWaitMs({ firstWaiting, secondWaiting, thirdWaiting }: QueueCounters): number | undefined {
  const waits = [firstWaiting, secondWaiting, thirdWaiting].filter((wait) => wait !== undefined)
  return waits.length === 0 ? undefined : Math.max(...waits) * SECOND
}

/** All that is counted of a queue; the counting period is the server's, and ends when its figures are reset (MiRTA 7.3). */
export const mapFigures = ({ id, name }: WireQueue, queueId: string, counters: QueueCounters): QueueFigures => ({
  queueId,
  name: shownName(name, id),
  ...defined({
    waiting: counters.callsInQueue,
    agentsSignedIn: counters.agentsOnline,
    agentsFree: counters.agentsFree,
    agentsPaused: counters.agentsPaused,
    talking: counters.callsOnline,
    longestWaitMs: longestWaitMs(counters),
    averageWaitMs: seconds(counters.averageHoldTime),
    maxWaitMs: seconds(counters.maxHoldTime),
    averageTalkMs: seconds(counters.averageTalkTime),
    serviceLevel: counters.serviceLevel
  }),
  period: defined({
    calls: counters.callsReceived,
    answered: counters.answeredCalls,
    dropped: counters.abandonedCalls,
    transferred: counters.transferredCalls,
    timedOut: counters.timedOutCalls,
    leftByKey: counters.exitWithKeyCalls
  }),
  last24h: {},
  activities: []
})

/** The agents of a queue and its members that have no figures, by their names. */
export function mapAgents(readings: QueueReadings, self: Self, directory: Directory): readonly QueueAgent[] {
  const { members, agents = [] } = readings
  const known = new Map(agents.map((agent) => [extensionIn(agent.userName, self.tenant), agent]))
  const signedIn = new Set(members?.map((member) => extensionIn(member, self.tenant)))
  return [...new Set([...signedIn, ...known.keys()])].map((extension) => {
    const agent = known.get(extension)
    const isIn = members === undefined || signedIn.has(extension)
    return {
      id: extension,
      name: directory.nameOf(extension) ?? shownName(undefined, extension),
      signedIn: isIn,
      free: isIn && agent?.paused === false && agent.device === 'NOT_INUSE',
      ...(isIn && agent?.paused === true ? { paused: {} } : {}),
      ...(agent === undefined
        ? {}
        : { line: lineOf(agent.device), ...defined({ calls: agent.calls, talkedMs: seconds(agent.talkSeconds) }) }),
      isMe: isSelf(extension, self)
    }
  })
}

/** A caller who waits, for people. */
export function mapCaller(caller: WaitingCaller, directory: Directory): QueueCaller {
  const { name, displayNumber } = mapParty(caller.name, caller.number, directory)
  return defined({ position: caller.position, name, displayNumber, waitMs: seconds(caller.waitSeconds) })
}

/** A number behind which several telephones ring, as a group to join and leave (MiRTA 7.4). */
export const mapVirtualNumber = (number: string, members: readonly string[], self: Self): ReportedQueue => ({
  vendorId: virtualId(number),
  name: shownName(undefined, number),
  number,
  kind: 'ring',
  signedIn: members.some((member) => isSelf(member, self))
})

const VIRTUAL = 'virtual:'
/** The id of a group that is a virtual number. */
export const virtualId = (number: string): string => `${VIRTUAL}${number}`

/** The number of such a group; undefined for the id of a queue. */
export const virtualNumberIn = (vendorId: string): string | undefined =>
  vendorId.startsWith(VIRTUAL) ? vendorId.slice(VIRTUAL.length) : undefined

/** The flows that the user has chosen as switches, in that order; on while their lamp is (MiRTA 6.3). */
export const mapSwitches = (flows: readonly Flow[], chosen: readonly string[]): readonly PlanSwitch[] =>
  chosen.flatMap((number) => {
    const flow = flows.find((one) => one.number === number)
    return flow === undefined ? [] : [{ id: number, name: shownName(flow.name, number), on: flow.state === 'INUSE' }]
  })
