import { isLosslessNumber, LosslessNumber, stringify } from 'lossless-json'
import type { Reply } from '../../kit/reply.ts'

/** One item of the documented error body (Dstny API 1.7). */
export interface ErrorItem {
  readonly fieldName?: string
  readonly code: string
  readonly description?: string
  readonly name?: string
}

/** Thrown by a handler to answer with the documented error body. */
export class DstnyRefusal extends Error {
  override readonly name = 'DstnyRefusal'
  readonly status: number
  readonly items: readonly ErrorItem[]
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, item: ErrorItem, headers: Readonly<Record<string, string>> = {}) {
    super(`${status} ${item.code}`)
    this.status = status
    this.items = [item]
    this.headers = headers
  }
}

/** Answers JSON; bigints are written as bare 64-bit numbers. */
export function json(value: unknown, status = 200): Reply {
  return { status, contentType: 'application/json', body: stringify(value) ?? 'null' }
}

/** Answers plain text, the way "text" operations do (Dstny API 1.3). */
export const text = (value: string): Reply => ({ status: 200, contentType: 'text/plain; charset=utf-8', body: value })

/** Answers nothing: done. */
export const empty = (): Reply => ({ status: 204 })

/** The documented error body with one item. */
export function errorReply({ status, items, headers }: DstnyRefusal): Reply {
  return { ...json({ field: items }, status), headers }
}

/** Writes a 64-bit id, kept as text in the core, as a bare number. */
export const int64 = (digits: string): LosslessNumber => new LosslessNumber(digits)

/** True for a number of a parsed body. */
export const isNumber = (value: unknown): value is LosslessNumber => isLosslessNumber(value)
