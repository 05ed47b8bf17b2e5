import type { Leg } from './calls.ts'
import type { Party } from './parties.ts'

/** What a row of a communication log is about. */
export type CallLogKind = 'outgoing' | 'incoming' | 'missed' | 'voicemail' | 'recording' | 'fax'

/** One row of a person's communication log, or of the shared inbox of a group. */
export interface CallLogItem {
  readonly id: bigint
  readonly kind: CallLogKind
  readonly startedAt: number
  readonly durationMs: number
  readonly remote: Party
  /** The row of the call a voicemail or recording belongs to. */
  readonly relatedId?: bigint
  isSeen: boolean
  /** Voicemail and recordings only. */
  isPlayed?: boolean
  /** Where it was thrown; missing = still in the log. */
  bin?: 'trash' | 'deleted'
}

/** Writes down an ended leg; nobody has seen it yet, except what the person did. */
export function logItemOf(leg: Leg, id: bigint): CallLogItem {
  const answered = leg.connectedAt !== undefined
  const kind = leg.direction === 'out' ? 'outgoing' : answered ? 'incoming' : 'missed'
  const durationMs = answered ? (leg.endedAt ?? 0) - (leg.connectedAt ?? 0) : 0
  return { id, kind, startedAt: leg.startedAt, durationMs, remote: leg.remote, isSeen: kind !== 'missed' }
}
