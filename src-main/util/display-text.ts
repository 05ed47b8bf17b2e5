/** Longest text from outside that is shown, in characters (trust N5). */
export const MAX_DISPLAY_CHARS = 200

// Control characters, bidi marks, embeddings, overrides and isolates, zero-width and other invisible characters, tags.
const UNSAFE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** The name of a thing that is shown; what has none is called by its id. */
export const shownName = (name: string | undefined, id: string): string => displayText(name) ?? displayText(id) ?? '?'

/**
 * Makes text from a telephone system fit to be shown: control, bidi and invisible characters go, blanks join, at most
 * `most` characters stay. Undefined when nothing is left (trust N5).
 */
export function displayText(text: string | undefined, most = MAX_DISPLAY_CHARS): string | undefined {
  if (text === undefined) return undefined
  const blanks = text.slice(0, 10 * most).replace(/[\t\r\n\u2028\u2029]+/g, ' ')
  return capped(blanks.replace(UNSAFE, '').replace(/\s+/g, ' ').trim(), most)
}

/**
 * The same for a note of several lines, which end with a line feed and stay as they are indented: what is edited and sent
 * back must not lose them (trust N5).
 */
export function displayLines(text: string | undefined, most: number): string | undefined {
  if (text === undefined) return undefined
  const lines = text.slice(0, 10 * most).split(/\r\n|[\r\n\u2028\u2029]/)
  const clean = lines.map((line) => line.replace(/\t/g, ' ').replace(UNSAFE, '').trimEnd())
  return capped(clean.join('\n').trim(), most)
}

function capped(clean: string, most: number): string | undefined {
  const chars = Array.from(clean)
  if (chars.length > most) return `${chars.slice(0, most - 1).join('')}…`
  return clean === '' ? undefined : clean
}
