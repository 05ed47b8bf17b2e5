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
  const clean = blanks.replace(UNSAFE, '').replace(/\s+/g, ' ').trim()
  const chars = Array.from(clean)
  const capped = chars.length > most ? `${chars.slice(0, most - 1).join('')}…` : clean
  return capped === '' ? undefined : capped
}
