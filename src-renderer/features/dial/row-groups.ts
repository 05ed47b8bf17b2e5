import type { DialRow } from './dial-row.ts'

/** Rows that stand under one heading, each with its place in the whole list. */
export interface RowGroup {
  readonly name: string | undefined
  readonly rows: readonly { readonly row: DialRow; readonly index: number }[]
}

/** The rows in their order, put together by their headings. */
export function rowGroups(rows: readonly DialRow[]): readonly RowGroup[] {
  const groups: { name: string | undefined; rows: { row: DialRow; index: number }[] }[] = []
  for (const [index, row] of rows.entries()) {
    const last = groups.at(-1)
    if (last?.name === row.group && last !== undefined) last.rows.push({ row, index })
    else groups.push({ name: row.group, rows: [{ row, index }] })
  }
  return groups
}
