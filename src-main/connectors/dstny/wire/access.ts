import * as z from 'zod/mini'
import { list, maybeText, text } from './values.ts'

/** A ticket, which is the bearer token (Dstny API 2.9, ApiTicket). */
export const wireTicket = z.object({
  expires: maybeText,
  name: maybeText,
  token: text.check(z.minLength(1)),
  allowedApis: list(text)
})
export type WireTicket = z.infer<typeof wireTicket>

const errorItem = z.object({ fieldName: maybeText, code: maybeText, description: maybeText, name: maybeText })

/** Body of a refusal; may be missing altogether (Dstny API 1.7). */
export const wireError = z.object({ field: list(errorItem), warning: list(errorItem), 'generated-id': maybeText })
