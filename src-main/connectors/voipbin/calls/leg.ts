import { union } from '../groupcalls/groupcall.ts'
import type { Address } from '../groupcalls/groupcall.ts'

/** How far a leg has got; it never goes back (VoIPBin 6.2). */
const RANK = { dialing: 0, ringing: 1, progressing: 2, canceling: 3, terminating: 3, hangup: 4 } as const

export type LegStatus = keyof typeof RANK

/** What is looked at in a leg: a call, as the system calls it (VoIPBin 6.1). */
export interface Leg {
  readonly id: string
  /** The agent whose telephone or number it is. */
  readonly ownerId: string | undefined
  readonly status: LegStatus
  /** Seen from the platform: a leg that rings an agent's telephone is outgoing. */
  readonly direction: 'incoming' | 'outgoing'
  readonly source: Address
  readonly destination: Address
  /** The leg whose `connect` action has started it. */
  readonly masterCallId: string | undefined
  readonly chainedCallIds: readonly string[]
  /** Of what runs, and of everything that was recorded. */
  readonly recordingId: string | undefined
  readonly recordingIds: readonly string[]
  readonly muted: '' | 'both' | 'in' | 'out'
  readonly hangupReason: string
  /** Epoch ms each. */
  readonly createdAt: number | undefined
  readonly answeredAt: number | undefined
  readonly endedAt: number | undefined
  readonly updatedAt: number | undefined
  readonly deletedAt: number | undefined
}

/** Of two states of one leg the one that is further, else the later one; ids that one of them names stay known. */
export function newerLeg(before: Leg | undefined, seen: Leg): Leg {
  if (before === undefined) return seen
  const isNewer = RANK[seen.status] - RANK[before.status] || changedAt(seen) - changedAt(before)
  const [newer, older] = isNewer >= 0 ? [seen, before] : [before, seen]
  return {
    ...newer,
    ownerId: newer.ownerId ?? older.ownerId,
    masterCallId: newer.masterCallId ?? older.masterCallId,
    chainedCallIds: union(older.chainedCallIds, newer.chainedCallIds),
    answeredAt: newer.answeredAt ?? older.answeredAt,
    deletedAt: newer.deletedAt ?? older.deletedAt
  }
}

const changedAt = ({ updatedAt, createdAt }: Leg): number => updatedAt ?? createdAt ?? 0

/** It is over, or is being ended. */
export const isOver = ({ status, deletedAt }: Leg): boolean => deletedAt !== undefined || RANK[status] >= RANK.canceling

export const isTalking = (leg: Leg): boolean => leg.status === 'progressing' && !isOver(leg)

/** Somebody took it, whatever became of it since. */
export const wasAnswered = (leg: Leg): boolean => leg.answeredAt !== undefined || leg.status === 'progressing'
