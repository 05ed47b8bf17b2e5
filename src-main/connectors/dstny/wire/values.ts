import * as z from 'zod/mini'
import { limits } from '../../../util/limits.ts'

/**
 * A 64-bit number of the wire, kept exact. Opaque: only equality counts (Dstny API 1.8, 5.1).
 */
export type Int64 = bigint | string

export const int64 = z.pipe(
  z.union([z.bigint(), z.number(), z.string().check(z.maxLength(limits.idChars))]),
  z.transform((value): Int64 => {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : String(value)
    return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? BigInt(value) : value
  })
)

/** A member that may be missing; a damaged one counts as missing. */
export function maybe<T>(schema: z.ZodMiniType<T>): z.ZodMiniCatch<z.ZodMiniOptional<z.ZodMiniType<T>>> {
  return z.catch(z.optional(schema), undefined)
}

export const text = z.string()
/** An id of the wire that something is kept by. */
export const idText = z.string().check(z.minLength(1), z.maxLength(limits.idChars))
export const textOrEmpty = z.catch(z.string(), '')
export const maybeText = maybe(z.string())
export const maybeFlag = maybe(z.boolean())
export const maybeNumber = maybe(z.number())
export const maybeInt64 = maybe(int64)
export const flag = z.catch(z.boolean(), false)
export const count = z.catch(z.number(), 0)

/**
 * A list whose damaged members are left out; a string in its place is an artefact of the page (Dstny API 0.7). Beyond
 * `most` members it is not read.
 */
export function list<T>(member: z.ZodMiniType<T>, most = Number.POSITIVE_INFINITY): z.ZodMiniType<T[]> {
  return z.pipe(
    anyList,
    z.transform((members) => readable(member, members.slice(0, most)))
  )
}

/** A list of anything, for those who count what they cannot read. */
export const anyList = z.catch(z.array(z.unknown()), [])

/** The members that can be read. */
export function readable<T>(member: z.ZodMiniType<T>, members: readonly unknown[]): T[] {
  return members.flatMap((one) => {
    const parsed = z.safeParse(member, one)
    return parsed.success ? [parsed.data] : []
  })
}

/** A "text" answer: `lunch` and `"lunch"`, `2` and `"2"` alike (Dstny API 1.3). */
export const textResponse = z.pipe(
  z.union([z.string(), z.number(), z.boolean(), z.bigint()]),
  z.transform((value) => String(value).trim())
)

/** A "text" answer that is `true` or `"true"`, `false` or `"false"` (Dstny API 1.3). */
export const flagResponse = z.pipe(
  z.pipe(
    textResponse,
    z.transform((value) => value.toLowerCase())
  ),
  z.pipe(
    z.enum(['true', 'false']),
    z.transform((value) => value === 'true')
  )
)

/** The bytes of a picture, as they came. */
export const bytesResponse = z.instanceof(Uint8Array)
