import type { ContactRow } from '../../src-preload/contract/contact.ts'
import { digitsOf, foldedText } from '../util/folded-text.ts'
import { keepNewest } from '../util/keep-newest.ts'

const MOST_CONTACTS = 100_000
/** A text of figures and what is written between them. */
const isNumber = /^[\d\s+()/.-]*\d[\d\s+()/.-]*$/
const betweenWords = /[^\p{L}\p{N}]+/gu

interface Indexed {
  readonly row: ContactRow
  /** Name, then company: folded, with a blank before each word. */
  readonly words: string
  /** The figures of each number as it is dialled and as it is shown, with a blank before each. */
  readonly numbers: string
}

/**
 * Everybody who has been read from a telephone system so far, to be found at once: by the beginnings of words of name and
 * company, without capitals and accents, and by any part of a number. Bounded: the longest unseen go first.
 */
export class ContactIndex {
  readonly #known = new Map<string, Indexed>()

  /** `shown`: how a number is written for people. */
  remember(rows: readonly ContactRow[], shown: (number: string) => string): void {
    for (const { available: _then, inCall: _was, activityName: _of, ...row } of rows) {
      const numbers = row.numbers.flatMap(({ number }) => [number, shown(number)].map(digitsOf))
      const indexed = {
        row,
        words: wordsOf([row.name, row.company ?? ''].join(' ')),
        numbers: numbers.map((digits) => ` ${digits}`).join('')
      }
      keepNewest(this.#known, `${row.accountId} ${row.id}`, indexed, MOST_CONTACTS)
    }
  }

  forgetAccount(accountId: string): void {
    for (const [key, { row }] of this.#known) if (row.accountId === accountId) this.#known.delete(key)
  }

  /** Those of these accounts who fit the text, the closest first. */
  find(query: string, limit: number, accountIds: ReadonlySet<string>): ContactRow[] {
    const closeness = closenessTo(query)
    const found: ContactRow[][] = [[], [], []]
    for (const one of this.#known.values()) {
      const rank = closeness(one)
      const list = rank === undefined ? undefined : found[rank]
      if (list !== undefined && list.length < limit && accountIds.has(one.row.accountId)) list.push(one.row)
    }
    return found.flat().slice(0, limit)
  }
}

type Rank = 0 | 1 | 2

/** How close somebody is to a text: 0 closest, undefined: not meant. */
function closenessTo(query: string): (one: Indexed) => Rank | undefined {
  if (isNumber.test(query)) return closenessToNumber(digitsOf(query))
  const whole = wordsOf(query)
  if (whole === '') return () => undefined
  const words = whole.trim().split(' ')
  return (one) => {
    if (one.words.startsWith(whole)) return 0
    return words.every((word) => one.words.includes(` ${word}`)) ? 1 : undefined
  }
}

/** Few figures are the beginning of a number, or everybody would be meant. */
function closenessToNumber(digits: string): (one: Indexed) => Rank | undefined {
  return ({ numbers }) => {
    const at = numbers.indexOf(` ${digits}`)
    if (at >= 0) return (numbers[at + digits.length + 1] ?? ' ') === ' ' ? 0 : 1
    return digits.length >= 3 && numbers.includes(digits) ? 2 : undefined
  }
}

function wordsOf(text: string): string {
  const words = foldedText(text).replace(betweenWords, ' ').trim()
  return words === '' ? '' : ` ${words}`
}
