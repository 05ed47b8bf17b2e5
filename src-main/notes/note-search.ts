import type { Note } from '../../src-preload/contract/note.ts'
import { digitsOf, foldedText } from '../util/folded-text.ts'

/** What a query like a number is compared with; fewer digits say nothing. */
const FEWEST_DIGITS = 2
const LIKE_NUMBER = /^[\d\s+()/.*#-]+$/

interface Searched {
  readonly words: string
  readonly digits: string
}

/** Notes never change in place, so each is folded once. */
const searched = new WeakMap<Note, Searched>()

/** Tells whether a note has all words of the query in its text or in who called, or its digits in the number. */
export function noteFilter(query: string): (note: Note) => boolean {
  const words = foldedText(query).split(/\s+/).filter(Boolean)
  const digits = LIKE_NUMBER.test(query) ? digitsOf(query) : ''
  return (note) => {
    const within = searchedIn(note)
    if (digits.length >= FEWEST_DIGITS && within.digits.includes(digits)) return true
    return words.every((word) => within.words.includes(word))
  }
}

function searchedIn(note: Note): Searched {
  const known = searched.get(note)
  if (known !== undefined) return known
  const { text, queue, remote } = note
  const { name, company, number, displayNumber } = remote
  const words = foldedText([text, name, company, queue, number, displayNumber].filter(Boolean).join('\n'))
  const digits = [number, displayNumber].map((one) => digitsOf(one ?? '')).join(' ')
  const made = { words, digits }
  searched.set(note, made)
  return made
}
