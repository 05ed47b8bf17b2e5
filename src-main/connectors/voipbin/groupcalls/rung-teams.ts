import type { RungMember } from '../../../../src-preload/contract/call.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import { isOver, wasAnswered } from '../calls/leg.ts'
import type { Leg } from '../calls/leg.ts'
import { isGroupcallOver } from './groupcall.ts'
import type { GroupcallTrees } from './groupcall-trees.ts'

/** People who are rung for a call of the user (VoIPBin 7.3). */
export interface RungTeam {
  /** Of the group call that rings them. */
  readonly groupcallId: string
  readonly agents: readonly { readonly agentId: string; readonly name: string }[]
  readonly isOneByOne: boolean
  /** Whom they are connected to; the user where it is missing. */
  readonly number: string | undefined
}

/** What was rung of one account, over all its links: nothing in the legs says that it was for the user. */
export class RungTeams {
  readonly #all = new Map<string, RungTeam>()

  add(team: RungTeam): void {
    keepNewest(this.#all, team.groupcallId, team, limits.calls)
  }

  get all(): Iterable<RungTeam> {
    return this.#all.values()
  }

  get(groupcallId: string): RungTeam | undefined {
    return this.#all.get(groupcallId)
  }

  delete(groupcallId: string): void {
    this.#all.delete(groupcallId)
  }
}

/** How far ringing a team has come. */
export interface TeamState {
  readonly team: RungTeam
  readonly taker: Leg | undefined
  /** Nobody took it, and nobody is rung any more. */
  readonly isOver: boolean
  /** Every leg of theirs. */
  readonly legs: readonly Leg[]
  readonly members: RungMember[]
}

/** The tree of a team as it is now; over as soon as all its legs are, whatever the group call says (VoIPBin 7.2). */
export function teamState(team: RungTeam, trees: GroupcallTrees, legOf: (id: string) => Leg | undefined): TeamState {
  const { groupcalls, callIds } = trees.tree(team.groupcallId)
  const legs = callIds.flatMap((id) => legOf(id) ?? [])
  const taker = legs.find(wasAnswered)
  const root = trees.find(team.groupcallId)
  const isComing =
    groupcalls.some((one) => !isGroupcallOver(one)) && (legs.length < callIds.length || !legs.every(isOver))
  const isNext =
    team.isOneByOne && root !== undefined && !isGroupcallOver(root) && root.dialIndex < team.agents.length - 1
  const isRungBefore = (index: number): boolean =>
    team.isOneByOne &&
    team.agents.slice(index + 1).some((later) => legs.some(({ ownerId }) => ownerId === later.agentId))
  const members = team.agents.map(({ agentId, name }, index): RungMember => {
    const own = legs.filter(({ ownerId }) => ownerId === agentId)
    if (own.some(wasAnswered)) return { name, state: 'answered' }
    if (taker !== undefined) return { name, state: 'idle' }
    if (isRungBefore(index)) return { name, state: 'failed' }
    const isRung = own.some((leg) => !isOver(leg)) || (own.length === 0 && !team.isOneByOne)
    return { name, state: isRung ? 'ringing' : own.length === 0 ? 'idle' : 'failed' }
  })
  return { team, taker, isOver: taker === undefined && legs.length > 0 && !isComing && !isNext, legs, members }
}
