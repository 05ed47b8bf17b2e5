import * as z from 'zod/mini'
import { reads } from './request.ts'

/** Where a call-back can ring the user first. */
export const answerPlace = z.object({ id: z.string(), name: z.string() })
export type AnswerPlace = z.infer<typeof answerPlace>

/** Calling by call-back; the call itself is a dial order. */
export const callBackRequests = {
  'callBack.answerPlaces': reads('callbackDial', {}, z.array(answerPlace))
} as const
