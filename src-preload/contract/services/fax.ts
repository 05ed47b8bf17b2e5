import * as z from 'zod/mini'
import { accepted, changes, typedNumber } from './request.ts'

/** Largest document that is sent as fax, in bytes. */
export const MAX_FAX_BYTES = 8 * 1024 * 1024

const input = {
  to: typedNumber,
  /** Of the file, for lists. */
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** A PDF. */
  bytes: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= MAX_FAX_BYTES))
}

/** Fax; those that were sent and came are in the history. */
export const faxRequests = {
  'fax.send': { ...changes('fax', input, accepted, ['to']), mostBytes: MAX_FAX_BYTES }
} as const
