import * as z from 'zod/mini'
import { lookUp } from '../../../util/lookup.ts'

/** Members as the server wrote them. */
export type RawMembers = Readonly<Record<string, unknown>>

/**
 * An answer that goes back changed: `read` is what we understand of it, `raw` all of it. A change is laid over `raw`, so that
 * what we do not know, and what we could not read, is not deleted with it (Dstny API 0.7, 3.25).
 */
export interface RawResponse<T> {
  readonly read: T
  readonly raw: RawMembers
}

/** The schema of an answer that goes back changed. */
export const withRaw = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<RawResponse<T>> =>
  z.pipe(
    z.transform((body: unknown) => ({ read: body, raw: body })),
    z.object({ read: schema, raw: z.record(z.string(), z.unknown()) })
  )

/** The members of an object of a raw answer; undefined of anything else. */
export function membersOf(value: unknown): RawMembers | undefined {
  const parsed = z.safeParse(z.record(z.string(), z.unknown()), value)
  return parsed.success ? parsed.data : undefined
}

/** The entries of a list of a raw answer; a thing that stands alone in its place is the only one. */
export function entriesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** The members that are to be written: those that differ from what was shown, and those that were not there at all. */
export const changedMembers = (raw: RawMembers, shown: RawMembers, wanted: RawMembers): RawMembers =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => value !== lookUp(shown, name) || lookUp(raw, name) === undefined)
  )
