import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import { foldedText } from '../dial/folded-text.ts'

/**
 * Rows of several directories, put together where they are about one person. What counts, whatever order they came in: a
 * number or mail address in common where the names agree, for a company's people share its main number; and the same name
 * in the same company, unless one system has two of that name or the mail addresses differ. A name alone says nothing.
 * The groups stand where their first row stood.
 */
export function samePeople<T extends ContactRow>(rows: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const cards = rows.map(cardOf)
  const shared = groupedBy(cards, ({ reach }) => [...reach]).flatMap(pairsThatAgree)
  const certain = shared.filter(([one, other]) => one.name === other.name)
  const byReach = groupsOf(cards, certain)
  const sure = groupsOf(cards, [...certain, ...namesakes(byReach)])
  const wide = groupsOf(cards, [...shared, ...pairsIn(sure)])
  const groups = wide.flatMap((group) =>
    isOnePerson(group) ? [group] : sure.filter(([first]) => first !== undefined && group.includes(first))
  )
  const placeOf = ([first]: readonly Card[]): number => (first === undefined ? 0 : cards.indexOf(first))
  return groups
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .flatMap((group) => {
      const [first, ...others] = group.flatMap(({ index }) => rows[index] ?? [])
      return first === undefined ? [] : [[first, ...others] as const]
    })
}

/** What people are compared by. */
interface Card {
  readonly index: number
  readonly accountId: string
  /** Its words in one order, so that a name may begin with either; empty where a number stands for it. */
  readonly name: string
  readonly company: string
  readonly emails: ReadonlySet<string>
  /** Numbers and mail addresses. */
  readonly reach: ReadonlySet<string>
}

type Pair = readonly [Card, Card]

function cardOf({ accountId, name, company = '', emails = [], numbers }: ContactRow, index: number): Card {
  const mails = new Set(emails.map((email) => email.trim().toLowerCase()))
  return {
    index,
    accountId,
    name: nameOf(name),
    company: wordsOf(company).join(' '),
    emails: mails,
    reach: new Set([...mails, ...numbers.flatMap(({ key }) => key ?? [])])
  }
}

const wordsOf = (text: string): readonly string[] => foldedText(text).match(/\p{L}[\p{L}\p{N}]*/gu) ?? []
const isNumber = /^[\d\s+*#()/.-]*$/

function nameOf(text: string): string {
  const words = wordsOf(text)
  return words.length > 0 || isNumber.test(text) ? words.toSorted().join(' ') : foldedText(text).trim()
}

const pairsThatAgree = (cards: readonly Card[]): readonly Pair[] =>
  cards.flatMap((one, index) =>
    cards.slice(index + 1).flatMap((other) => (namesAgree(one, other) ? [[one, other] as const] : []))
  )

/** Whether one name has all words of the other, or its initials; what one system has twice has to be the same. */
function namesAgree(one: Card, other: Card): boolean {
  if (one.name === other.name) return true
  if (one.accountId === other.accountId) return false
  return isPartOf(one.name, other.name) || isPartOf(other.name, one.name)
}

function isPartOf(name: string, whole: string): boolean {
  const words = whole.split(' ')
  return name === '' || name.split(' ').every((word) => words.some((full) => standsFor(word, full)))
}

const standsFor = (word: string, full: string): boolean => word === full || (word.length === 1 && full.startsWith(word))

/** The same name in the same company, where no system has two such people and nothing contradicts. */
function namesakes(groups: readonly (readonly Card[])[]): readonly Pair[] {
  return groupedBy(groups, inCompany).flatMap((same) => {
    const accountIds = same.flatMap((group) => [...new Set(group.map(({ accountId }) => accountId))])
    const hasTwo = new Set(accountIds).size < accountIds.length
    const withMail = same.filter((group) => group.some(({ emails }) => emails.size > 0))
    return hasTwo || withMail.length > 1 ? [] : pairsIn([same.flat()])
  })
}

/** Name and company of those who have both. */
function inCompany(group: readonly Card[]): readonly string[] {
  const name = group[0]?.name ?? ''
  const companies = new Set(group.map(({ company }) => company).filter((company) => company !== ''))
  return name === '' ? [] : [...companies].map((company) => `${name}\n${company}`)
}

/** All that have a key in common, for each key that more than one has. */
function groupedBy<T>(list: readonly T[], keysOf: (one: T) => readonly string[]): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const one of list) for (const key of keysOf(one)) groups.set(key, [...(groups.get(key) ?? []), one])
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** Pairs that hold each group together. */
const pairsIn = (groups: readonly (readonly Card[])[]): readonly Pair[] =>
  groups.flatMap(([first, ...others]) => (first === undefined ? [] : others.map((other) => [first, other] as const)))

const isOnePerson = (group: readonly Card[]): boolean =>
  group.every((one, index) => group.slice(index + 1).every((other) => namesAgree(one, other)))

/** The cards that the pairs hold together, each group in the order of the list. */
function groupsOf(cards: readonly Card[], pairs: readonly Pair[]): readonly (readonly Card[])[] {
  const group = new Map(cards.map((card) => [card, new Set([card])]))
  for (const [one, other] of pairs) {
    const [kept, joined] = [group.get(one), group.get(other)]
    if (kept === undefined || joined === undefined || kept === joined) continue
    for (const card of joined) group.set(card, kept.add(card))
  }
  return [...new Set(group.values())].map((set) => [...set].toSorted((one, other) => one.index - other.index))
}
