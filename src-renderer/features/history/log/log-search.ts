import type { LogEntry } from './log-entry.ts'

/** Marks over and under letters, which nobody types in a hurry. */
const MARKS = /\p{M}/gu
const NUMBER = /^[+\d][\d\s()/.-]+$/
const SHORTEST_NUMBER = 3

const plain = (text: string): string => text.normalize('NFD').replace(MARKS, '').toLocaleLowerCase()
const digits = (text: string): string => text.replace(/\D/g, '')

/** Whether this is what people type to find a number: the telephone systems can be asked for it. */
export const isNumber = (query: string): boolean => NUMBER.test(query) && digits(query).length >= SHORTEST_NUMBER

/** Looks for words of a name, or for digits in the number as it is dialled and as it is shown. */
export function matches(query: string): (entry: LogEntry) => boolean {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const wanted = NUMBER.test(query.trim()) ? digits(query) : ''
  return ({ name = '', inbox = '', number = '', displayNumber = '' }) => {
    if (wanted !== '' && [number, displayNumber].some((one) => digits(one).includes(wanted))) return true
    const text = plain(`${name} ${inbox} ${number} ${displayNumber}`)
    return words.every((word) => text.includes(word))
  }
}
