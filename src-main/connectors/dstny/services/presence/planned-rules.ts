import type {
  ListedPresence,
  PlannedOccurrence
} from '../../../../../src-preload/contract/services/planned-presence.ts'

/** A planned presence and the one of its times that is meant. */
export interface InForce {
  readonly entry: ListedPresence
  readonly occurrence: PlannedOccurrence
}

/**
 * Which planned presence counts at an instant (epoch ms): the highest priority covers the others, among equals the one
 * that began last, then the one whose id comes first. What was taken out counts nowhere (Dstny API 2.3, 5.10).
 */
export function inForceAt(entries: readonly ListedPresence[], at: number): InForce | undefined {
  const running = entries
    .filter(({ deleted }) => !deleted)
    .flatMap((entry) => entry.occurrences.map((occurrence) => ({ entry, occurrence })))
    .filter(({ occurrence }) => !occurrence.deleted && occurrence.from <= at && at < occurrence.until)
  return running.sort(byRank)[0]
}

const byRank = (a: InForce, b: InForce): number =>
  b.entry.priority - a.entry.priority ||
  b.occurrence.from - a.occurrence.from ||
  compare(a.entry.id, b.entry.id) ||
  compare(a.occurrence.id, b.occurrence.id)

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
