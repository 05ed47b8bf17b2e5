import * as z from 'zod/mini'
import { accepted, changes, id, reads, typedNumber } from './request.ts'

/** A transfer of the user's mobile call. */
export const mobileTransfer = z.object({
  id: z.string(),
  /** 'attended': the user waits for the answer and can still cancel. */
  kind: z.optional(z.enum(['blind', 'attended'])),
  to: z.optional(z.string()),
  /** Epoch ms; absent until the system tells. */
  startedAt: z.optional(z.number())
})
export type MobileTransfer = z.infer<typeof mobileTransfer>

/** Handing over the call on the user's mobile telephone; one at a time. */
export const mobileTransferRequests = {
  /** Answers nothing when the system's answer could not be read; then `mobileTransfer.state` tells. */
  'mobileTransfer.start': changes(
    'mobileTransfer',
    { to: typedNumber, attended: z.boolean() },
    z.optional(mobileTransfer),
    ['to']
  ),
  /** Nothing: none is under way. */
  'mobileTransfer.state': reads('mobileTransfer', {}, z.optional(mobileTransfer)),
  'mobileTransfer.cancel': changes('mobileTransfer', { transferId: id }, accepted)
} as const
