import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError, isAbort } from '../util/errors.ts'
import { certificateError, certificateProblem } from './certificate-problem.ts'

const TIMEOUT_CODES = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

/** The server did not answer within the deadline. */
export const timeoutError = (host: string, cause?: unknown): CtiError =>
  new CtiError('timeout', { userMessage: m.error_timeout({ host }), retryable: true, cause })

/** What came is not what such a server sends. */
export const protocolError = (host: string, cause?: unknown): CtiError =>
  new CtiError('protocol', { userMessage: m.error_protocol({ host }), cause })

/** The server sent more than we take (trust N6). */
export const tooLargeError = (host: string): CtiError =>
  new CtiError('protocol', { userMessage: m.error_too_large({ host }), cause: new TooLarge('too large') })

class TooLarge extends Error {}

/** Tells that the server sent more than we take, and so may not send anything else the next time. */
export const isTooLarge = (error: unknown): error is CtiError =>
  error instanceof CtiError && error.cause instanceof TooLarge

/** The server wants us elsewhere; credentials never follow (trust N2). */
export const redirectError = (host: string): CtiError =>
  new CtiError('protocol', { userMessage: m.error_redirect({ host }) })

/** The stream or socket broke while it was in use. */
export const connectionLost = (host: string, cause?: unknown): CtiError =>
  new CtiError('network', { userMessage: m.error_connection_lost({ host }), retryable: true, cause })

/** Wraps what the HTTP library threw; aborts and our own errors pass untouched. */
export function transportError(error: unknown, host: string): unknown {
  if (error instanceof CtiError || isAbort(error)) return error
  const code = errorCode(error)
  if (TIMEOUT_CODES.has(code)) return timeoutError(host, error)
  const certificate = certificateProblem(error, code, host)
  if (certificate !== undefined) return certificateError(certificate, error)
  return new CtiError('network', { userMessage: m.error_network({ host }), retryable: true, cause: error })
}

function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? errorCode(error.cause) : ''
}
