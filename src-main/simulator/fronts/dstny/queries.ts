import type { FrontContext } from './front-context.ts'
import { invalid, type DstnyRequest } from './http/request.ts'

/** A 64-bit id out of text. @throws DstnyRefusal 400 value.invalid */
export const readId = (name: string, value: string): bigint =>
  /^\d{1,19}$/.test(value) ? BigInt(value) : invalid(name, value)

/** A 64-bit id of the query. */
export function idQuery(request: DstnyRequest, name: string): bigint | undefined {
  const value = request.query(name)
  return value === undefined ? undefined : readId(name, value)
}

/** A 64-bit id of the path. */
export const idParam = (request: DstnyRequest, name: string): bigint => readId(name, request.param(name))

/** A date-time of the query, as epoch ms. */
export function timeQuery(request: DstnyRequest, name: string): number | undefined {
  const value = request.query(name)
  if (value === undefined) return undefined
  const at = Date.parse(value)
  return Number.isNaN(at) ? invalid(name, value) : at
}

/** A whole number of the query that is not negative. */
export function countQuery(request: DstnyRequest, name: string): number | undefined {
  const value = request.query(name)
  if (value === undefined) return undefined
  return /^\d{1,9}$/.test(value) ? Number(value) : invalid(name, value)
}

/** A repeated member of the query, each of the known values. */
export function namesQuery<T extends string>(request: DstnyRequest, name: string, known: readonly T[]): T[] {
  return request.raw.query.getAll(name).map((value) => known.find((one) => one === value) ?? invalid(name, value))
}

/** What a page of a log has in it. */
interface Numbered {
  readonly id: bigint
}

/**
 * The part of a list, newest first, that `since`, `olderThan` and `limit` name. With `since` alone the page is the
 * oldest or the newest above it, as the switch says; otherwise it is the newest.
 */
export function pageOf<T extends Numbered>(
  request: DstnyRequest,
  items: readonly T[],
  { switches }: Pick<FrontContext, 'switches'>
): T[] {
  const since = idQuery(request, 'since')
  const olderThan = idQuery(request, 'olderThan')
  const limit = countQuery(request, 'limit') ?? items.length
  const between = items.filter(({ id }) => {
    return (since === undefined || id > since) && (olderThan === undefined || id < olderThan)
  })
  const forward = since !== undefined && olderThan === undefined && switches.pageSince === 'oldest'
  return forward ? between.slice(Math.max(0, between.length - limit)) : between.slice(0, limit)
}
