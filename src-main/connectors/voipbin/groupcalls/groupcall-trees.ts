import { isGroupcallOver, newerGroupcall } from './groupcall.ts'
import type { Groupcall } from './groupcall.ts'
import { IdIndex } from './id-index.ts'

/** How deep group calls are looked for in each other. */
const MOST_DEEP = 16
/** Group calls of a customer that are remembered; of more the oldest that are over are forgotten. */
const MOST = 1_000

/** A group call with all that are below it. */
export interface GroupcallTree {
  /** Of all that are in it, also of those that are not known yet; the topmost first. */
  readonly ids: readonly string[]
  /** From the root down, as far as they are known. */
  readonly groupcalls: readonly Groupcall[]
  /** Every leg that is named anywhere in it. */
  readonly callIds: readonly string[]
}

/**
 * Group calls and what is below them: a parent names its children, and they name it, but not always (VoIPBin 7.2: the first
 * of a linear one has no parent).
 */
export class GroupcallTrees {
  readonly #groupcalls = new Map<string, Groupcall>()
  readonly #parents = new Map<string, string>()
  readonly #children = new IdIndex()
  readonly #ofCalls = new Map<string, string>()
  readonly #started = new IdIndex()

  /** Takes a state of one, old or new. */
  take(seen: Groupcall): void {
    const groupcall = newerGroupcall(this.#groupcalls.get(seen.id), seen)
    const { id, masterGroupcallId, masterCallId } = groupcall
    this.#groupcalls.set(id, groupcall)
    for (const child of groupcall.groupcallIds) this.#place(child, id)
    for (const callId of groupcall.callIds) this.#ofCalls.set(callId, id)
    if (masterGroupcallId !== undefined) this.#place(id, masterGroupcallId)
    if (masterCallId !== undefined) this.#started.add(masterCallId, id)
    if (this.#groupcalls.size > MOST) this.#forgetOldest()
  }

  find(id: string): Groupcall | undefined {
    return this.#groupcalls.get(id)
  }

  get all(): Iterable<Groupcall> {
    return this.#groupcalls.values()
  }

  /** The topmost group call above one, also where only its id is known. */
  rootOf(id: string): string {
    let root = id
    for (let depth = 0; depth < MOST_DEEP; depth++) root = this.#parents.get(root) ?? root
    return root
  }

  /** The topmost group call above a leg; undefined where none names it. */
  rootOfCall(callId: string): string | undefined {
    const id = this.#ofCalls.get(callId)
    return id === undefined ? undefined : this.rootOf(id)
  }

  /** The topmost group calls that a leg has started. */
  startedBy(callId: string): readonly string[] {
    return [...new Set([...this.#started.of(callId)].map((id) => this.rootOf(id)))]
  }

  /** Everything below a group call, itself included. */
  tree(rootId: string): GroupcallTree {
    const ids = new Set([rootId])
    let level: readonly string[] = [rootId]
    for (let depth = 0; depth < MOST_DEEP && level.length > 0; depth++) {
      level = level.flatMap((id) => [...this.#children.of(id)]).filter((id) => !ids.has(id))
      for (const id of level) ids.add(id)
    }
    const groupcalls = [...ids].flatMap((id) => this.#groupcalls.get(id) ?? [])
    return { ids: [...ids], groupcalls, callIds: [...new Set(groupcalls.flatMap(({ callIds }) => callIds))] }
  }

  #place(child: string, parent: string): void {
    if (this.rootOf(parent) === this.rootOf(child) && this.#parents.get(child) !== parent) return // it would go round
    this.#children.delete(this.#parents.get(child), child)
    this.#parents.set(child, parent)
    this.#children.add(parent, child)
  }

  #forgetOldest(): void {
    const oldest = [...this.#groupcalls.values()].find(isGroupcallOver) ?? this.#groupcalls.values().next().value
    if (oldest === undefined) return
    const { id, callIds, masterCallId } = oldest
    this.#groupcalls.delete(id)
    this.#children.delete(this.#parents.get(id), id)
    this.#parents.delete(id)
    for (const callId of callIds) this.#ofCalls.delete(callId)
    this.#started.delete(masterCallId, id)
  }
}
