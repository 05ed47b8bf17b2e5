/** More rows of a kind than these are not kept. */
const MOST_ROWS = 5000

/** Forgets the oldest rows that are over, where there are too many. */
export function forgetOldest<Row>(rows: Map<string, Row>, isOver: (row: Row) => boolean): void {
  if (rows.size <= MOST_ROWS) return
  for (const [id, row] of rows) {
    if (isOver(row)) rows.delete(id)
    if (rows.size <= MOST_ROWS) return
  }
}
