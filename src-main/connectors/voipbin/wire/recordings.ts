import * as z from 'zod/mini'
import { reference, rowId, stamp, text } from './values.ts'

/** What was recorded of a call or of a conference's bridge (VoIPBin 12). */
export const recordingRow = z.pipe(
  z.object({
    id: rowId,
    reference_type: text,
    reference_id: reference,
    status: text,
    format: text,
    owner_id: reference,
    tm_start: stamp,
    tm_end: stamp,
    tm_create: stamp,
    tm_update: stamp,
    tm_delete: stamp
  }),
  z.transform((row) => ({
    id: row.id,
    /** `call` or `confbridge`. */
    referenceType: row.reference_type,
    referenceId: row.reference_id,
    ownerId: row.owner_id,
    /** `initiating` `recording` `stopping` `ended`. */
    status: row.status,
    format: row.format,
    startedAt: row.tm_start,
    endedAt: row.tm_end,
    createdAt: row.tm_create,
    updatedAt: row.tm_update,
    deletedAt: row.tm_delete
  }))
)
export type RecordingRow = z.infer<typeof recordingRow>
