import type { Party } from './parties.ts'
import type { Leg } from './calls.ts'

/** One row of a person's communication log. */
export interface CallLogItem {
  readonly id: bigint
  readonly kind: 'outgoing' | 'incoming' | 'missed' | 'voicemail' | 'recording'
  readonly startedAt: number
  readonly durationMs: number
  readonly remote: Party
  isSeen: boolean
}

/** Writes down an ended leg; nobody has seen it yet, except what the person did. */
export function logItemOf(leg: Leg, id: bigint): CallLogItem {
  const answered = leg.connectedAt !== undefined
  const kind = leg.direction === 'out' ? 'outgoing' : answered ? 'incoming' : 'missed'
  const durationMs = answered ? (leg.endedAt ?? 0) - (leg.connectedAt ?? 0) : 0
  return { id, kind, startedAt: leg.startedAt, durationMs, remote: leg.remote, isSeen: kind !== 'missed' }
}
