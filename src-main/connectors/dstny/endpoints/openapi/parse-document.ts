import { YAMLParseError, parse } from 'yaml'
import type { CtiError } from '../../../../util/errors.ts'
import { refusedFile } from '../refused-file.ts'
import { checkYamlBudget } from './yaml-budget.ts'

/** Largest document, in characters. */
const MAX_LENGTH = 1024 * 1024
/** References to one place of a YAML document, so that a small file cannot grow without end. */
const MAX_ALIASES = 100

/** Parses JSON or YAML; what is in it is checked by others. @throws CtiError protocol, saying where it is broken */
export function parseDocument(text: string): unknown {
  if (text.length > MAX_LENGTH) throw refused('larger than 1 MB')
  // JSON is YAML, but its own parser is faster and says better where a document is broken
  const isJson = /^[[{]/.test(text.trimStart())
  if (!isJson) checkYamlBudget(text)
  try {
    return isJson ? JSON.parse(text) : parse(text, { maxAliasCount: MAX_ALIASES, logLevel: 'error' })
  } catch (cause) {
    throw refused(placeOf(cause)) // the parser's words quote the file, and a cause is logged
  }
}

function placeOf(error: unknown): string {
  if (error instanceof YAMLParseError) {
    const [at] = error.linePos ?? []
    return at === undefined ? 'no YAML' : `line ${String(at.line)}, column ${String(at.col)}`
  }
  const place = error instanceof SyntaxError ? /\bposition \d+( \(line \d+ column \d+\))?$/.exec(error.message) : null
  return place?.[0] ?? 'neither JSON nor YAML'
}

const refused = (problem: string): CtiError => refusedFile([{ place: '-', problem }])
