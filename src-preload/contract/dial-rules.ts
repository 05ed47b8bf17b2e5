import * as z from 'zod/mini'
import { MOST_DIAL_RULES } from './usual-settings.ts'

const id = z.string().check(z.minLength(1), z.maxLength(300))
const forNumbers = { id, accountId: id }
const extension = z.string().check(z.regex(/^\d{1,6}$/))

/** Extensions lie in a range only where all are written with as many digits. */
const isRange = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  from.length === to.length && from <= to

/** Which numbers are called with an account. The id is a new one after each change of the rule. */
export const dialRule = z.discriminatedUnion('kind', [
  /** ISO 3166-1 alpha-2. */
  z.object({ kind: z.literal('country'), country: z.string().check(z.regex(/^[A-Z]{2}$/)), ...forNumbers }),
  /** How the digits begin, without separators. */
  z.object({ kind: z.literal('prefix'), prefix: z.string().check(z.regex(/^\+?[0-9*#]{1,20}$/)), ...forNumbers }),
  /** Both ends belong to it. */
  z.object({ kind: z.literal('extensions'), from: extension, to: extension, ...forNumbers }).check(z.refine(isRange))
])
export type DialRule = z.infer<typeof dialRule>

const isEachOnce = (rules: readonly DialRule[]): boolean => new Set(rules.map((rule) => rule.id)).size === rules.length

/** Which account calls a number where several can. */
export const dialRules = z.object({
  /** The first that fits counts. */
  rules: z.array(dialRule).check(z.maxLength(MOST_DIAL_RULES), z.refine(isEachOnce)),
  /** What calls where nothing else says; absent: the first that can. */
  otherAccountId: z.optional(id)
})
export type DialRules = z.infer<typeof dialRules>
