import { parse } from 'yaml'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'

/** Largest document, in characters. */
const MAX_LENGTH = 8 * 1024 * 1024
/** References to one place of a YAML document, so that a small file cannot grow without end. */
const MAX_ALIASES = 100

/** Parses JSON or YAML; what is in it is checked by others. @throws CtiError protocol, saying where it is broken */
export function parseDocument(text: string): unknown {
  if (text.length > MAX_LENGTH) throw refused('larger than 8 MB')
  try {
    // JSON is YAML, but its own parser is faster and says better where a document is broken
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : parse(text, { maxAliasCount: MAX_ALIASES, logLevel: 'error' })
  } catch (cause) {
    throw refused(cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '').slice(0, 200) : '', cause)
  }
}

const refused = (problem: string, cause?: unknown): CtiError =>
  new CtiError('protocol', { userMessage: m.error_override_invalid({ place: '-', problem }), cause })
