import * as z from 'zod/mini'
import { references, rowId, rows, stamp, text } from './values.ts'

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
