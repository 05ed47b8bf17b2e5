import * as z from 'zod/mini'
import { limits } from '../../../util/limits.ts'

const NIL = '00000000-0000-0000-0000-000000000000'

/**
 * Whether a member says that there is nothing, or that it has not happened: it is missing, null or empty, the zero UUID, or a
 * time in the year 9999 (VoIPBin 4.2).
 */
export const isUnset = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === NIL || /^9999-/.test(String(value))

/** A reference to something; undefined where there is none. */
export const reference = z.catch(
  z.pipe(
    z.unknown(),
    z.transform((value) => (typeof value === 'string' && isId(value) ? value : undefined))
  ),
  undefined
)

const isId = (text: string): boolean => !isUnset(text) && text.length <= limits.idChars

/** The id of a row; without one it is no row. */
export const rowId = z.string().check(z.refine(isId))

/** References in a list, each once, without those to nothing; no more than a group call can have. */
export const references = z.pipe(
  z.catch(z.array(reference), []),
  z.transform((ids): readonly string[] => [...new Set(ids.slice(0, MOST_REFERENCES).flatMap((id) => id ?? []))])
)

/** Legs, nested group calls and callers of one row that are read. */
const MOST_REFERENCES = 500

/** Epoch ms, with µs as its fraction; undefined for what has not happened. */
export const stamp = z.catch(
  z.pipe(
    z.unknown(),
    z.transform((value) => (isUnset(value) ? undefined : timeOf(String(value))))
  ),
  undefined
)

const TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/

/** Both spellings of a time; one without a zone is UTC (VoIPBin 4.3). */
export function timeOf(text: string): number | undefined {
  const [, day, time, fraction = '0', zone = 'Z'] = TIME.exec(text) ?? []
  if (day === undefined || time === undefined) return undefined
  const at = Date.parse(`${day}T${time}${zone}`) + Number(`0.${fraction}`) * 1000
  return at > 0 ? at : undefined
}

/** Text; empty when it is left out. */
export const text = z.catch(z.string(), '')

/** A number of at least 0; 0 when it is left out. */
export const count = z.catch(z.number().check(z.gte(0)), 0)

/** One of the words of the interface; empty for anything else. */
export const word = <const W extends string>(words: readonly W[]) =>
  z.pipe(
    text,
    z.transform((value): W | '' => words.find((one) => one === value) ?? '')
  )

/** Rows of a list; those that cannot be read are left out. */
export const rows = <T>(row: z.ZodMiniType<T>) =>
  z.pipe(
    z.catch(z.array(z.unknown()), []),
    z.transform((all): readonly T[] =>
      all.flatMap((one) => {
        const parsed = z.safeParse(row, one)
        return parsed.success ? [parsed.data] : []
      })
    )
  )

/** Somebody or something that can be called; members that are left out are empty (VoIPBin 5). */
export interface Address {
  /** `tel`, `sip`, `extension`, `agent`, …: an open set. */
  readonly type: string
  readonly target: string
  readonly targetName: string
  readonly name: string
  readonly detail: string
}

const NOBODY: Address = { type: '', target: '', targetName: '', name: '', detail: '' }

export const address = z.catch(
  z.pipe(
    z.object({ type: text, target: text, target_name: text, name: text, detail: text }),
    z.transform(({ target_name: targetName, ...rest }): Address => ({ ...rest, targetName }))
  ),
  NOBODY
)

/** An address as it is sent; one that was read is sent back whole (VoIPBin 5). */
export const sentAddress = ({ targetName, ...rest }: Address) => ({ ...rest, target_name: targetName })
