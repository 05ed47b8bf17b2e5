import type { CertificateProblem } from '../../src-preload/contract/certificate.ts'
import type { CtiErrorKind } from '../../src-preload/contract/error.ts'

/** What a CTI error carries besides its kind. */
export interface CtiErrorOptions {
  /** What happened and what to do, in the user's words and language; may name people, so it is never logged. */
  readonly userMessage: string
  /** True when the same idempotent read may be tried again. */
  readonly retryable?: boolean
  readonly retryAfterMs?: number
  /** There where the server's certificate was refused. */
  readonly certificate?: CertificateProblem
  readonly cause?: unknown
}

/** The one error type that crosses layers in main. Vendors make it in their `errors.ts`; the router reports it. */
export class CtiError extends Error {
  override readonly name = 'CtiError'
  readonly kind: CtiErrorKind
  readonly userMessage: string
  readonly retryable: boolean
  readonly retryAfterMs: number | undefined
  readonly certificate: CertificateProblem | undefined

  constructor(kind: CtiErrorKind, options: CtiErrorOptions) {
    super(kind, { cause: options.cause }) // the message is for the log, where words for people have no place
    this.kind = kind
    this.userMessage = options.userMessage
    this.retryable = options.retryable ?? false
    this.retryAfterMs = options.retryAfterMs
    this.certificate = options.certificate
  }
}

/** Tells an abort, which passes untouched and is never logged, from a failure. */
export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** What can be shown of any failure. */
export function wordsFor(failure: unknown): string {
  if (failure instanceof CtiError) return failure.userMessage
  return failure instanceof Error ? failure.message : String(failure)
}
