import { SECOND } from '../../../util/durations.ts'
import { isGroupcallOver } from '../groupcalls/groupcall.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import type { RungTeam, TeamState } from '../groupcalls/rung-teams.ts'
import { isOver, isTalking, wasAnswered } from './leg.ts'
import type { Leg } from './leg.ts'
import type { PlatformCalls } from './platform-calls.ts'
import type { Ring } from './rings.ts'

/** Legs that a group call names may come so much later, in ms (VoIPBin 17). */
const LEGS_TO_COME_MS = 5 * SECOND
/** What explains the end of a leg may come so much later, or the next telephone of a linear group call ring, in ms. */
const NEWS_TO_COME_MS = 2 * SECOND

/** Why nobody talks, in the system's words (VoIPBin 6.2). */
export interface RingFailure {
  readonly reason: string
  /** It was the own telephone that was not answered. */
  readonly isOwn: boolean
}

/** What a ring is for the agent now. */
export interface RingState {
  readonly direction: 'incoming' | 'outgoing'
  readonly state: 'alerting' | 'connected' | 'over'
  /** The own telephone rings for a call that the agent has dialled. */
  readonly pickUp: boolean
  /** The leg of the agent that talks, else one that rings. */
  readonly own: Leg | undefined
  /** The leg of the other side, where it can be seen. */
  readonly far: Leg | undefined
  /** Epoch ms each. */
  readonly startedAt: number | undefined
  readonly connectedAt: number | undefined
  /** Somebody else took it. */
  readonly isTaken: boolean
  /** Who did, where that is seen. */
  readonly taker: Leg | undefined
  /** Why it has not come about, for what was dialled. */
  readonly failure: RingFailure | undefined
  /** While nothing of it rings or talks: how long it may still go on, in ms. */
  readonly waitMs: number
}

/** What is known beside the ring itself. */
export interface RingContext {
  readonly calls: PlatformCalls
  readonly agentId: string
  /** The legs of others are told of too, so that what explains an end will come. */
  readonly seesOthers: boolean
  /** It was made to ring the agent before the one who was dialled. */
  readonly isDialled: (ring: Ring) => boolean
  /** Who is rung for the agent. */
  readonly teams: () => Iterable<RungTeam>
}

/**
 * Looks at a ring: answered as soon as anything anywhere in its trees is (VoIPBin 7.2: a nested answer may never reach the
 * parent), over as soon as all its legs are (a group call may never end).
 */
export function ringState(ring: Ring, context: RingContext): RingState {
  const { legs, others, team } = ring
  if (team !== undefined && legs.length + ring.groupcalls.length === 0) return stateOfTeam(team)
  const isDialled = team !== undefined || context.isDialled(ring)
  const isFromTelephone = legs.some(({ direction }) => direction === 'incoming')
  const direction = isFromTelephone || isDialled ? 'outgoing' : 'incoming'
  const live = legs.filter((leg) => !isOver(leg))
  const talking = live.find(isTalking)
  const isMine = legs.some(wasAnswered)
  const taker = isMine ? undefined : others.find(wasAnswered)
  const isTaken = !isMine && (taker !== undefined || isAnsweredUnseen(ring, context.agentId))
  const farLegs = farLegsOf(ring, context.calls)
  const answered = farLegs.find(wasAnswered)
  const isConnected =
    talking !== undefined && (direction === 'incoming' || answered !== undefined || isAlone(talking, farLegs))
  // telephones that were too late may ring on for the platform (VoIPBin 7.2)
  const own = talking ?? (isMine ? undefined : live[0])
  return {
    direction,
    state: own === undefined || isTaken ? 'over' : isConnected ? 'connected' : 'alerting',
    pickUp: isDialled && !isFromTelephone && !isMine,
    own,
    far: farLegs.find(isTalking) ?? farLegs.find((leg) => !isOver(leg)),
    startedAt: first([...legs, ...ring.groupcalls].map(({ createdAt }) => createdAt)),
    connectedAt: direction === 'incoming' ? talking?.answeredAt : (answered ?? talking)?.answeredAt,
    isTaken,
    taker,
    failure: direction === 'incoming' || answered !== undefined ? undefined : failureOf(legs, farLegs),
    waitMs: isTaken || own !== undefined ? 0 : waitMs(ring, context, isMine)
  }
}

/** Nobody has rung the agent yet; when somebody has answered that comes at once, unless it is for somebody else. */
function stateOfTeam(team: TeamState): RingState {
  const { taker, isOver: isLost } = team
  return {
    ...{ direction: 'outgoing', pickUp: false, own: undefined, far: taker, connectedAt: undefined },
    state: isLost || taker !== undefined ? 'over' : 'alerting',
    startedAt: first(team.legs.map(({ createdAt }) => createdAt)),
    ...{ isTaken: false, taker: undefined },
    failure: isLost ? { reason: 'noanswer', isOwn: false } : undefined,
    waitMs: taker !== undefined && team.team.number === undefined && !isOver(taker) ? NEWS_TO_COME_MS : 0
  }
}

/** A group call of others names who answered, and nobody has told of that leg. */
const isAnsweredUnseen = ({ groupcalls, legs, others }: Ring, agentId: string): boolean =>
  groupcalls.some(
    ({ ownerId, answerCallId }) =>
      ownerId !== agentId && answerCallId !== undefined && ![...legs, ...others].some(({ id }) => id === answerCallId)
  )

/** The other side of a call: who has called, else who is called. */
function farLegsOf({ legs, groupcalls }: Ring, calls: PlatformCalls): readonly Leg[] {
  const masters = [...legs, ...groupcalls].flatMap(({ masterCallId }) => masterCallId ?? [])
  const started = legs.flatMap(({ id }) => calls.startedBy(id))
  const ids = new Set([...masters, ...started])
  return [...ids].flatMap((id) => calls.leg(id) ?? []).filter((leg) => !legs.includes(leg))
}

/** A telephone that talks to the platform itself, or to somebody who cannot be seen. */
const isAlone = (talking: Leg, farLegs: readonly Leg[]): boolean =>
  talking.direction === 'incoming' && farLegs.length === 0

/** Of what was called, else of the own telephone. */
function failureOf(legs: readonly Leg[], farLegs: readonly Leg[]): RingFailure | undefined {
  const hasReason = (leg: Leg): boolean => isOver(leg) && leg.hangupReason !== ''
  const far = farLegs.find(hasReason)
  const failed = far ?? (farLegs.length === 0 ? legs.find(hasReason) : undefined)
  return failed && { reason: failed.hangupReason, isOwn: far === undefined }
}

function waitMs({ legs, others, groupcalls }: Ring, context: RingContext, isMine: boolean): number {
  if (isMine) return 0
  const { calls, agentId, seesOthers } = context
  const live = groupcalls.filter((one) => !isGroupcallOver(one))
  if (live.some((one) => one.ownerId === agentId && isIncomplete(one, calls))) return LEGS_TO_COME_MS
  const isNext = legs.length > 0 && live.some(({ ringMethod }) => ringMethod === 'linear') && others.every(isOver)
  const [masterId] = [...legs, ...groupcalls].flatMap(({ masterCallId }) => masterCallId ?? [])
  const master = masterId === undefined ? undefined : calls.leg(masterId)
  const isCallerGone = master !== undefined && isOver(master)
  const isUnexplained = seesOthers && !isCallerGone && UNEXPLAINED.has(legs.at(-1)?.hangupReason ?? '')
  return isNext || isUnexplained ? NEWS_TO_COME_MS : 0
}

/** Its legs are still to come. */
const isIncomplete = ({ callIds, groupcallIds }: Groupcall, calls: PlatformCalls): boolean =>
  callIds.length + groupcallIds.length === 0 || callIds.some((id) => calls.leg(id) === undefined)

/** The platform has ended a leg that rang: the caller has gone, or somebody else has answered (VoIPBin 6.2). */
const UNEXPLAINED: ReadonlySet<string> = new Set(['', 'cancel', 'normal'])

const first = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}
