import type { Call, LegState } from '../../src-preload/contract/call.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import type { EventOrder } from '../connectors/events.ts'
import { defined } from '../util/defined.ts'
import { SECOND } from '../util/durations.ts'

/** How far a call has got; one that rings may go into a queue, and out of it again. */
const RANK: Record<LegState, number> = {
  initiated: 0,
  queued: 2,
  alerting: 2,
  connected: 3,
  held: 3,
  failed: 9,
  cleared: 9
}

const ENDED_SHOWN_MS = 5 * SECOND
const SENT_ON_SHOWN_MS = 5 * SECOND
const FAILED_SHOWN_MS = 8 * SECOND

/** Tells whether nothing can happen to the call any more. */
export const isEnded = (call: Pick<Call, 'state'>): boolean => RANK[call.state] === 9

/** How long an ended call is shown, in ms; undefined for one that goes on, or waits to be dismissed. */
export function shownForMs(call: Pick<Call, 'state' | 'transfer'>): number | undefined {
  if (!isEnded(call)) return undefined
  if (call.transfer !== undefined) return call.transfer.state === 'sentOn' ? SENT_ON_SHOWN_MS : undefined
  return call.state === 'failed' ? FAILED_SHOWN_MS : ENDED_SHOWN_MS
}

/**
 * The call after an event. Late and doubled events are normal: the vendor's own sequence decides; where there is none a
 * call may not go back. An ended call stays as it ended, whatever arrives. `now` is epoch ms.
 */
export function nextCall(before: Call | undefined, seen: Call, order: EventOrder, now: number): Call {
  if (before === undefined) return withTimes(seen, seen, now)
  if (isEnded(before)) return before
  const goesBack = RANK[seen.state] < RANK[before.state]
  if (order === 'older' || (order === 'unknown' && goesBack)) return withEarlierTimes(before, seen)
  const startedAt = Math.min(before.startedAt, seen.startedAt)
  return withTimes(before, { ...persistentFields(before), ...seen, startedAt }, now, seen)
}

/** What stays true of a call although an event does not mention it. */
function persistentFields({
  recording: _r,
  intruded: _i,
  failure: _f,
  pickUp: _p,
  assumed: _a,
  rung: _g,
  ...rest
}: Call): Omit<Call, 'recording' | 'intruded' | 'pickUp' | 'assumed' | 'rung'> {
  return rest
}

/** The call after the system said that it is over. `answeredElsewhere` counts only while nobody here had answered. */
export function endCall(before: Call, answeredElsewhere: boolean, now: number, answeredBy?: Party): Call {
  if (isEnded(before)) return before
  const elsewhere = answeredElsewhere && before.connectedAt === undefined
  const taken = elsewhere ? { answeredElsewhere, ...defined({ answeredBy }) } : {}
  const ended: Call = { ...before, state: 'cleared', ...taken }
  return withTimes(before, ended, now)
}

/** An ended call of which it is known only now that somebody else took it; undefined for one that nobody else can have taken. */
export function endedElsewhere(before: Call, answeredBy: Party | undefined): Call | undefined {
  const canBe = before.state === 'cleared' && before.direction === 'incoming' && before.connectedAt === undefined
  return canBe ? { ...before, answeredElsewhere: true, ...defined({ answeredBy }) } : undefined
}

/** A late event still knows better when the call began. */
function withEarlierTimes(before: Call, late: Call): Call {
  return { ...before, startedAt: Math.min(before.startedAt, late.startedAt) }
}

/** Sets each time once, drops `heldBy` and `heldAt` with the hold, and leaves nothing to press on an ended call. */
function withTimes(before: Call, after: Call, now: number, seen: Call = after): Call {
  const { heldBy, heldAt: _old, connectedAt: _late, ...rest } = after
  const talks = after.state === 'connected' || after.state === 'held'
  const connectedAt = before.connectedAt ?? seen.connectedAt ?? (talks ? now : undefined)
  return {
    ...rest,
    ...(heldBy !== undefined && after.state === 'held' ? { heldBy } : {}),
    ...(after.state === 'held' ? { heldAt: before.heldAt ?? now } : {}),
    ...(connectedAt !== undefined ? { connectedAt } : {}),
    ...(isEnded(after) ? { endedAt: after.endedAt ?? now, allowed: [], answerDeviceIds: [] } : {})
  }
}
