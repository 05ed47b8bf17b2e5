/** Longest text from outside that is shown, in characters (trust N5). */
export const MAX_DISPLAY_CHARS = 200

// Control and format characters, halves of characters, bidi marks, line and paragraph separators, what Unicode says is to be
// ignored when it is shown (fillers, tags, variation selectors), what no property tells from a blank (braille, a note without
// a head, hieroglyphs), and the sign for an object.
const INVISIBLE = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{13441}\u{13442}\ufffc]`
const JOINER = String.raw`[\u200c\u200d]`
const LETTER = String.raw`[\p{L}\p{M}]`
const PICTURE = String.raw`\p{Extended_Pictographic}`
/** Selectors of an emoji's or an ideograph's shape, where one stands before them. */
const SHAPE = String.raw`(?:(?<=${PICTURE})[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)|(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}]|(?<=\p{Script=Mongolian})[\u180b-\u180d\u180f])`
/** Flags of England, Scotland, Wales and other parts of countries: a black flag, letters and digits as tags, and their end. */
const FLAG = String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}`
const UNSAFE = new RegExp(`(${FLAG})|(?!${JOINER}|${SHAPE})${INVISIBLE}`, 'gu')
const JOINERS = new RegExp(`(${JOINER})${JOINER}+`, 'gu')
// Persian, Indic and Sinhala spelling needs joiners between letters, some also after the last mark of a word (Malayalam);
// an emoji of several people or things is made with them.
const LOOSE_JOINER = new RegExp(
  `(?!(?<=${LETTER})${JOINER}(?=${LETTER})|(?<=\\p{L}\\p{M})\\u200d|` +
    `(?<=(?:${PICTURE}|[\\u{1f3fb}-\\u{1f3ff}])\\ufe0f?)\\u200d(?=${PICTURE}))${JOINER}`,
  'gu'
)
/** No script stacks more marks on a letter; what does only paints over its neighbours. */
const TOO_MANY_MARKS = /(\p{M}{8})\p{M}+/gu

/** The name of a thing that is shown; what has none is called by its id. */
export const shownName = (name: string | undefined, id: string): string => displayText(name) ?? displayText(id) ?? '?'

/**
 * Makes text from a telephone system fit to be shown: control, bidi and invisible characters go, joiners stay where they
 * join something, blanks join, at most `most` characters stay. Undefined when nothing is left (trust N5).
 */
export function displayText(text: string | undefined, most = MAX_DISPLAY_CHARS): string | undefined {
  if (text === undefined) return undefined
  const blanks = text.slice(0, 10 * most).replace(/[\t\r\n\u2028\u2029]+/g, ' ')
  return capped(visible(blanks).replace(/\s+/g, ' ').trim(), most)
}

/**
 * The same for a note of several lines, which end with a line feed and stay as they are indented: what is edited and sent
 * back must not lose them (trust N5).
 */
export function displayLines(text: string | undefined, most: number): string | undefined {
  if (text === undefined) return undefined
  const lines = text.slice(0, 10 * most).split(/\r\n|[\r\n\u2028\u2029]/)
  const clean = lines.map((line) => visible(line.replace(/\t/g, ' ')).trimEnd())
  return capped(clean.join('\n').trim(), most)
}

function visible(text: string): string {
  const joined = text.replace(UNSAFE, '$1').replace(JOINERS, '$1').replace(LOOSE_JOINER, '')
  return joined.replace(TOO_MANY_MARKS, '$1')
}

const characters = new Intl.Segmenter()

/** Whole characters as people see them, where one of them is not longer than all that may stay. */
function capped(clean: string, most: number): string | undefined {
  const points = Array.from(clean)
  if (points.length <= most) return clean === '' ? undefined : clean
  const cut = points.slice(0, most - 1).join('')
  const next = clean.slice(0, 2 * most)
  const whole = characters.segment(next).containing(cut.length)?.index ?? cut.length
  return `${whole === 0 ? cut : cut.slice(0, whole)}…`
}
