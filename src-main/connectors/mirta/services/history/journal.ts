import type { HistoryItem } from '../../../../../src-preload/contract/services/history.ts'
import { keepNewest } from '../../../../util/keep-newest.ts'

/** So many items are remembered; one that is forgotten is told once more. */
const MOST_ITEMS = 20_000

/** Up to where somebody has read the history. */
export interface Place {
  /** How many items were known then. */
  readonly position: number
  /** When that was, epoch ms. */
  readonly at: number
}

/**
 * In which order the items of a history came to be known. A call is written when it ends, with the time it began (MiRTA 8.2), so
 * that what has come since cannot be told by its time.
 */
export class Journal {
  readonly #positions = new Map<string, number>()
  #last = 0

  /** Takes what was read; the oldest comes first. */
  note(items: readonly HistoryItem[]): void {
    for (const { id } of items.toSorted((a, b) => a.at - b.at)) {
      if (!this.#positions.has(id)) keepNewest(this.#positions, id, ++this.#last, MOST_ITEMS)
    }
  }

  /** The place behind everything that is known, or behind this item. */
  cursor(at: number, itemId?: string): string {
    const position = itemId === undefined ? this.#last : (this.#positions.get(itemId) ?? this.#last)
    return `${String(position)}.${String(Math.floor(at))}`
  }

  /** Those behind a place, the first that came first. */
  since(items: readonly HistoryItem[], { position }: Place): readonly HistoryItem[] {
    const order = ({ id }: HistoryItem): number => this.#positions.get(id) ?? 0
    return items.filter((item) => order(item) > position).toSorted((a, b) => order(a) - order(b))
  }
}

/** Undefined for what is no cursor. */
export function readPlace(cursor: string): Place | undefined {
  const [, position, at] = /^(\d{1,12})\.(\d{1,16})$/.exec(cursor) ?? []
  return position === undefined || at === undefined ? undefined : { position: Number(position), at: Number(at) }
}
