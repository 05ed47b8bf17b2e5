import { isSameTerm, type Term } from '../socket/bert.ts'

/** The fields of an element, by name; what is absent is not in it. */
export type Fields = ReadonlyMap<string, Term>

export const isSameFields = (one: Fields, other: Fields): boolean =>
  one.size === other.size && [...one].every(([name, term]) => isSameTerm(term, other.get(name)))

export const only = (fields: Fields, names: readonly string[]): Fields =>
  new Map([...fields].filter(([name]) => names.includes(name)))

export const without = (fields: Fields, names: readonly string[]): Fields =>
  new Map([...fields].filter(([name]) => !names.includes(name)))
