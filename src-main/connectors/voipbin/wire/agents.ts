import * as z from 'zod/mini'
import { address, count, reference, references, rowId, rows, stamp, text } from './values.ts'

/** What a status can be; only the first four may be written, for the server checks nothing (VoIPBin 8). */
export const AGENT_STATUSES = ['available', 'away', 'busy', 'offline', 'ringing'] as const
export type AgentStatus = (typeof AGENT_STATUSES)[number]
/** One that may be written. */
export type ChosenStatus = Exclude<AgentStatus, 'ringing'>

/** Somebody who signs in (VoIPBin 8). */
export const agentRow = z.pipe(
  z.object({
    id: rowId,
    customer_id: reference,
    username: text,
    name: text,
    detail: text,
    ring_method: text,
    status: text,
    permission: count,
    tag_ids: references,
    addresses: rows(address),
    tm_update: stamp,
    tm_delete: stamp
  }),
  z.transform((row) => ({
    id: row.id,
    customerId: row.customer_id,
    userName: row.username,
    name: row.name,
    detail: row.detail,
    ringMethod: row.ring_method,
    status: AGENT_STATUSES.find((one) => one === row.status),
    permission: row.permission,
    tagIds: row.tag_ids,
    addresses: row.addresses,
    updatedAt: row.tm_update,
    deletedAt: row.tm_delete
  }))
)
export type AgentRow = z.infer<typeof agentRow>
