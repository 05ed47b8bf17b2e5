/** More rows of a kind than these are not kept. */
const MOST_ROWS = 5000

/** Forgets the oldest rows that are over, where there are too many. */
export function forgetOldest<Row>(rows: Map<string, Row>, isOver: (row: Row) => boolean, most = MOST_ROWS): void {
  if (rows.size <= most) return
  for (const [id, row] of rows) {
    if (isOver(row)) rows.delete(id)
    if (rows.size <= most) return
  }
}
