/** One value of a row. */
export type Cell = string | number | null

/** One row of a list. */
export type Row = Readonly<Record<string, Cell>>

/** What a handler gives back; how it is written is decided by the format that was asked for. */
export type Answer =
  /** An action was done; `said` follows `Success` where the system says it so. */
  | { readonly kind: 'done'; readonly said?: string }
  /** Words that are the same in every format. */
  | { readonly kind: 'words'; readonly text: string }
  /** `plain` is what stands there in plain, where it is no table. */
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly plain?: string }
  | { readonly kind: 'object'; readonly value: unknown; readonly plain: string }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly type: string }
  /** Nothing is there: an empty list, no such thing, or a failure, by the request. */
  | { readonly kind: 'nothing' }
  /** No answer at all. */
  | { readonly kind: 'silence' }

export const nothing: Answer = { kind: 'nothing' }
export const done = (said?: string): Answer => ({ kind: 'done', ...(said !== undefined && { said }) })
export const words = (text: string): Answer => ({ kind: 'words', text })
/** Refused by the telephone switch: it says why (MiRTA 2.4). */
export const refused = (why: string): Answer => words(`Error|${why}|`)
export const object = (value: unknown, plain = ''): Answer => ({ kind: 'object', value, plain })

/** A list; nothing where it has no rows. */
export const list = (rows: readonly Row[], plain?: string): Answer =>
  rows.length === 0 ? nothing : { kind: 'rows', rows, ...(plain !== undefined && { plain }) }
