import { GroupcallTrees } from '../groupcalls/groupcall-trees.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import { isGroupcallOver } from '../groupcalls/groupcall.ts'
import { IdIndex } from '../groupcalls/id-index.ts'
import { isOver, newerLeg } from './leg.ts'
import type { Leg } from './leg.ts'

/** Legs of a customer that are remembered; of more the oldest that are over are forgotten. */
const MOST = 2_000

/** All legs and group calls that were heard of, each as the latest of its states has it, whatever came first. */
export class PlatformCalls {
  readonly groupcalls = new GroupcallTrees()
  readonly #legs = new Map<string, Leg>()
  readonly #started = new IdIndex()

  takeLeg(seen: Leg): void {
    const leg = newerLeg(this.#legs.get(seen.id), seen)
    this.#legs.set(leg.id, leg)
    if (leg.masterCallId !== undefined) this.#started.add(leg.masterCallId, leg.id)
    for (const id of leg.chainedCallIds) this.#started.add(leg.id, id)
    if (this.#legs.size > MOST) this.#forgetOldest()
  }

  takeGroupcall(seen: Groupcall): void {
    this.groupcalls.take(seen)
  }

  leg(id: string): Leg | undefined {
    return this.#legs.get(id)
  }

  /** Legs of an agent that go on. */
  liveLegsOf(agentId: string): readonly Leg[] {
    return [...this.#legs.values()].filter((leg) => leg.ownerId === agentId && !isOver(leg))
  }

  /** Group calls of an agent that may still ring something. */
  liveGroupcallsOf(agentId: string): readonly Groupcall[] {
    return [...this.groupcalls.all].filter((one) => one.ownerId === agentId && !isGroupcallOver(one))
  }

  /** Ids of the legs that a leg has started, by themselves or in a group call. */
  startedBy(id: string): readonly string[] {
    const inGroupcalls = this.groupcalls
      .startedBy(id)
      .flatMap((rootId) => this.groupcalls.tree(rootId).callIds)
      .filter((callId) => (this.#legs.get(callId)?.masterCallId ?? id) === id)
    return [...new Set([...this.#started.of(id), ...inGroupcalls])]
  }

  #forgetOldest(): void {
    const oldest = [...this.#legs.values()].find(isOver) ?? this.#legs.values().next().value
    if (oldest === undefined) return
    this.#legs.delete(oldest.id)
    this.#started.delete(oldest.masterCallId, oldest.id)
    for (const id of oldest.chainedCallIds) this.#started.delete(oldest.id, id)
  }
}
