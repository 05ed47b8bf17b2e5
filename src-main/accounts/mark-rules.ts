import type { Account } from '../../src-preload/contract/account.ts'
import { firstCharacters, markColours, MOST_MARK_CHARACTERS } from '../../src-preload/contract/mark-values.ts'
import type { MarkColour } from '../../src-preload/contract/mark-values.ts'

/** What a short label is made from; `typed`: the user's own, which stays as it is. */
export type Marked = Pick<Account, 'vendorName' | 'label' | 'isDemo'> & { readonly typed?: string | undefined }

/** The colour fewest of the others have, the first of those. */
export function freeColour(taken: readonly MarkColour[]): MarkColour {
  const uses = (colour: MarkColour): number => taken.filter((one) => one === colour).length
  const fewest = Math.min(...markColours.map(uses))
  return markColours.find((colour) => uses(colour) === fewest) ?? markColours[0]
}

/**
 * A short label for each account, in their order: the typed one, else the first of its system, its user and its place that
 * no other is called. Where nothing is its own, the system with a number.
 */
export function shortLabels(accounts: readonly Marked[]): readonly string[] {
  const names = accounts.map(namesOf)
  const taken = new Set(accounts.flatMap(({ typed }) => (typed === undefined ? [] : [folded(typed)])))
  return accounts.map(({ typed }, index) => {
    if (typed !== undefined) return typed
    const isOthers = (name: string): boolean =>
      names.some((other, at) => {
        // whoever is of another system is called by that first
        const possible = accounts[at]?.vendorName === accounts[index]?.vendorName ? other : other.slice(0, 1)
        return at !== index && possible.some((one) => folded(one) === folded(name))
      })
    const own = names[index]?.find((name) => !taken.has(folded(name)) && !isOthers(name))
    const label = own ?? numbered(names[index]?.[0] ?? '', (name) => taken.has(folded(name)))
    taken.add(folded(label))
    return label
  })
}

const folded = (text: string): string => text.toLocaleLowerCase('en')

/** The best first; the demo is better known as that than by the system it plays. */
function namesOf({ vendorName, label, isDemo }: Marked): readonly string[] {
  const system = vendorName.split(' ')[0] ?? ''
  const [person = '', ...places] = label
    .split(isDemo ? / · | \(|: / : / · | \(/)
    .map((part) => part.replace(/\)$/, '').trim())
  const people = fits(person) ? [person] : [person.split(' ')[0] ?? '', person]
  const ordered = isDemo ? [...people, system, ...places] : [system, ...people, ...places]
  return ordered.map((name) => firstCharacters(name, MOST_MARK_CHARACTERS).trim()).filter((name) => name !== '')
}

const fits = (name: string): boolean => firstCharacters(name, MOST_MARK_CHARACTERS) === name

function numbered(name: string, isTaken: (label: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const label = `${firstCharacters(name, MOST_MARK_CHARACTERS - 1 - String(number).length)} ${number}`.trim()
    if (!isTaken(label)) return label
  }
}
