import { accepted, changes, id, reads } from './request.ts'
import * as z from 'zod/mini'

/** The lines to call with; which there are is in the account. */
export const lineRequests = {
  /** From now on calls show this line's number, unless they say otherwise. */
  'line.activate': changes('callerLines', { lineId: id }, accepted)
} as const

/** Where a call-back can ring the user first. */
export const answerPlace = z.object({ id: z.string(), name: z.string() })
export type AnswerPlace = z.infer<typeof answerPlace>

/** Calling by call-back; the call itself is a dial order. */
export const callBackRequests = {
  'callBack.answerPlaces': reads('callbackDial', {}, z.array(answerPlace))
} as const
