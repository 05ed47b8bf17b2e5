import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { defined } from '../../../util/defined.ts'
import type { Self } from '../self.ts'
import type { Directory } from '../directory.ts'
import type { CallRow } from '../wire/calls.ts'
import type { Address } from '../wire/values.ts'
import { mapParty } from './parties.ts'

/** One call as people know it, with all its legs: each of them is a row of the list (VoIPBin 6.1). */
export interface Conversation {
  /** Of the leg that started the others; in agent mode nobody may read that one. */
  readonly rootId: string
  /** The first leg comes first. */
  readonly legs: readonly CallRow[]
  /** Epoch ms. */
  readonly at: number
  /** Undefined while a leg goes on. */
  readonly endedAt: number | undefined
}

/** Joins legs by the one that started them. */
export function conversationsIn(rows: readonly CallRow[]): readonly Conversation[] {
  const byRoot = new Map<string, CallRow[]>()
  for (const row of rows) {
    const rootId = row.masterCallId ?? row.id
    byRoot.set(rootId, [...(byRoot.get(rootId) ?? []), row])
  }
  return [...byRoot].map(([rootId, found]) => {
    const legs = found.toSorted((one, other) => startOf(one) - startOf(other))
    const ends = legs.map(({ status, endedAt, updatedAt }) =>
      status === 'hangup' ? (endedAt ?? updatedAt) : undefined
    )
    const isOver = ends.every((end) => end !== undefined)
    return {
      rootId,
      legs,
      at: Math.min(...legs.map(startOf)),
      endedAt: isOver ? Math.max(...ends.map((end) => end ?? 0)) : undefined
    }
  })
}

export const startOf = ({ createdAt }: CallRow): number => createdAt ?? 0

/** Whether a conversation was one of the user's. */
export const isOf = ({ legs }: Conversation, { agentId }: Self): boolean =>
  legs.some(({ ownerId }) => ownerId === agentId)

export const recordingIdOf = (itemId: string): string | undefined => /^recording:(.+)$/s.exec(itemId)?.[1]

/** A conversation of the user's that is over, and behind it what was recorded of it; whether it was looked at is not kept. */
export function mapConversation(conversation: Conversation, self: Self, directory: Directory): readonly HistoryItem[] {
  const { rootId, legs, endedAt } = conversation
  const { kind, other, answeredAt } = whatBecameOf(conversation, self)
  const { name, number, displayNumber }: Partial<Party> = other === undefined ? {} : mapParty(other, directory)
  const durationMs = answeredAt === undefined || endedAt === undefined ? 0 : Math.round(endedAt - answeredAt)
  const shown = { at: Math.round(conversation.at), ...defined({ name, number, displayNumber }) }
  const id = `call:${rootId}`
  const recordings = new Set(legs.flatMap(({ recordingIds }) => recordingIds))
  return [
    { ...shown, id, kind, ...(durationMs > 0 ? { durationMs } : {}) },
    ...[...recordings].map((one) => ({ ...shown, id: `recording:${one}`, kind: 'recording' as const, callItemId: id }))
  ]
}

interface Outcome {
  readonly kind: 'incoming' | 'outgoing' | 'missed'
  readonly other: Address | undefined
  /** When both sides were there. */
  readonly answeredAt: number | undefined
}

function whatBecameOf({ rootId, legs }: Conversation, { agentId }: Self): Outcome {
  const mine = legs.filter(({ ownerId }) => ownerId === agentId)
  const root = legs.find(({ id }) => id === rootId)
  const others = legs.filter((leg) => leg.ownerId !== agentId && leg !== root)
  const isMineFirst = root !== undefined && root.ownerId === agentId
  // a leg that rings the user's telephone without any other is a call to the user, whoever has ordered it
  if (isMineFirst && (root.direction === 'incoming' || others.length > 0)) {
    const other = others.find(isAnswered) ?? others[0]
    const answered = other?.answeredAt
    return { kind: 'outgoing', other: other?.destination ?? root.destination, answeredAt: answered }
  }
  const taken = mine.find(isAnswered)
  const source = root?.source ?? mine[0]?.source
  if (taken !== undefined) return { kind: 'incoming', other: source, answeredAt: taken.answeredAt }
  // what somebody else has taken is not missed; the caller's own leg is up as soon as music is played
  return { kind: others.some(isAnswered) ? 'incoming' : 'missed', other: source, answeredAt: undefined }
}

const isAnswered = ({ answeredAt }: CallRow): boolean => answeredAt !== undefined
