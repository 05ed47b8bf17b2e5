import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { Link } from '../connectors/connector.ts'
import type { Log } from '../logging/log.ts'
import type { Clock } from '../util/clock.ts'
import { isAbort } from '../util/errors.ts'
import { abortError, untilAborted } from '../util/abort.ts'
import { firstOfEach } from '../util/first-of-each.ts'

/** How long the others may take after the first account has answered, ms. */
const GRACE_MS = 300

/** An account that can be searched. */
export interface SearchSource {
  readonly accountId: string
  readonly link: Link
}

/** What a search needs. */
export interface SearchOptions {
  readonly clock: Clock
  readonly log: Log
}

/** What several directories say together. */
export interface SearchAnswer {
  readonly rows: readonly ContactRow[]
  /** The accounts that have not answered until now: they are slow, or their search has failed. */
  unanswered(): readonly string[]
  /** What the slower ones find, once each has answered or failed, or the search was ended. */
  readonly late: Promise<readonly ContactRow[]>
}

/**
 * Searches several accounts at once. When one has answered, slower ones get 300 ms more; what they say after that comes
 * late. Rows of the accounts take turns. @throws the first failure when every account failed
 */
export async function searchContacts(
  { clock, log }: SearchOptions,
  sources: readonly SearchSource[],
  query: string,
  limit: number,
  signal: AbortSignal
): Promise<SearchAnswer> {
  const found = new Map<string, readonly ContactRow[]>()
  const failures: unknown[] = []
  const searches = sources.map(async ({ accountId, link }) => {
    try {
      const rows = await link.searchContacts(query, limit, signal)
      found.set(
        accountId,
        firstOfEach(rows, ({ id }) => id).map((row) => ({ ...row, accountId }))
      )
    } catch (error) {
      if (!isAbort(error)) log.warn('a contact search failed', { accountId, error })
      failures.push(error)
      throw error
    }
  })
  if (searches.length > 0) await firstThenGrace(searches, clock, signal)
  if (found.size === 0 && failures.length > 0) throw failures[0]
  const inTime = new Set(found.keys())
  // not the links: the answer is kept for longer than they live
  const accountIds = sources.map(({ accountId }) => accountId)
  const rowsOf = (which: readonly string[]): ContactRow[] =>
    takeTurns(
      which.map((id) => found.get(id) ?? []),
      limit
    )
  return {
    rows: rowsOf(accountIds),
    unanswered: () => accountIds.filter((id) => !found.has(id)),
    late: Promise.race([Promise.allSettled(searches), untilAborted(signal).catch(() => undefined)]).then(() =>
      rowsOf(accountIds.filter((id) => !inTime.has(id)))
    )
  }
}

async function firstThenGrace(searches: readonly Promise<void>[], clock: Clock, signal: AbortSignal): Promise<void> {
  const all = Promise.allSettled(searches)
  await Promise.any(searches).catch(() => undefined)
  const waiting = new AbortController()
  const grace = clock.sleep(GRACE_MS, AbortSignal.any([signal, waiting.signal])).catch(() => undefined)
  await Promise.race([all, grace])
  waiting.abort(abortError('answered'))
}

function takeTurns(lists: readonly (readonly ContactRow[])[], limit: number): ContactRow[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const rows = Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? []))
  return rows.flat().slice(0, limit)
}
