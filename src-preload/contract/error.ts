import * as z from 'zod/mini'
import { certificateProblem } from './certificate.ts'

/** Every way a request can fail, as the renderer may tell them apart. */
export const ctiErrorKinds = [
  'auth',
  /** Another program of the user has taken this connection's place. */
  'displaced',
  'permission',
  'network',
  'timeout',
  'rateLimited',
  'unsupported',
  'conflict',
  'notFound',
  'protocol',
  'cancelled',
  'internal'
] as const
export type CtiErrorKind = (typeof ctiErrorKinds)[number]

/** A failure as it crosses the bridge: no cause, no stack; `logRef` finds the log line. */
export const bridgeError = z.object({
  kind: z.enum(ctiErrorKinds),
  userMessage: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.optional(z.number()),
  /** There where the server's certificate was refused. */
  certificate: z.optional(certificateProblem),
  logRef: z.string()
})
export type BridgeError = z.infer<typeof bridgeError>

/** What every request answers; nothing throws across the boundary. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: BridgeError }
