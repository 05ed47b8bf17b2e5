import type { ReplyFormat, WireRequest } from '../../../../wire-tables/mirta/wire-request.ts'
import type { Reply } from '../../kit/reply.ts'
import type { MirtaSwitches } from '../switches.ts'
import type { Answer, Cell, Row } from './answers.ts'
import { phpWarning } from './texts.ts'

/** What is needed to write an answer. */
export interface Writing {
  readonly row: WireRequest | undefined
  readonly format: ReplyFormat
  /** Name of the function a JSON reply is wrapped into. */
  readonly callback: string | undefined
  readonly switches: MirtaSwitches
}

const noises = { none: '', blankLine: '\r\n', byteOrderMark: '\uFEFF', warning: phpWarning } as const
const types = {
  plain: 'text/html; charset=UTF-8',
  json: 'application/json',
  csv: 'text/csv; charset=UTF-8',
  xml: 'text/xml; charset=UTF-8'
} as const

/** Writes an answer: HTTP 200 always, the type by the format, whatever the body is (MiRTA 2.1). */
export function writeAnswer(answer: Exclude<Answer, { kind: 'silence' }>, how: Writing): Reply {
  if (answer.kind === 'file') return { status: 200, contentType: answer.type, body: answer.bytes }
  const noise = noises[how.switches.noise]
  return { status: 200, contentType: typeOf(answer, how), body: noise + bodyOf(answer, how) }
}

function typeOf(answer: Answer, { row, format, switches }: Writing): string {
  const misses = answer.kind === 'nothing' && row?.reply === 'sound'
  if (misses && switches.missingSoundType === 'text/html') return types.plain
  return types[format]
}

function bodyOf(answer: Exclude<Answer, { kind: 'silence' | 'file' }>, how: Writing): string {
  const { format, callback, switches } = how
  if (answer.kind === 'words') return answer.text
  if (answer.kind === 'done') return doneText(answer.said, switches)
  if (answer.kind === 'nothing') return emptyText(how)
  if (format === 'json') return wrapped(jsonOf(answer, switches), callback)
  const { lineEnd } = switches
  if (answer.kind === 'object') return answer.plain.replaceAll('\n', lineEnd)
  if (format === 'csv') return table(answer.rows, { parts: ',', ends: '', lineEnd }, quoted)
  if (format === 'xml') return xmlOf(answer.rows)
  return answer.plain?.replaceAll('\n', lineEnd) ?? table(answer.rows, { parts: '|', ends: '|', lineEnd })
}

const doneText = (said: string | undefined, { actionReply }: MirtaSwitches): string =>
  said !== undefined || actionReply === 'Success' ? `Success|${said ?? 'Done|'}` : 'OK'

function emptyText({ row, format, switches }: Writing): string {
  if (format !== 'json') return ''
  return switches.emptyForm === 'asSeen' ? (row?.empty ?? '') : switches.emptyForm
}

const wrapped = (json: string, callback: string | undefined): string =>
  callback === undefined ? json : `${callback}(${json})`

function jsonOf(answer: Extract<Answer, { kind: 'rows' | 'object' }>, { doubledKeys }: MirtaSwitches): string {
  if (answer.kind === 'object') return JSON.stringify(answer.value)
  return JSON.stringify(answer.rows.map((row) => (doubledKeys ? doubled(row) : row)))
}

/** Each value by position and by name, as PHP fetches rows. */
const doubled = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value], index): [string, Cell][] => [
      [String(index), value],
      [name, value]
    ])
  )

interface TableForm {
  readonly parts: string
  readonly ends: string
  readonly lineEnd: string
}

function table(
  rows: readonly Row[],
  { parts, ends, lineEnd }: TableForm,
  write: (cell: unknown) => string = String
): string {
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map((cell) => write(cell ?? '')))]
  return lines.map((line) => line.join(parts) + ends + lineEnd).join('')
}

const quoted = (cell: unknown): string => `"${String(cell).replaceAll('"', '""')}"`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function xmlOf(rows: readonly Row[]): string {
  const cells = (row: Row): string =>
    Object.entries(row)
      .map(([name, value]) => `<${name}>${escaped(String(value ?? ''))}</${name}>`)
      .join('')
  return `<?xml version="1.0" encoding="UTF-8"?><cdrs>${rows.map((row) => `<cdr>${cells(row)}</cdr>`).join('')}</cdrs>`
}
