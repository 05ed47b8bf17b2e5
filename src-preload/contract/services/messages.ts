import * as z from 'zod/mini'
import { accepted, changes, instant, reads, typedNumber } from './request.ts'

/** A text message that was sent or came. */
export const textMessage = z.object({
  id: z.string(),
  direction: z.enum(['incoming', 'outgoing']),
  /** Epoch ms. */
  at: z.number(),
  /** Of the other side. Dialable; `displayNumber` is for people. */
  number: z.optional(z.string()),
  displayNumber: z.optional(z.string()),
  name: z.optional(z.string()),
  text: z.string(),
  /** It was not delivered. */
  failed: z.optional(z.literal(true))
})
export type TextMessage = z.infer<typeof textMessage>

/** Text messages. */
export const messageRequests = {
  'message.send': changes(
    'textMessages',
    { to: typedNumber, text: z.string().check(z.minLength(1), z.maxLength(1_600)) },
    accepted,
    ['to']
  ),
  /** The user's own, the newest first; `from`: none that are older. */
  'message.list': reads('textMessageList', { from: instant }, z.array(textMessage))
} as const
