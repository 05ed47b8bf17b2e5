import { defined } from '../../../util/defined.ts'
import { lookUp } from '../../../util/lookup.ts'
import { RowReader, plainName, scalarText } from '../row-reader.ts'
import { csvRows, newestRows } from './values.ts'

/** So many rows of one reading are taken (trust N6). */
const MOST_ROWS = 5_000

const historyRow = new RowReader({
  start: ['scstart'],
  direction: ['scdirection'],
  callerNumber: ['sccalleridnum'],
  callerName: ['sccalleridname'],
  dialled: ['scdialednum'],
  disposition: ['scdisposition'],
  duration: ['scduration'],
  uniqueId: ['scuniqueid'],
  answeredBy: ['scwhoanswered']
})
/** A call that is over; texts as they came (MiRTA 8.2, SIMPLECDRS). */
export type HistoryRow = ReturnType<typeof historyRow.read>
export const readHistory = (value: unknown): readonly HistoryRow[] =>
  newestRows(historyRow.rows(value), ({ start }) => start, MOST_ROWS)

const recordRow = new RowReader({
  uniqueId: ['uniqueid'],
  linkedId: ['linkedid'],
  originateId: ['originateid'],
  start: ['start'],
  disposition: ['disposition'],
  duration: ['duration'],
  source: ['realsrc', 'src'],
  destination: ['firstdst', 'dst']
})
/** What links a call that was ordered with its row of the history (MiRTA 8.2, CDRS). */
export type CallRecord = ReturnType<typeof recordRow.read>
/** Rows with a header; the columns are a tenant's own. */
export function readCallRecords(value: unknown): readonly CallRecord[] {
  const rows = typeof value === 'string' ? recordRow.table(csvRows(value)) : recordRow.rows(value)
  return rows.slice(0, MOST_ROWS)
}

const queueLogRow = new RowReader({
  time: ['time'],
  queue: ['quname'],
  number: ['callerid'],
  disposition: ['disposition'],
  agent: ['agent'],
  holdSeconds: ['holdtime'],
  talkSeconds: ['calltime'],
  position: ['origpos'],
  callId: ['callid']
})
/** A call that a queue had; its row has the whole extension of the agent, with passwords, which stays behind (MiRTA 3.1). */
export type QueueLogRow = ReturnType<typeof queueLogRow.read>
export const readQueueLog = (value: unknown): readonly QueueLogRow[] =>
  newestRows(queueLogRow.rows(value), ({ time }) => time, MOST_ROWS)

const entryId = new RowReader({ id: ['peid'] })

/** The fields of an entry that are read, by the names the customer gave them (MiRTA 8.1). */
export interface PhoneBookFields {
  readonly name: string
  readonly numbers: readonly string[]
  readonly company?: string | undefined
}

/** One entry; what is in no chosen field is not read. */
export interface PhoneBookEntry {
  /** What it is deleted by; there where a search gave it. */
  readonly id?: string
  readonly name?: string
  readonly company?: string
  /** With the field each is from. */
  readonly numbers: readonly { readonly field: string; readonly number: string }[]
}

/** Entries of a phone book, whose fields are the customer's own (MiRTA 8.1). */
export function readPhoneBook(value: unknown, fields: PhoneBookFields): readonly PhoneBookEntry[] {
  const { name, company, numbers } = fields
  const reader = new RowReader(
    Object.fromEntries([name, company ?? '', ...numbers].map((one) => [one, [plainName(one)]]))
  )
  return rowsIn(value).map((row) => {
    const read = reader.read(row)
    const found = numbers.flatMap((field) => {
      const number = lookUp(read, field)
      return number === undefined ? [] : [{ field, number }]
    })
    return {
      ...entryId.read(row),
      ...defined({ name: lookUp(read, name), company: lookUp(read, company) }),
      numbers: found
    }
  })
}

/** What the fields of a phone book are called, so that they can be chosen; without what is in them. */
export function phoneBookFieldNames(value: unknown): readonly string[] {
  const all = rowsIn(value)
    .slice(0, 100)
    .flatMap((row) => Object.keys(Object(row)))
  return [...new Set(all)].filter((name) => !/^\d+$/.test(name) && plainName(name) !== 'peid').slice(0, 100)
}

const rowsIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MOST_BOOK_ROWS) : [value])
/** Everybody in a phone book (trust N6). */
const MOST_BOOK_ROWS = 20_000

/** PHONEBOOKS: names, or rows that have them (MiRTA 8.1). */
export function readPhoneBookNames(value: unknown): readonly string[] {
  const entries: readonly (readonly [string, unknown])[] =
    typeof value === 'object' ? Object.entries(Object(value)) : []
  const list = entries.flatMap(([key, one]) => (/^\d+$/.test(key) ? [one] : []))
  const row = new RowReader({ name: ['name', 'pbname', 'phonebook'] })
  return [...new Set(list.slice(0, 500).flatMap((one) => scalarText(one) ?? row.read(one).name ?? []))]
}
