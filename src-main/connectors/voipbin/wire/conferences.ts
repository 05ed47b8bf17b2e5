import * as z from 'zod/mini'
import { reference, references, rowId, stamp, text } from './values.ts'

/** A conference; running calls cannot be moved into one (VoIPBin 12). */
export const conferenceRow = z.pipe(
  z.object({
    id: rowId,
    type: text,
    status: text,
    name: text,
    detail: text,
    conferencecall_ids: references,
    recording_id: reference,
    tm_end: stamp,
    tm_update: stamp,
    tm_delete: stamp
  }),
  z.transform((row) => ({
    id: row.id,
    type: row.type,
    /** `starting` `progressing` `terminating` `terminated`. */
    status: row.status,
    name: row.name,
    detail: row.detail,
    conferencecallIds: row.conferencecall_ids,
    recordingId: row.recording_id,
    endedAt: row.tm_end,
    updatedAt: row.tm_update,
    deletedAt: row.tm_delete
  }))
)
export type ConferenceRow = z.infer<typeof conferenceRow>

/** Somebody in a conference. */
export const conferencecallRow = z.pipe(
  z.object({ id: rowId, conference_id: reference, reference_id: reference, status: text }),
  z.transform((row) => ({
    id: row.id,
    conferenceId: row.conference_id,
    callId: row.reference_id,
    /** `joining` `joined` `leaving` `leaved`. */
    status: row.status
  }))
)
