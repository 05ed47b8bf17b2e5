import { dstnyOperations } from '../../../../wire-tables/dstny.ts'
import type { DstnyOperationId, WireOperation } from '../../../../wire-tables/dstny.ts'
import type { DocumentedOperation } from './document.ts'
import { callHints } from './hints-calls.ts'
import { dataHints } from './hints-data.ts'
import { nameOf, placeholders, wordsOf } from './names.ts'

/** An operation of the endpoint table. */
export interface KnownOperation {
  readonly id: DstnyOperationId
  readonly row: WireOperation
}

/** How alike an operation of a document and one of ours are: from 0, not at all, to 1, the same in everything. */
export type Scores = ReadonlyMap<DstnyOperationId, number>

interface Indexed extends KnownOperation {
  readonly words: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  readonly path: ReadonlySet<string>
  readonly group: string
}

const hints: Readonly<Record<string, readonly [words: string, body: string]>> = { ...callHints, ...dataHints }

const rows = Object.entries(dstnyOperations) as [DstnyOperationId, WireOperation][] // the keys are the ids

const indexed: readonly Indexed[] = rows.map(([id, row]) => {
  const [words = '', body = ''] = hints[id] ?? []
  const query = row.query.map((name) => name.replace(/[[\]!]/g, ''))
  return {
    id,
    row,
    words: wordsOf(`${id.replace(/([A-Z])/g, ' $1')} ${words}`),
    names: new Set([...query, ...body.split(' ')].map(nameOf).filter((name) => name !== '')),
    path: new Set(placeholders(row.path).map(nameOf)),
    group: plainGroup(row.group)
  }
})

/** All of them, in the order of the table. */
export const knownOperations: readonly KnownOperation[] = indexed

/** Where a word, a name or a placeholder stands: positions in the table. */
type Index = ReadonlyMap<string, readonly number[]>

function indexOf(termsOf: (known: Indexed) => Iterable<string>): Index {
  const index = new Map<string, number[]>()
  indexed.forEach((known, position) => {
    for (const term of termsOf(known)) index.set(term, [...(index.get(term) ?? []), position])
  })
  return index
}

const byWord = indexOf(({ words }) => words)
const byName = indexOf(({ names }) => names)
const byPlaceholder = indexOf(({ path }) => path)

/** A word few operations have says more, one that none of ours has says nothing. */
const weightOf = (words: Iterable<string>): number =>
  [...words].reduce((sum, word) => sum + 1 / (byWord.get(word)?.length ?? Infinity), 0)

const ownWeights = indexed.map(({ words }) => weightOf(words))

/**
 * Compares one operation of a document with all of ours that are at least `least` like it. What the document says is
 * taken apart once and looked up; what it does not say counts neither way.
 */
export function scoresOf(found: DocumentedOperation, least: number): Scores {
  const path = placeholders(found.path).map(nameOf)
  const placesIn = new Set(path)
  const names = new Set([...found.queryNames, ...found.bodyNames].map(nameOf))
  const words = wordsOf(`${found.description} ${(found.operationId ?? '').replace(/([A-Z])/g, ' $1')}`)
  const groups = new Set(found.tags.map(plainGroup))
  const weight = weightOf(words)
  const sharedPlaces = sharedBy(byPlaceholder, placesIn, () => 1)
  const sharedNames = sharedBy(byName, names, () => 1)
  const sharedWords = sharedBy(byWord, words, (holders) => 1 / holders.length)
  const scores = new Map<DstnyOperationId, number>()
  indexed.forEach(({ id, row, ...ours }, position) => {
    if (!mayBe(row, found) || path.length > ours.path.size) return
    const parts: [part: number, score: number][] = [
      [3, alike(ours.path.size, placesIn.size, sharedPlaces[position])],
      [2, alike(ours.names.size, names.size, sharedNames[position])],
      [2, row.methods.includes(found.method) ? 1 : 0]
    ]
    if (groups.size > 0) parts.push([3, groups.has(ours.group) ? 1 : 0])
    if (words.size > 0) parts.push([4, (2 * (sharedWords[position] ?? 0)) / ((ownWeights[position] ?? 0) + weight)])
    parts.push([1, (row.deprecated === true) === found.deprecated ? 1 : 0])
    const total = parts.reduce((sum, [part]) => sum + part, 0)
    const score = parts.reduce((sum, [part, one]) => sum + part * one, 0) / total
    if (score >= least) scores.set(id, score)
  })
  return scores
}

/** What the document calls deprecated is only what is deprecated here. */
export const mayBe = (row: WireOperation, found: DocumentedOperation): boolean =>
  !found.deprecated || row.deprecated === true

/** For each operation of ours, how much of the terms it has too. */
function sharedBy(
  index: Index,
  terms: Iterable<string>,
  worth: (holders: readonly number[]) => number
): readonly number[] {
  const shared = indexed.map(() => 0)
  for (const term of terms) {
    const holders = index.get(term) ?? []
    for (const position of holders) shared[position] = (shared[position] ?? 0) + worth(holders)
  }
  return shared
}

/** Share of names both have, from 0 to 1; two empty sets are the same. */
function alike(ours: number, theirs: number, shared = 0): number {
  const all = ours + theirs - shared
  return all === 0 ? 1 : shared / all
}

function plainGroup(text: string): string {
  return text.toLowerCase().replace(/\bapi\b|[^a-z0-9]/g, '')
}
