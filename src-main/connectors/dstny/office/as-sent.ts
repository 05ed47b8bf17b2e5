import * as z from 'zod/mini'
import type { Requester } from '../request.ts'
import type { Occurrence } from '../operations/events.ts'

const asSent = z.looseObject({})

/** An object of the wire as it came. What goes back whole is laid over this, so that what cannot be read in it stays (Contract dstny 0.7). */
export type AsSent = z.infer<typeof asSent>

/** An event that is going to be changed (Contract dstny 3.11). @throws CtiError */
export const sentEvent = (requester: Requester, eventId: string, signal: AbortSignal): Promise<AsSent> =>
  requester.read('getEvent', { path: { eventId } }, asSent, signal)

/** One occurrence that is going to be changed (Contract dstny 3.11). @throws CtiError */
export const sentOccurrence = (requester: Requester, occurrence: Occurrence, signal: AbortSignal): Promise<AsSent> =>
  requester.read('getEventOccurrence', { path: { ...occurrence } }, asSent, signal)

/** A planned presence that is going to be changed (Contract dstny 3.15). @throws CtiError */
export const sentPlan = (requester: Requester, cid: string, presenceId: string, signal: AbortSignal): Promise<AsSent> =>
  requester.read('getScheduledPresence', { path: { cid, presenceId } }, asSent, signal)
