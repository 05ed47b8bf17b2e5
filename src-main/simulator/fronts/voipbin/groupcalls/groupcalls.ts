import type { LegEnd } from '../../../core/end-causes.ts'
import type { Agents } from '../agents/agents.ts'
import type { CallRow } from '../calls/call-row.ts'
import { forgetOldest } from '../world/bounds.ts'
import type { Shared } from '../world/shared.ts'
import { Groupcall, groupcallJson, type GroupcallLeg, type GroupcallStart } from './groupcall.ts'

/** The group calls there are and were: what becomes of them when their legs are answered and end (VoIPBin API 7.2). */
export class Groupcalls {
  readonly #shared: Shared
  readonly #agents: Agents
  readonly #all = new Map<string, Groupcall>()

  constructor(shared: Shared, agents: Agents) {
    this.#shared = shared
    this.#agents = agents
  }

  get all(): Iterable<Groupcall> {
    return this.#all.values()
  }

  byId(id: string): Groupcall | undefined {
    return this.#all.get(id)
  }

  /** Of more than so many the oldest that are over go. */
  forgetOldest(most?: number): void {
    forgetOldest(this.#all, (one) => one.status === 'hangup', most)
  }

  /** Makes one and tells of it; `known` are the id and stamp of a row that comes from elsewhere. */
  create(
    start: Omit<GroupcallStart, 'id' | 'created'>,
    known: Partial<Pick<GroupcallStart, 'id' | 'created'>> = {}
  ): Groupcall {
    const { ids, stamps, switches, pbx } = this.#shared
    const group = new Groupcall({ id: ids.next('groupcall'), created: stamps.next(), ...start, ...known })
    if (switches.neverEnds) group.lost = 1
    if (switches.unreadableMs > 0 && group.parent !== undefined) {
      group.readableAt = pbx.clock.now() + switches.unreadableMs
    }
    this.#all.set(group.id, group)
    this.forgetOldest()
    if (start.owner !== undefined && start.ringsAgent === true) this.#agents.rings(start.owner)
    this.#tell(group, 'groupcall_created')
    return group
  }

  /** Whether the other legs are hung up when this one has been answered: only where the root hears of it. */
  endsOthers({ start: { groupcall } }: GroupcallLeg): boolean {
    if (groupcall === undefined || groupcall.root.start.answerMethod !== 'hangup_others') return false
    return groupcall.parent === undefined || this.#shared.switches.nestedAnswer
  }

  /** True for a leg that goes on ringing for the platform, although somebody was faster. */
  keepsRinging(row: CallRow, { cause, by }: LegEnd): boolean {
    const answered = row.start.groupcall?.root.answered
    if (answered === undefined || by !== 'pbx' || cause !== 'lostRace') return false
    return row.isUnanswered && !this.endsOthers(answered)
  }

  /** A leg was answered. */
  answered(row: CallRow): void {
    const { groupcall } = row.start
    if (groupcall === undefined) return
    if (groupcall.answerCall === undefined) {
      groupcall.answerCall = row
      this.#progressed(groupcall)
    }
    if (!this.#shared.switches.nestedAnswer) return
    for (let one = groupcall; one.parent !== undefined; one = one.parent) {
      if (one.parent.answered !== row) return
      one.parent.answerGroupcall = one
      this.#progressed(one.parent)
    }
  }

  /** A leg has ended, or nobody is left to be dialled. */
  checkEnd(group: Groupcall | undefined): void {
    if (group === undefined || group.status === 'hangup') return
    group.updated = this.#shared.stamps.next()
    if (group.hasMore || group.callCount + group.groupcallCount > 0) return
    group.status = 'hangup'
    this.#tell(group, 'groupcall_hangup')
    const isHeardOf = group.start.namesParent !== false || this.#shared.switches.linearEndReachesParent
    if (isHeardOf) this.checkEnd(group.parent)
  }

  /** Begins to end it: nothing is told of that step. */
  beginHangup(group: Groupcall): void {
    if (group.status !== 'progressing') return
    group.status = 'hangingup'
    group.hasMore = false
    group.updated = this.#shared.stamps.next()
    for (const nested of group.groups) this.beginHangup(nested)
  }

  delete(group: Groupcall): void {
    group.deleted = this.#shared.stamps.next()
    this.#tell(group, 'groupcall_deleted')
  }

  #progressed(group: Groupcall): void {
    group.updated = this.#shared.stamps.next()
    this.#tell(group, 'groupcall_progressing')
    const { owner, ringsAgent } = group.start
    if (owner !== undefined && ringsAgent === true) this.#agents.setStatus(owner, 'busy')
  }

  #tell(group: Groupcall, type: string): void {
    const { tell, switches } = this.#shared
    const { id, customer, start } = group
    tell({ type, id, customer, owner: start.owner?.id, data: () => groupcallJson(group, switches.dataForm) })
  }
}
