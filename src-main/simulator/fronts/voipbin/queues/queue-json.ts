import type { Call, Leg } from '../../../core/calls.ts'
import type { Queue } from '../../../distribution/queues.ts'
import type { CallRow } from '../calls/call-row.ts'
import { NIL } from '../form/ids.ts'
import { layouts, written, type Form, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import type { VoipbinSwitches } from '../switches.ts'

/** A queue of the company as the platform has it. */
export interface QueueRow {
  readonly id: string
  readonly customer: string
  readonly created: number
  readonly queue: Queue
  readonly tagIds: readonly string[]
}

/** Somebody who waits in a queue, or has waited. */
export interface Queuecall {
  readonly id: string
  readonly customer: string
  readonly created: number
  /** Id of the queue. */
  readonly queue: string
  readonly call: Call
  readonly caller: CallRow
  readonly leg: Leg
  status: 'initiating' | 'waiting' | 'connecting' | 'kicking' | 'service' | 'done' | 'abandoned'
  /** Id of the agent who talks to the caller. */
  agent: string | undefined
  /** µs each. */
  service: number | undefined
  ended: number | undefined
  updated: number | undefined
  deleted: number | undefined
}

/** A queue as it goes over the wire. */
export function queueJson(
  { id, customer, created, queue, tagIds }: QueueRow,
  waiting: readonly Queuecall[],
  served: readonly Queuecall[],
  form: Form
): Members {
  const members = {
    id,
    customer_id: customer,
    name: queue.data.name,
    detail: '',
    routing_method: 'random',
    tag_ids: tagIds,
    direct_hash: '',
    wait_flow_id: NIL,
    wait_timeout: 0,
    service_timeout: 0,
    wait_queuecall_ids: waiting.map((one) => one.id),
    service_queuecall_ids: served.map((one) => one.id),
    total_incoming_count: queue.counters.total,
    total_serviced_count: queue.counters.answered,
    total_abandoned_count: queue.counters.dropped,
    tm_create: new Stamp(created),
    tm_update: new Stamp(undefined),
    tm_delete: new Stamp(undefined)
  }
  return written(members, layouts.queue, form)
}

/** A waiting caller as it goes over the wire: without the queue, unless the switch says so. */
export function queuecallJson(queuecall: Queuecall, { dataForm, queuecallNamesQueue }: VoipbinSwitches): Members {
  const { created, service, ended } = queuecall
  const until = (begin: number | undefined, end: number | undefined): number =>
    begin === undefined || end === undefined ? 0 : Math.round((end - begin) / 1000)
  const members = {
    id: queuecall.id,
    customer_id: queuecall.customer,
    ...(queuecallNamesQueue && { queue_id: queuecall.queue }),
    reference_type: 'call',
    reference_id: queuecall.caller.id,
    status: queuecall.status,
    service_agent_id: queuecall.agent ?? NIL,
    duration_waiting: until(created, service ?? ended),
    duration_service: until(service, ended),
    tm_create: new Stamp(created),
    tm_service: new Stamp(service),
    tm_update: new Stamp(queuecall.updated),
    tm_delete: new Stamp(queuecall.deleted)
  }
  return written(members, layouts.queuecall, dataForm)
}
