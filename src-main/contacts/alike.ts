import { foldedText } from '../util/folded-text.ts'
import { lookUp } from '../util/lookup.ts'

/** What a plain letter may stand for, the usual ones first. */
const MARKED = {
  a: 'åäá',
  c: 'çčć',
  d: 'ðđ',
  e: 'éèë',
  i: 'íïî',
  l: 'ł',
  n: 'ñńň',
  o: 'öøó',
  r: 'ř',
  s: 'šśş',
  u: 'üúů',
  y: 'ýÿ',
  z: 'žźż'
} as const satisfies Readonly<Record<string, string>>

/**
 * Beginnings to ask a directory for that takes letters as they are written, so that "jonsson" finds Jönsson and "dvorak"
 * Dvořák: two letters, plain and with one mark. None for a text that is too short or written with marks already.
 */
export function alikeBeginnings(query: string): readonly string[] {
  const [word = ''] = query.trim().toLowerCase().split(/\s+/)
  if (!/^[a-z]{3,}$/.test(word) || foldedText(word) !== word) return []
  const [first = '', second = ''] = word
  const withFirst = [...(lookUp(MARKED, first) ?? '')].map((letter) => letter + second)
  const withSecond = [...(lookUp(MARKED, second) ?? '')].map((letter) => first + letter)
  return [first + second, ...withFirst, ...withSecond]
}
