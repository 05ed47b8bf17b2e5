const RANK = { progressing: 0, hangingup: 1, hangup: 2 } as const

/** Somebody or something that can be called (VoIPBin 5). */
export interface Address {
  /** `tel`, `sip`, `extension`, `agent`, …: an open set. */
  readonly type: string
  readonly target: string
  readonly targetName: string
  readonly name: string
  readonly detail: string
}

/** What is looked at in a group call: what rings several addresses, or one person's telephones (VoIPBin 7.1). */
export interface Groupcall {
  readonly id: string
  /** The agent it rings, or whose telephone it rings. */
  readonly ownerId: string | undefined
  /** `progressing` also while people talk. */
  readonly status: keyof typeof RANK
  readonly source: Address
  readonly destinations: readonly Address[]
  readonly masterCallId: string | undefined
  readonly masterGroupcallId: string | undefined
  readonly ringMethod: string
  readonly answerCallId: string | undefined
  readonly callIds: readonly string[]
  readonly answerGroupcallId: string | undefined
  readonly groupcallIds: readonly string[]
  /** Of the destination that is dialled now, one after the other (VoIPBin 7.1). */
  readonly dialIndex: number
  /** Epoch ms each. */
  readonly createdAt: number | undefined
  readonly updatedAt: number | undefined
  readonly deletedAt: number | undefined
}

/** Of two states of one group call the one that is further, else the later one; ids that one of them names stay known. */
export function newerGroupcall(before: Groupcall | undefined, seen: Groupcall): Groupcall {
  if (before === undefined) return seen
  const isNewer = RANK[seen.status] - RANK[before.status] || changedAt(seen) - changedAt(before)
  const [newer, older] = isNewer >= 0 ? [seen, before] : [before, seen]
  return {
    ...newer,
    ownerId: newer.ownerId ?? older.ownerId,
    masterCallId: newer.masterCallId ?? older.masterCallId,
    masterGroupcallId: newer.masterGroupcallId ?? older.masterGroupcallId,
    answerCallId: newer.answerCallId ?? older.answerCallId,
    answerGroupcallId: newer.answerGroupcallId ?? older.answerGroupcallId,
    callIds: union(older.callIds, newer.callIds),
    groupcallIds: union(older.groupcallIds, newer.groupcallIds),
    deletedAt: newer.deletedAt ?? older.deletedAt
  }
}

const changedAt = ({ updatedAt, createdAt }: Groupcall): number => updatedAt ?? createdAt ?? 0

/** Nothing will be rung by it any more. */
export const isGroupcallOver = ({ status, deletedAt }: Groupcall): boolean =>
  deletedAt !== undefined || status !== 'progressing'

/** Ids of both lists, which only grow. */
export const union = (one: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...one, ...other])
]
