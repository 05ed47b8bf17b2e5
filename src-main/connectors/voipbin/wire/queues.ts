import * as z from 'zod/mini'
import { count, reference, references, rowId, stamp, text } from './values.ts'

/** A queue with its figures (VoIPBin 9). */
export const queueRow = z.pipe(
  z.object({
    id: rowId,
    name: text,
    detail: text,
    tag_ids: references,
    wait_queuecall_ids: references,
    service_queuecall_ids: references,
    total_incoming_count: count,
    total_serviced_count: count,
    total_abandoned_count: count,
    tm_delete: stamp
  }),
  z.transform((row) => ({
    id: row.id,
    name: row.name,
    detail: row.detail,
    /** Whoever has one of them takes part; all agents do where there is none. */
    tagIds: row.tag_ids,
    waitingIds: row.wait_queuecall_ids,
    servedIds: row.service_queuecall_ids,
    incomingCount: row.total_incoming_count,
    servedCount: row.total_serviced_count,
    abandonedCount: row.total_abandoned_count,
    deletedAt: row.tm_delete
  }))
)
export type QueueRow = z.infer<typeof queueRow>

/** Somebody in a queue; which one is told by its lists only (VoIPBin 9). */
export const queuecallRow = z.pipe(
  z.object({
    id: rowId,
    reference_id: reference,
    status: text,
    service_agent_id: reference,
    duration_waiting: count,
    duration_service: count,
    tm_create: stamp,
    tm_service: stamp,
    tm_update: stamp,
    tm_delete: stamp
  }),
  z.transform((row) => ({
    id: row.id,
    /** The caller's leg. */
    callId: row.reference_id,
    /** `initiating` `waiting` `connecting` `service` `kicking` `done` `abandoned`. */
    status: row.status,
    agentId: row.service_agent_id,
    waitedMs: row.duration_waiting,
    servedMs: row.duration_service,
    createdAt: row.tm_create,
    servedAt: row.tm_service,
    updatedAt: row.tm_update,
    deletedAt: row.tm_delete
  }))
)
export type QueuecallRow = z.infer<typeof queuecallRow>
