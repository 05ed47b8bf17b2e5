import * as z from 'zod/mini'
import { reference, references, rowId, rows, stamp, text } from './values.ts'

const contactAddress = z.pipe(
  z.object({ id: rowId, type: text, target: text, name: text, detail: text, is_primary: z.catch(z.boolean(), false) }),
  z.transform(({ is_primary: isPrimary, ...rest }) => ({ ...rest, isPrimary }))
)
/** A number or mail address of a contact. */
export type ContactAddress = z.infer<typeof contactAddress>

/** A contact of the customer's (VoIPBin 12). */
export const contactRow = z.pipe(
  z.object({
    id: rowId,
    first_name: text,
    last_name: text,
    display_name: text,
    company: text,
    job_title: text,
    external_id: text,
    notes: text,
    addresses: rows(contactAddress),
    tag_ids: references,
    tm_create: stamp,
    tm_delete: stamp
  }),
  z.transform((row) => ({
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    displayName: row.display_name,
    company: row.company,
    jobTitle: row.job_title,
    externalId: row.external_id,
    notes: row.notes,
    addresses: row.addresses,
    tagIds: row.tag_ids,
    createdAt: row.tm_create,
    deletedAt: row.tm_delete
  }))
)
export type ContactRow = z.infer<typeof contactRow>

export const tagRow = z.object({ id: rowId, name: text, detail: text })
/** A word that agents, queues and contacts are marked with. */
export type TagRow = z.infer<typeof tagRow>

export const accesskeyRow = z.pipe(
  z.object({ id: rowId, name: text, detail: text, token_prefix: text, tm_expire: stamp }),
  z.transform(({ token_prefix: prefix, tm_expire: endsAt, ...row }) => ({ ...row, prefix, endsAt }))
)

export const customerRow = z.pipe(
  z.object({ id: rowId, name: text, detail: text, identity_verification_status: text }),
  z.transform(({ identity_verification_status: verification, ...row }) => ({ ...row, verification }))
)

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
