import type { Agent } from '../agents/agent.ts'
import { NIL } from '../form/ids.ts'
import { layouts, written, writtenAddress, type Address, type Form, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'

/** What a group call knows of its legs. */
export interface GroupcallLeg {
  readonly id: string
  readonly isOver: boolean
  readonly start: { readonly groupcall: Groupcall | undefined }
}

/** What a group call is made with. */
export interface GroupcallStart {
  readonly id: string
  readonly customer: string
  readonly source: Address
  readonly destinations: readonly Address[]
  /** As written; anything but `linear` rings all at once. */
  readonly ringMethod: string
  readonly answerMethod: string
  readonly flowId?: string | undefined
  /** The agent it rings, or whose extension it rings. */
  readonly owner?: Agent | undefined
  /** True: it rings the agent itself, whose status goes with it. */
  readonly ringsAgent?: boolean
  readonly masterCall?: string | undefined
  readonly parent?: Groupcall | undefined
  /** False: the parent is not named (VoIPBin API 7.2, linear). */
  readonly namesParent?: boolean
  readonly created: number
}

/** One request to ring several destinations, or one that unfolds into several (VoIPBin API 7). */
export class Groupcall {
  readonly start: GroupcallStart
  readonly id: string
  readonly customer: string
  readonly created: number
  readonly calls: GroupcallLeg[] = []
  readonly groups: Groupcall[] = []
  status: 'progressing' | 'hangingup' | 'hangup' = 'progressing'
  answerCall: GroupcallLeg | undefined
  answerGroupcall: Groupcall | undefined
  dialIndex = 0
  /** Legs that are counted though they could not be made. */
  lost = 0
  /** True while there are destinations that were not dialled yet. */
  hasMore = false
  updated: number | undefined
  deleted: number | undefined
  /** Epoch ms from which on it can be read. */
  readableAt = 0

  constructor(start: GroupcallStart) {
    this.start = start
    this.id = start.id
    this.customer = start.customer
    this.created = start.created
    start.parent?.groups.push(this)
  }

  get parent(): Groupcall | undefined {
    return this.start.parent
  }

  get root(): Groupcall {
    return this.parent?.root ?? this
  }

  get isLinear(): boolean {
    return this.start.ringMethod === 'linear'
  }

  get callCount(): number {
    return this.calls.filter((row) => !row.isOver).length + this.lost
  }

  get groupcallCount(): number {
    return this.groups.filter((one) => one.status !== 'hangup').length
  }

  /** The first leg anywhere below that was answered. */
  get answered(): GroupcallLeg | undefined {
    return this.answerCall ?? this.groups.map((one) => one.answered).find((row) => row !== undefined)
  }

  /** Every leg anywhere below. */
  get allCalls(): GroupcallLeg[] {
    return [...this.calls, ...this.groups.flatMap((one) => one.allCalls)]
  }
}

/** A group call as it goes over the wire, its members in the order of the vendor's page. */
export function groupcallJson(group: Groupcall, form: Form): Members {
  const { source, destinations, owner, ringMethod, answerMethod, flowId, masterCall, parent, namesParent } = group.start
  const members = {
    id: group.id,
    customer_id: group.customer,
    owner_type: owner === undefined ? '' : 'agent',
    owner_id: owner?.id ?? NIL,
    status: group.status,
    flow_id: flowId ?? NIL,
    source: writtenAddress(source, form),
    destinations: destinations.map((address) => writtenAddress(address, form)),
    master_call_id: masterCall ?? NIL,
    master_groupcall_id: namesParent === false ? NIL : (parent?.id ?? NIL),
    ring_method: ringMethod,
    answer_method: answerMethod,
    answer_call_id: group.answerCall?.id ?? NIL,
    call_ids: group.calls.map(({ id }) => id),
    answer_groupcall_id: group.answerGroupcall?.id ?? NIL,
    groupcall_ids: group.groups.map(({ id }) => id),
    call_count: group.callCount,
    groupcall_count: group.groupcallCount,
    dial_index: group.dialIndex,
    tm_create: new Stamp(group.created),
    tm_update: new Stamp(group.updated),
    tm_delete: new Stamp(group.deleted)
  }
  return written(members, layouts.groupcall, form)
}
