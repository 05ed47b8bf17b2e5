import * as z from 'zod/mini'
import { rowId, stamp, text } from './values.ts'

/** An access key; its text is shown once, when it is made (VoIPBin 3.3). */
export const accesskeyRow = z.pipe(
  z.object({ id: rowId, name: text, detail: text, token_prefix: text, tm_expire: stamp }),
  z.transform(({ token_prefix: prefix, tm_expire: endsAt, ...row }) => ({ ...row, prefix, endsAt }))
)

/** Whose account it is. */
export const customerRow = z.pipe(
  z.object({ id: rowId, name: text, detail: text, identity_verification_status: text }),
  z.transform(({ identity_verification_status: verification, ...row }) => ({ ...row, verification }))
)
