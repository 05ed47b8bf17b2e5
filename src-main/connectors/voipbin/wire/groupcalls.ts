import * as z from 'zod/mini'
import { address, count, reference, references, rowId, rows, stamp, word } from './values.ts'

/** A group call: what rings several addresses, or one person's telephones (VoIPBin 7.1). */
export const groupcallRow = z.pipe(
  z.object({
    id: rowId,
    owner_id: reference,
    status: z.enum(['progressing', 'hangingup', 'hangup']),
    source: address,
    destinations: rows(address),
    master_call_id: reference,
    master_groupcall_id: reference,
    ring_method: word(['ring_all', 'linear']),
    answer_method: word(['hangup_others']),
    answer_call_id: reference,
    call_ids: references,
    answer_groupcall_id: reference,
    groupcall_ids: references,
    call_count: count,
    groupcall_count: count,
    dial_index: count,
    tm_create: stamp,
    tm_update: stamp,
    tm_delete: stamp
  }),
  z.transform((row) => ({
    id: row.id,
    ownerId: row.owner_id,
    /** `progressing` also while people talk. */
    status: row.status,
    source: row.source,
    destinations: row.destinations,
    masterCallId: row.master_call_id,
    masterGroupcallId: row.master_groupcall_id,
    ringMethod: row.ring_method,
    answerMethod: row.answer_method,
    answerCallId: row.answer_call_id,
    callIds: row.call_ids,
    answerGroupcallId: row.answer_groupcall_id,
    groupcallIds: row.groupcall_ids,
    /** Of the present attempt, those that are not over. */
    callCount: row.call_count,
    groupcallCount: row.groupcall_count,
    dialIndex: row.dial_index,
    createdAt: row.tm_create,
    updatedAt: row.tm_update,
    deletedAt: row.tm_delete
  }))
)
export type GroupcallRow = z.infer<typeof groupcallRow>
