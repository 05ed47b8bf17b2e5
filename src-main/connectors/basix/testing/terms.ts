import type { Atom, List, Term, Tuple } from '../bert/term.ts'

export const atom = (name: string): Atom => ({ kind: 'atom', name })

export const tuple = (...items: readonly Term[]): Tuple => ({ kind: 'tuple', items })

export const list = (...items: readonly Term[]): List => ({ kind: 'list', items })

/** What a field holds that is absent. */
export const nothing = atom('undefined')

/** A time in µs. */
export const time = (ms: number): bigint => BigInt(ms) * 1000n

/** The state of a leg, entered then. */
export const state = (ms: number, name: string, ...more: readonly Term[]): Tuple => tuple(time(ms), atom(name), ...more)
