import { SECOND } from '../../../util/durations.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import type { RungTeam, TeamState } from '../groupcalls/rung-teams.ts'
import { teamState } from '../groupcalls/rung-teams.ts'
import { isOver } from './leg.ts'
import type { Leg } from './leg.ts'
import type { PlatformCalls } from './platform-calls.ts'

/** Legs that are made so close together for the same caller are one ringing, though no group call says so yet, in ms. */
const TOGETHER_MS = 2 * SECOND

/** One call as an agent has it: everything that rings or talks for it, and whoever is rung for the same caller. */
export interface Ring {
  /** Of its group calls and of the agent's legs; none is in two rings. */
  readonly ids: readonly string[]
  readonly groupcalls: readonly Groupcall[]
  /** The agent's. */
  readonly legs: readonly Leg[]
  /** Those of others, who are rung together with the agent. */
  readonly others: readonly Leg[]
  /** Who is rung first for it, where the agent has asked for that. */
  readonly team?: TeamState
}

/**
 * What belongs together of an agent's legs and group calls that go on, and of those with these ids: by the trees of group
 * calls; a leg that is in none is told by who calls, for which leg and when (VoIPBin 6.1: no leg names its group call).
 */
export function ringsOf(
  calls: PlatformCalls,
  agentId: string,
  alsoIds: Iterable<string>,
  teams: Iterable<RungTeam> = []
): readonly Ring[] {
  const { groupcalls: trees } = calls
  const legIds = new Set(calls.liveLegsOf(agentId).map(({ id }) => id))
  const rootIds = new Set(calls.liveGroupcallsOf(agentId).map(({ id }) => trees.rootOf(id)))
  for (const id of alsoIds) {
    if (calls.leg(id) !== undefined) legIds.add(id)
    else rootIds.add(trees.rootOf(id))
  }
  const lone: Leg[] = []
  for (const id of legIds) {
    const rootId = trees.rootOfCall(id)
    const leg = calls.leg(id)
    if (rootId !== undefined) rootIds.add(rootId)
    else if (leg !== undefined) lone.push(leg)
  }
  const rings = [...rootIds].map((rootId) => ringOfTree(calls, agentId, rootId))
  for (const leg of lone.toSorted(byTime)) addLone(rings, leg)
  for (const team of teams)
    addTeam(
      rings,
      teamState(team, calls.groupcalls, (id) => calls.leg(id))
    )
  return rings
}

/** Joins what rings a team for the agent with what then rings the agent: a leg of theirs has started that. */
function addTeam(rings: Ring[], team: TeamState): void {
  const { groupcallId } = team.team
  const theirs = new Set(team.legs.map(({ id }) => id))
  const isStarted = ({ legs, groupcalls }: Ring): boolean =>
    [...legs, ...groupcalls].some(({ masterCallId }) => masterCallId !== undefined && theirs.has(masterCallId))
  const [started] = rings.filter(isStarted)
  const rest = rings.filter((ring) => ring !== started && !ring.ids.includes(groupcallId))
  const own = started ?? { ids: [], groupcalls: [], legs: [], others: [] }
  rings.splice(0, rings.length, ...rest, { ...own, ids: [groupcallId, ...own.ids], team })
}

function ringOfTree(calls: PlatformCalls, agentId: string, rootId: string): Ring {
  const { ids, groupcalls, callIds } = calls.groupcalls.tree(rootId)
  const all = callIds.flatMap((id) => calls.leg(id) ?? [])
  const isOwn = ({ id, ownerId }: Leg): boolean =>
    (ownerId ?? groupcalls.find((one) => one.callIds.includes(id))?.ownerId) === agentId
  const legs = all.filter(isOwn).toSorted(byTime)
  return { ids: [...ids, ...legs.map(({ id }) => id)], groupcalls, legs, others: all.filter((leg) => !isOwn(leg)) }
}

/** Adds a leg to the ring it is surely part of, or as one of its own. */
function addLone(rings: Ring[], leg: Leg): void {
  const index = rings.findIndex(({ legs, groupcalls }) => [...legs, ...groupcalls].some((one) => areTogether(one, leg)))
  const ring = rings[index]
  if (ring === undefined) rings.push({ ids: [leg.id], groupcalls: [], legs: [leg], others: [] })
  else rings[index] = { ...ring, ids: [...ring.ids, leg.id], legs: [...ring.legs, leg] }
}

const areTogether = (one: Leg | Groupcall, leg: Leg): boolean =>
  isRung(one) &&
  isRung(leg) &&
  one.masterCallId === leg.masterCallId &&
  one.source.target === leg.source.target &&
  Math.abs(createdAt(one) - createdAt(leg)) < TOGETHER_MS &&
  !hadEnded(one, leg) &&
  !hadEnded(leg, one)

const isRung = (one: Leg | Groupcall): boolean => !('direction' in one) || one.direction === 'outgoing'

/** It was over before the other one was made. */
const hadEnded = (one: Leg | Groupcall, other: Leg | Groupcall): boolean =>
  'direction' in one && isOver(one) && one.endedAt !== undefined && one.endedAt < createdAt(other)

const createdAt = (one: Leg | Groupcall): number => one.createdAt ?? 0
const byTime = (one: Leg, other: Leg): number => createdAt(one) - createdAt(other)
