import * as z from 'zod/mini'
import { MOST_FAX_BYTES } from '../fax-size.ts'
import { accepted, changes, typedNumber } from './request.ts'

const input = {
  to: typedNumber,
  /** Of the file, for lists. */
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** A PDF. */
  bytes: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= MOST_FAX_BYTES))
}

/** Fax; those that were sent and came are in the history. */
export const faxRequests = {
  'fax.send': { ...changes('fax', input, accepted, ['to']), mostBytes: MOST_FAX_BYTES }
} as const
