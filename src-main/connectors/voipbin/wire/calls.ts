import * as z from 'zod/mini'
import { address, reference, references, rowId, rows, stamp, text, word } from './values.ts'
import { groupcallRow } from './groupcalls.ts'
import type { GroupcallRow } from './groupcalls.ts'

/** States of a leg (VoIPBin 6.2). */
const CALL_STATUSES = ['dialing', 'ringing', 'progressing', 'terminating', 'canceling', 'hangup'] as const

/** One leg: a call, as the system calls it (VoIPBin 6.1). Held, music and silence are not in it. */
export const callRow = z.pipe(
  z.object({
    id: rowId,
    owner_id: reference,
    status: z.enum(CALL_STATUSES),
    /** Seen from the platform: a leg that rings an agent's telephone is outgoing. */
    direction: z.enum(['incoming', 'outgoing']),
    source: address,
    destination: address,
    master_call_id: reference,
    chained_call_ids: references,
    groupcall_id: reference,
    recording_id: reference,
    recording_ids: references,
    mute_direction: word(['both', 'in', 'out']),
    hangup_by: word(['remote', 'local']),
    hangup_reason: text,
    tm_create: stamp,
    tm_ringing: stamp,
    tm_progressing: stamp,
    tm_hangup: stamp,
    tm_update: stamp,
    tm_delete: stamp
  }),
  z.transform((row) => ({
    id: row.id,
    /** The agent whose telephone or number it is. */
    ownerId: row.owner_id,
    status: row.status,
    direction: row.direction,
    source: row.source,
    destination: row.destination,
    /** The leg whose `connect` action has started it. */
    masterCallId: row.master_call_id,
    chainedCallIds: row.chained_call_ids,
    /** Documented and never sent: legs are found by the ids of their group call. */
    groupcallId: row.groupcall_id,
    recordingId: row.recording_id,
    recordingIds: row.recording_ids,
    muted: row.mute_direction,
    hangupBy: row.hangup_by,
    hangupReason: row.hangup_reason,
    createdAt: row.tm_create,
    ringingAt: row.tm_ringing,
    answeredAt: row.tm_progressing,
    endedAt: row.tm_hangup,
    updatedAt: row.tm_update,
    deletedAt: row.tm_delete
  }))
)
export type CallRow = z.infer<typeof callRow>

/** What dialling gave: numbers as legs, people as group calls (VoIPBin 6.4). */
export interface DialledCalls {
  readonly calls: readonly CallRow[]
  readonly groupcalls: readonly GroupcallRow[]
}

/** An object of two lists, or the bare list of legs that older documents show (VoIPBin 14). */
export const dialledCalls = z.union([
  z.pipe(
    z.array(z.unknown()),
    z.pipe(
      rows(callRow),
      z.transform((calls): DialledCalls => ({ calls, groupcalls: [] }))
    )
  ),
  z.object({ calls: rows(callRow), groupcalls: rows(groupcallRow) })
])

/** What came of a transfer that was ordered; nothing tells of it later (VoIPBin 11). */
export const transferRow = z.pipe(
  z.object({ id: rowId, groupcall_id: reference, transferer_call_id: reference, transferee_call_id: reference }),
  z.transform((row) => ({
    id: row.id,
    /** It rings the new party, and to hang it up gives the caller back. */
    groupcallId: row.groupcall_id,
    /** The leg of whoever hands over. */
    transfererCallId: row.transferer_call_id,
    transfereeCallId: row.transferee_call_id
  }))
)
export type TransferRow = z.infer<typeof transferRow>
