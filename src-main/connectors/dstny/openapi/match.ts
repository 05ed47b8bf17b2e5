import { dstnyOperations } from '../../../wire-tables/dstny.ts'
import type { DstnyOperationId, WireOperation } from '../../../wire-tables/dstny.ts'
import type { DocumentedOperation } from './document.ts'
import { callHints } from './hints-calls.ts'
import { dataHints } from './hints-data.ts'
import { nameOf, placeholders, sameNames, wordsOf } from './names.ts'

/** Which operation of ours an operation of the document is. */
export interface Match {
  readonly id: DstnyOperationId
  readonly found: DocumentedOperation
}

/** What an import found, for the user to confirm (Contract dstny 0.4). */
export interface ImportResult {
  readonly matched: readonly Match[]
  /** Ours with several candidates of the document that are close together. */
  readonly ambiguous: readonly { readonly id: DstnyOperationId; readonly candidates: readonly DocumentedOperation[] }[]
  readonly notFound: readonly DstnyOperationId[]
}

/** A candidate below this is none; 1 is the same in everything. */
const GOOD = 0.6
/** The best must be better than the next by this much. */
const CLEAR = 0.04

const rows = Object.entries(dstnyOperations) as [DstnyOperationId, WireOperation][] // the keys are the ids
const hints: Readonly<Record<string, readonly [words: string, body: string]>> = { ...callHints, ...dataHints }

interface Known {
  readonly id: DstnyOperationId
  readonly row: WireOperation
  readonly words: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  readonly path: ReadonlySet<string>
}

const known: readonly Known[] = rows.map(([id, row]) => {
  const [words = '', body = ''] = hints[id] ?? []
  const query = row.query.map((name) => name.replace(/[[\]!]/g, ''))
  return {
    id,
    row,
    words: wordsOf(`${id.replace(/([A-Z])/g, ' $1')} ${words}`),
    names: new Set([...query, ...body.split(' ')].map(nameOf).filter((name) => name !== '')),
    path: new Set(placeholders(row.path).map(nameOf))
  }
})

/** Compares a document with the endpoint table; nothing is taken that is not clearly the best both ways. */
export function matchOperations(document: readonly DocumentedOperation[]): ImportResult {
  const byId = matchedById(document)
  const left = document.filter((one) => !byId.some(({ found }) => found === one))
  const open = known.filter(({ id }) => !byId.some((match) => match.id === id))
  const scores = new Map(left.map((one) => [one, open.map((ours) => ({ ours, score: scoreOf(ours, one) }))] as const))
  const matched = [...byId]
  const ambiguous: ImportResult['ambiguous'][number][] = []
  for (const { id, row } of open) {
    const candidates = left
      .map((found) => ({ found, score: scores.get(found)?.find(({ ours }) => ours.id === id)?.score ?? 0 }))
      .filter(({ score }) => score >= GOOD)
      .toSorted((a, b) => b.score - a.score)
    const close = candidates
      .filter(({ score }) => score > (candidates[0]?.score ?? 0) - CLEAR)
      .map(({ found }) => found)
    const [best] = firstMethod(row, close)
    if (best === undefined) continue
    const others = scores.get(best) ?? []
    const own = others.find(({ ours }) => ours.id === id)?.score ?? 0
    const rivals = others.filter(({ ours, score }) => ours.id !== id && score > own - CLEAR)
    const isRivalBetter = rivals.some(({ score }) => score >= own + CLEAR)
    if (isRivalBetter) continue
    if (firstMethod(row, close).length > 1 || rivals.length > 0) ambiguous.push({ id, candidates: close.slice(0, 5) })
    else matched.push({ id, found: best })
  }
  const decided = new Set([...matched, ...ambiguous].map(({ id }) => id))
  return { matched, ambiguous, notFound: rows.map(([id]) => id).filter((id) => !decided.has(id)) }
}

/** Rule 1, and for deprecated operations of the document rule 5; an id named twice is not taken. */
function matchedById(document: readonly DocumentedOperation[]): Match[] {
  return known.flatMap(({ id, row }) => {
    const found = document.filter((one) => one.operationId === id && mayBe(row, one))
    const [first] = firstMethod(row, found)
    return first !== undefined && firstMethod(row, found).length === 1 ? [{ id, found: first }] : []
  })
}

/** Where one path has several methods of ours (PUT and POST), the first of them stands for all. */
function firstMethod(row: WireOperation, found: readonly DocumentedOperation[]): readonly DocumentedOperation[] {
  const [first] = found
  const isOnePlace = found.every(({ path, method }) => path === first?.path && row.methods.includes(method))
  if (found.length < 2 || !isOnePlace) return found
  return row.methods.flatMap((method) => found.find((one) => one.method === method) ?? []).slice(0, 1)
}

const mayBe = (row: WireOperation, found: DocumentedOperation): boolean => !found.deprecated || row.deprecated === true

/** How alike they are, from 0 to 1; what the document does not say counts neither way. */
function scoreOf(ours: Known, found: DocumentedOperation): number {
  const path = placeholders(found.path).map(nameOf)
  if (!mayBe(ours.row, found) || path.length > ours.path.size) return 0
  const parts: [weight: number, score: number][] = [
    [3, sameNames(ours.path, new Set(path))],
    [2, sameNames(ours.names, new Set([...found.queryNames, ...found.bodyNames].map(nameOf)))],
    [2, ours.row.methods.includes(found.method) ? 1 : 0]
  ]
  if (found.tags.length > 0) parts.push([3, found.tags.some((tag) => isGroup(ours.row.group, tag)) ? 1 : 0])
  const words = wordsOf(`${found.description} ${(found.operationId ?? '').replace(/([A-Z])/g, ' $1')}`)
  if (words.size > 0) parts.push([4, sameWords(ours.words, words)])
  const isOld = ours.row.deprecated === true
  parts.push([1, isOld === found.deprecated ? 1 : 0])
  const total = parts.reduce((sum, [weight]) => sum + weight, 0)
  return parts.reduce((sum, [weight, score]) => sum + weight * score, 0) / total
}

/** In how many of our operations a word stands. */
const frequency = new Map<string, number>()
for (const { words } of known) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1)

/** Shared words, from 0 to 1; a word few operations have says more, one that none of ours has says nothing. */
function sameWords(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  const weight = (words: Iterable<string>): number =>
    [...words].reduce((sum, word) => sum + 1 / (frequency.get(word) ?? Infinity), 0)
  return (2 * weight([...ours].filter((word) => theirs.has(word)))) / (weight(ours) + weight(theirs))
}

function isGroup(group: string, tag: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/\bapi\b|[^a-z0-9]/g, '')
  return plain(group) === plain(tag)
}
