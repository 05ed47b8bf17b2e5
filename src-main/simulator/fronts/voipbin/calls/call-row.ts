import type { Leg } from '../../../core/calls.ts'
import type { Device } from '../../../core/parties.ts'
import { NIL } from '../form/ids.ts'
import { layouts, written, writtenAddress, type Address, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import type { VoipbinSwitches } from '../switches.ts'

/** States of a leg, and which may follow each (VoIPBin API 6.2). */
const next = {
  dialing: ['ringing', 'progressing', 'terminating', 'canceling', 'hangup'],
  ringing: ['progressing', 'terminating', 'canceling', 'hangup'],
  progressing: ['terminating', 'hangup'],
  terminating: ['hangup'],
  canceling: ['hangup'],
  hangup: []
} as const satisfies Record<string, readonly string[]>

export type CallStatus = keyof typeof next
export type HangupReason = 'normal' | 'failed' | 'busy' | 'cancel' | 'timeout' | 'noanswer' | 'dialout' | 'amd'

/** One action of a flow as the platform has it. */
export interface FlowAction {
  readonly id: string
  readonly type: string
  readonly option: Readonly<Record<string, unknown>>
}

/** What a leg is made with. */
export interface CallStart {
  readonly id: string
  readonly customer: string
  /** Of the agent whose device or number it is. */
  readonly owner: string | undefined
  readonly direction: 'incoming' | 'outgoing'
  readonly source: Address
  readonly destination: Address
  readonly groupcall: Groupcall | undefined
  readonly master: string | undefined
  readonly leg: Leg | undefined
  readonly device: Device | undefined
  readonly created: number
}

/** One leg of the platform: a call, as it calls it (VoIPBin API 6.1). */
export class CallRow {
  readonly start: CallStart
  readonly id: string
  readonly customer: string
  readonly owner: string | undefined
  readonly created: number
  readonly chained: string[] = []
  readonly recordings: string[] = []
  status: CallStatus
  mute: '' | 'both' | 'in' | 'out' = ''
  recording: string | undefined
  action: (FlowAction & { readonly executed: number }) | undefined
  flowId = NIL
  hangupBy: '' | 'remote' | 'local' = ''
  hangupReason: HangupReason | '' = ''
  /** µs each. */
  ringing: number | undefined
  progressing: number | undefined
  hangup: number | undefined
  updated: number | undefined
  deleted: number | undefined
  /** Epoch ms from which on it can be read. */
  readableAt = 0
  /** True: its telephone is silent again, and the platform has not noticed. */
  isGhost = false
  /** True: an answering machine was found. */
  isMachine = false
  /** What the platform does to this leg that no client can read. */
  readonly hidden = { isHeld: false, hasMusic: false, isSilent: false }

  constructor(start: CallStart) {
    this.start = start
    this.id = start.id
    this.customer = start.customer
    this.owner = start.owner
    this.created = start.created
    this.status = start.direction === 'outgoing' ? 'dialing' : 'ringing'
    if (this.status === 'ringing') this.ringing = start.created
  }

  get leg(): Leg | undefined {
    return this.start.leg
  }

  get device(): Device | undefined {
    return this.start.device
  }

  get isOver(): boolean {
    return this.status === 'hangup'
  }

  get isUnanswered(): boolean {
    return this.status === 'dialing' || this.status === 'ringing'
  }

  mayBecome(status: CallStatus): boolean {
    const following: readonly CallStatus[] = next[this.status]
    return following.includes(status)
  }
}

/** A leg as it goes over the wire. */
export function callJson(row: CallRow, { dataForm: form, callNamesGroupcall }: VoipbinSwitches): Members {
  const { source, destination, direction, master, groupcall } = row.start
  const { action } = row
  const members = {
    id: row.id,
    customer_id: row.customer,
    owner_type: row.owner === undefined ? '' : 'agent',
    owner_id: row.owner ?? NIL,
    flow_id: row.flowId,
    activeflow_id: NIL,
    type: 'flow',
    master_call_id: master ?? NIL,
    chained_call_ids: row.chained,
    recording_id: row.recording ?? NIL,
    recording_ids: row.recordings,
    groupcall_id: callNamesGroupcall ? (groupcall?.id ?? NIL) : NIL,
    source: writtenAddress(source, form),
    destination: writtenAddress(destination, form),
    status: row.status,
    action:
      action &&
      written(
        {
          id: action.id,
          next_id: NIL,
          type: action.type,
          option: action.option,
          tm_execute: new Stamp(action.executed)
        },
        layouts.call,
        form
      ),
    direction,
    mute_direction: row.mute,
    hangup_by: row.hangupBy,
    hangup_reason: row.hangupReason,
    tm_progressing: new Stamp(row.progressing),
    tm_ringing: new Stamp(row.ringing),
    tm_hangup: new Stamp(row.hangup),
    tm_create: new Stamp(row.created),
    tm_update: new Stamp(row.updated),
    tm_delete: new Stamp(row.deleted)
  }
  return written(members, layouts.call, form)
}
