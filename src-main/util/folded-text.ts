/** Letters that no rule of Unicode takes apart, as people type them who do not have them. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i']
])
const SPECIAL = new RegExp(`[${[...PLAIN.keys()].join('')}]`, 'g')

/** Text to search in: without capitals, accents and other marks, so that "asa" finds "Åsa". */
export const foldedText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => PLAIN.get(letter) ?? letter)

/** The digits of a number, however it is written. */
export const digitsOf = (number: string): string => number.replace(/\D/g, '')
