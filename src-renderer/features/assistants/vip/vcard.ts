import ICAL from 'ical.js'

/** A number of a contact card. */
export interface CardNumber {
  readonly name: string
  readonly number: string
}

/** One card: its numbers, or nothing where it cannot be read. */
export type ReadCard = readonly CardNumber[] | undefined

/** So many cards are looked at. */
const CARD = /^BEGIN:VCARD[ \t]*\r?\n[\s\S]*?^END:VCARD[ \t]*$/gim

/** The cards of a file, each for itself, so that one that is broken costs no other. */
export const readCards = (text: string, most: number): readonly ReadCard[] =>
  [...text.matchAll(CARD)].slice(0, most).map(([card]) => readCard(card))

function readCard(card: string): ReadCard {
  try {
    const component = new ICAL.Component(ICAL.parse(card))
    const name = textOf(component.getFirstPropertyValue('fn')) || textOf(component.getFirstPropertyValue('org'))
    return component
      .getAllProperties('tel')
      .map((tel) => ({ name, number: numberOf(textOf(tel.getFirstValue())) }))
      .filter(({ number }) => number !== '')
  } catch {
    return undefined // older versions of the format, or no card at all
  }
}

/** `tel:+49-30-23125123;ext=1` is an address of a number; its parameters are none of it. */
const numberOf = (text: string): string => text.replace(/^tel:([^;]*).*$/is, '$1').trim()

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string' && part !== '').join(', ')
  return typeof value === 'string' ? value.trim() : ''
}

/** Cards that mail programs and telephones read (vCard 3.0, RFC 2426). */
export const writeCards = (numbers: readonly CardNumber[]): string =>
  numbers.map((one) => `${ICAL.stringify(cardOf(one))}\r\n`).join('')

function cardOf({ name, number }: CardNumber): [string, unknown[], unknown[]] {
  const shown = name === '' ? number : name
  const properties = [
    ['version', {}, 'text', '3.0'],
    ['fn', {}, 'text', shown],
    ['n', {}, 'text', [shown, '', '', '', '']],
    ['tel', { type: 'voice' }, 'phone-number', number]
  ]
  return ['vcard', properties, []]
}
