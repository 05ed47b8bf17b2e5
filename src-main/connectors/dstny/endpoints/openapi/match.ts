import type { DstnyOperationId, WireOperation } from '../../../../wire-tables/dstny.ts'
import type { DocumentedOperation } from './document.ts'
import { knownOperations, mayBe, scoresOf } from './table-index.ts'

/** Which operation of ours an operation of the document is. */
export interface Match {
  readonly id: DstnyOperationId
  readonly found: DocumentedOperation
}

/** What an import found, for the user to confirm (Dstny API 0.4). */
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

/** Compares a document with the endpoint table; nothing is taken that is not clearly the best both ways. */
export function matchOperations(document: readonly DocumentedOperation[]): ImportResult {
  const byId = matchedById(document)
  const taken = new Set<unknown>(byId.flatMap(({ id, found }) => [id, found]))
  const left = document.filter((one) => !taken.has(one))
  const scores = new Map(left.map((one) => [one, scoresOf(one, GOOD - CLEAR)] as const))
  const matched = [...byId]
  const ambiguous: ImportResult['ambiguous'][number][] = []
  for (const { id, row } of knownOperations.filter((known) => !taken.has(known.id))) {
    const candidates = left
      .map((found) => ({ found, score: scores.get(found)?.get(id) ?? 0 }))
      .filter(({ score }) => score >= GOOD)
      .toSorted((a, b) => b.score - a.score)
    const close = candidates
      .filter(({ score }) => score > (candidates[0]?.score ?? 0) - CLEAR)
      .map(({ found }) => found)
    const [best] = firstMethod(row, close)
    if (best === undefined) continue
    const others = [...(scores.get(best) ?? [])].filter(([other]) => !taken.has(other))
    const own = scores.get(best)?.get(id) ?? 0
    const rivals = others.filter(([other, score]) => other !== id && score > own - CLEAR)
    const isRivalBetter = rivals.some(([, score]) => score >= own + CLEAR)
    if (isRivalBetter) continue
    if (firstMethod(row, close).length > 1 || rivals.length > 0) ambiguous.push({ id, candidates: close.slice(0, 5) })
    else matched.push({ id, found: best })
  }
  const decided = new Set([...matched, ...ambiguous].map(({ id }) => id))
  return { matched, ambiguous, notFound: knownOperations.map(({ id }) => id).filter((id) => !decided.has(id)) }
}

/** Rule 1, and for deprecated operations of the document rule 5; an id named twice is not taken. */
function matchedById(document: readonly DocumentedOperation[]): Match[] {
  const named = new Map<string, DocumentedOperation[]>()
  for (const one of document) {
    if (one.operationId === undefined) continue
    const same = named.get(one.operationId)
    if (same === undefined) named.set(one.operationId, [one])
    else same.push(one)
  }
  return knownOperations.flatMap(({ id, row }) => {
    const found = firstMethod(
      row,
      (named.get(id) ?? []).filter((one) => mayBe(row, one))
    )
    const [first] = found
    return first !== undefined && found.length === 1 ? [{ id, found: first }] : []
  })
}

/** Where one path has several methods of ours (PUT and POST), the first of them stands for all. */
function firstMethod(row: WireOperation, found: readonly DocumentedOperation[]): readonly DocumentedOperation[] {
  const [first] = found
  const isOnePlace = found.every(({ path, method }) => path === first?.path && row.methods.includes(method))
  if (found.length < 2 || !isOnePlace) return found
  return row.methods.flatMap((method) => found.find((one) => one.method === method) ?? []).slice(0, 1)
}
