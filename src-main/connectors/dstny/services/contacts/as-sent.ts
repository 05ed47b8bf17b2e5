import * as z from 'zod/mini'
import type { Requester } from '../../request.ts'
import type { Occurrence } from '../../operations/events.ts'
import type { RawMembers } from '../../wire/raw-response.ts'

const asSent: z.ZodMiniType<RawMembers> = z.record(z.string(), z.unknown())

/** An event that is going to be changed (Dstny API 3.11). @throws CtiError */
export const sentEvent = (requester: Requester, eventId: string, signal: AbortSignal): Promise<RawMembers> =>
  requester.get('getEvent', { path: { eventId } }, asSent, signal)

/** One occurrence that is going to be changed (Dstny API 3.11). @throws CtiError */
export const sentOccurrence = (
  requester: Requester,
  occurrence: Occurrence,
  signal: AbortSignal
): Promise<RawMembers> => requester.get('getEventOccurrence', { path: { ...occurrence } }, asSent, signal)

/** A planned presence that is going to be changed (Dstny API 3.15). @throws CtiError */
export const sentPlan = (
  requester: Requester,
  cid: string,
  presenceId: string,
  signal: AbortSignal
): Promise<RawMembers> => requester.get('getScheduledPresence', { path: { cid, presenceId } }, asSent, signal)
