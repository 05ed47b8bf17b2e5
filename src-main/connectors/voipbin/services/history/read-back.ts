import { HOUR } from '../../../../util/durations.ts'
import { PAGE_ROWS } from '../../paging.ts'
import type { CallRow } from '../../wire/calls.ts'
import type { Page } from '../../wire/page.ts'
import { conversationsIn, startOf } from '../../mapper/conversations.ts'
import type { Conversation } from '../../mapper/conversations.ts'

/** Legs come into a conversation long after its first one: somebody waits, is transferred. So much before a cursor is read again. */
const OVERLAP_MS = HOUR
/** Pages that are read for one answer: the whole customer's calls are in them, and its requests are limited (VoIPBin 4.5). */
const MOST_PAGES = 20

/** Reads a page of legs that were made before a moment. @throws CtiError */
export type ReadLegs = (token: string | undefined) => Promise<Page<CallRow>>

/** What is wanted of the list. */
export interface Wanted {
  /** Conversations that began before this, epoch ms; Infinity: from the newest on. */
  readonly before: number
  /** Nothing that began before this is wanted. */
  readonly from: number
  /** So many are enough. */
  readonly limit: number
  readonly fits: (conversation: Conversation) => boolean
}

/** What was found. */
export interface ReadBack {
  /** The newest first. */
  readonly found: readonly Conversation[]
  /** All that were read, whatever is wanted of them. */
  readonly all: readonly Conversation[]
  /** False: there is more behind. */
  readonly isEnd: boolean
  /** Where it goes on: everything that began at this or later is in `found`, epoch ms. */
  readonly next: number
}

/**
 * Reads back until there are enough conversations. Legs come newest first and by hundreds, so that a conversation is whole only
 * when legs were read that are older than its first one; rows between two pages may be lost, which only costs a leg (VoIPBin 4.1).
 */
export async function readBack(read: ReadLegs, { before, from, limit, fits }: Wanted): Promise<ReadBack> {
  const rows = new Map<string, CallRow>()
  let token = Number.isFinite(before) ? tokenAt(before + OVERLAP_MS) : undefined
  for (let pages = 1; ; pages++) {
    const page = await read(token)
    for (const row of page.rows) if (!rows.has(row.id)) rows.set(row.id, row)
    const oldest = Math.min(Infinity, ...page.rows.map(startOf))
    const isLast = page.sent < PAGE_ROWS || page.nextToken === '' || page.nextToken === token
    const all = conversationsIn([...rows.values()])
    const inSpan = all.filter(({ at }) => at < before && at >= from)
    const next = isLast ? 0 : firstWholeAt(inSpan, oldest, before)
    const found = inSpan.filter((one) => one.at >= next && fits(one)).toSorted((one, other) => other.at - one.at)
    const isEnd = isLast || oldest < from
    if (isEnd || found.length > limit || pages >= MOST_PAGES) return { found, all, isEnd, next }
    token = page.nextToken
  }
}

/** Times are told in µs; the next one, in ms. */
const NEXT_MS = 0.001

/** From when on conversations are whole: those with their first leg, or so old that it is not to be had. */
function firstWholeAt(conversations: readonly Conversation[], oldest: number, before: number): number {
  const partial = conversations.filter(({ rootId, legs, at }) => {
    return at - oldest < OVERLAP_MS && !legs.some(({ id }) => id === rootId)
  })
  const next = Math.max(oldest, ...partial.map(({ at }) => at)) + NEXT_MS
  return next < before ? next : oldest + NEXT_MS // it must go on where there is too much to be put together
}

/** A token is a time: rows that were made before it come (VoIPBin 4.1). */
const tokenAt = (at: number): string => new Date(at).toISOString()
