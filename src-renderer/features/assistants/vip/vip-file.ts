import type { Result } from '../../../../src-preload/contract/error.ts'
import type { VipNumber } from '../../../../src-preload/contract/services/assistant-groups.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { foldedText } from '../../dial/folded-text.ts'
import { saveText } from '../saved-file.ts'

/** Largest file that is read, in bytes. */
const MOST_BYTES = 2 * 1024 * 1024
/** So many entries are read of one file. */
export const MOST_ENTRIES = 5_000
const LONGEST_TEXT = 500

/** What one place of a file says: a number, or why there is none. */
export interface FileEntry {
  /** "Line 3", "Card 2" */
  readonly place: string
  readonly number: string
  readonly description: string
  readonly problem?: string
}

/** What a file says, or why it cannot be read. */
export type FileContent =
  | { readonly ok: true; readonly entries: readonly FileEntry[]; readonly isCut: boolean }
  | { readonly ok: false; readonly problem: string }

/** Reads a table (CSV) or contact cards (vCard); nothing is sent. */
export async function readVipFile(file: File): Promise<FileContent> {
  if (file.size > MOST_BYTES) return { ok: false, problem: m.assist_file_too_large({ size: MOST_BYTES / 1024 / 1024 }) }
  const bytes = await file.arrayBuffer().catch(() => undefined)
  if (bytes === undefined) return { ok: false, problem: m.assist_file_unreadable() }
  const text = decoded(bytes)
  const all = /^\s*BEGIN:VCARD/i.test(text) ? await cardEntries(text) : await tableEntries(text)
  const entries = all.slice(0, MOST_ENTRIES)
  if (entries.every(({ problem }) => problem !== undefined)) return { ok: false, problem: m.assist_file_nothing() }
  return { ok: true, entries, isCut: all.length > MOST_ENTRIES }
}

/** Spreadsheets write UTF-8, UTF-16 with its mark, or the one-byte letters of Western Europe. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function cardEntries(text: string): Promise<readonly FileEntry[]> {
  const { readCards } = await import('./vcard.ts')
  return readCards(text, MOST_ENTRIES + 1).flatMap((card, index) => {
    const place = m.assist_place_card({ number: index + 1 })
    if (card === undefined) return [{ place, number: '', description: '', problem: m.assist_card_unreadable() }]
    if (card.length === 0) return [{ place, number: '', description: '', problem: m.assist_entry_no_number() }]
    return card.map(({ name, number }) => ({ place, number: plain(number), description: plain(name) }))
  })
}

async function tableEntries(text: string): Promise<readonly FileEntry[]> {
  const { readCsv } = await import('../csv.ts')
  const rows = readCsv(text, MOST_ENTRIES + 2)
  const head = headOf(rows[0] ?? [])
  return rows.slice(head === undefined ? 0 : 1).map((row, index) => {
    const place = m.assist_place_line({ number: index + (head === undefined ? 1 : 2) })
    const number = plain(row[head?.number ?? numberColumn(row)] ?? '')
    const description = plain(head === undefined ? others(row, numberColumn(row)) : (row[head.description] ?? ''))
    return number === '' || !/\d/.test(number)
      ? { place, number, description, problem: m.assist_entry_no_number() }
      : { place, number, description }
  })
}

const NUMBER_WORDS =
  /^(?:vip )?(?:phone|tele(?:ph|f)on|tel|mobile?|handy|ruf)?[\s.-]*(?:number|nummer|numero|no|nr)?\.?$/
const TEXT_WORDS = /^(?:description|name|display name|full name|beschreibung|bezeichnung|text|comment|kommentar)$/

/** Which columns hold what, where the first row says so; a row with a number in it is no such row. */
function headOf(row: readonly string[]): { readonly number: number; readonly description: number } | undefined {
  const words = row.map((cell) => foldedText(cell).trim())
  if (words.some((word) => /\d{3}/.test(word))) return undefined
  const number = words.findIndex((word) => word !== '' && NUMBER_WORDS.test(word))
  return number < 0 ? undefined : { number, description: words.findIndex((word) => TEXT_WORDS.test(word)) }
}

/** The first cell that can be a number. */
const numberColumn = (row: readonly string[]): number =>
  Math.max(
    0,
    row.findIndex((cell) => /^\+?[\d\s()./-]{2,}$/.test(cell))
  )

const others = (row: readonly string[], column: number): string =>
  row.find((cell, index) => index !== column && cell !== '') ?? ''

/** Without what cannot be seen, and no longer than it may be. */
const plain = (text: string): string =>
  text
    .replace(/[^\P{C}\u200C\u200D]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT)

/** Saves a list where the user chooses; false when he does not. */
export async function exportVips(
  kind: 'csv' | 'vcard',
  manager: string,
  vips: readonly VipNumber[]
): Promise<Result<boolean>> {
  const name = m.assist_vip_file({ manager })
  if (kind === 'vcard') {
    const { writeCards } = await import('./vcard.ts')
    return saveText(kind, name, writeCards(vips.map(({ number, description = '' }) => ({ name: description, number }))))
  }
  const { writeCsv } = await import('../csv.ts')
  const rows = vips.map(({ number, description = '' }) => [number, description])
  return saveText(kind, name, writeCsv([[m.assist_column_number(), m.assist_column_description()], ...rows]))
}
