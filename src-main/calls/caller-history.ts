import type { CallerFacts } from '../../src-preload/contract/caller-facts.ts'
import type { HistoryItem, HistoryKind } from '../../src-preload/contract/services/history.ts'
import { defined } from '../util/defined.ts'

/** Calls in which somebody may have been spoken with. */
export const SPOKEN_KINDS: HistoryKind[] = ['incoming', 'outgoing']
/** Calls that say how often somebody calls. */
export const HISTORY_KINDS: HistoryKind[] = [...SPOKEN_KINDS, 'missed']
/** With more than this in a week nobody counts any more. */
export const HISTORY_LIMIT = 50

/** What the calls with one number say; what has no length was no conversation. `now`: epoch ms. */
export function factsOfHistory(
  items: readonly HistoryItem[],
  now: number
): Pick<CallerFacts, 'calls' | 'callsThisWeek' | 'lastAt'> {
  const spoken = items.filter(({ kind, durationMs }) => SPOKEN_KINDS.some((one) => one === kind) && durationMs !== 0)
  const called = items.filter(({ kind, at }) => kind !== 'outgoing' && at >= startOfWeek(now) && at <= now)
  const lastAt = spoken.reduce<number | undefined>((last, { at }) => Math.max(last ?? at, at), undefined)
  return { calls: spoken.length, callsThisWeek: called.length, ...defined({ lastAt }) }
}

/** Monday, the first moment of it on this computer. */
function startOfWeek(now: number): number {
  const day = new Date(now)
  const sinceMonday = (day.getDay() + 6) % 7
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - sinceMonday).getTime()
}
