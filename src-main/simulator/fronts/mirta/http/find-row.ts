import { mirtaRequests, type MirtaRequestName, type WireRequest } from '../../../../wire-tables/mirta.ts'
import type { Parameters } from './parameters.ts'

/** A row of the table with its name. */
export interface NamedRow {
  readonly name: MirtaRequestName
  readonly row: WireRequest
}

/** All of them, in the order of the table. */
export const namedRows = Object.entries(mirtaRequests).map(
  ([name, row]) => ({ name, row }) as NamedRow // the keys are the names
)

/** The row that a request asks for; words are taken in either case (MiRTA 1.1). */
export function findRow(parameters: Parameters): NamedRow | undefined {
  const same = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase()
  return namedRows.find(
    ({ row }) =>
      same(row.reqtype, parameters.get('reqtype')) &&
      Object.entries(row.chosen).every(([name, value]) => same(value, parameters.get(name)))
  )
}

/** The names of one parameter as the table writes it, the usual one first, and whether it must be there. */
export function readColumn(column: string): { readonly names: readonly string[]; readonly required: boolean } {
  return { names: column.replace('!', '').split('|'), required: column.endsWith('!') }
}
