import * as z from 'zod/mini'
import { accepted, changes, typedNumber } from './request.ts'

/** Text messages. */
export const messageRequests = {
  'message.send': changes(
    'textMessages',
    { to: typedNumber, text: z.string().check(z.minLength(1), z.maxLength(1_600)) },
    accepted,
    ['to']
  )
} as const
