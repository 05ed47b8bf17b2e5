import type { Term } from '../bert/term.ts'

/** A field that holds nothing; a list as a value is lost on the way (Basix 3.3). */
export const isNothing = (term: Term): boolean =>
  typeof term === 'object' && ((term.kind === 'atom' && term.name === 'undefined') || term.kind === 'list')

/** Names and texts alike; undefined for an empty text, and for what is none. */
export function textOf(term: Term | undefined): string | undefined {
  if (typeof term === 'string') return term === '' ? undefined : term
  if (typeof term !== 'object' || term.kind !== 'atom' || term.name === 'undefined') return undefined
  return term.name
}

/** An id or a small number; also one that is written as text (Basix 1.3). */
export function integerOf(term: Term | undefined): number | undefined {
  if (typeof term === 'string' && !/^\d{1,15}$/.test(term)) return undefined
  const value = typeof term === 'object' || typeof term === 'boolean' ? NaN : Number(term)
  return Number.isSafeInteger(value) ? value : undefined
}

/** Epoch ms of a time in µs (Basix 1.3). */
export function millisecondsOf(term: Term | undefined): number | undefined {
  const value = typeof term === 'bigint' || typeof term === 'number' ? Number(term) : NaN
  return Number.isFinite(value) && value > 0 ? Math.floor(value / 1000) : undefined
}

export const tupleOf = (term: Term | undefined): readonly Term[] | undefined =>
  typeof term === 'object' && term.kind === 'tuple' ? term.items : undefined
