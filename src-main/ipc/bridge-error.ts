import type { BridgeError } from '../../src-preload/contract/error.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../util/defined.ts'
import { CtiError, isAbort } from '../util/errors.ts'

/** A failure as it may cross the bridge: without cause and stack. `logRef` finds the line in the log. */
export function toBridgeError(error: unknown, logRef: string): BridgeError {
  if (error instanceof CtiError) {
    const { kind, userMessage, retryable, retryAfterMs, certificate } = error
    return { kind, userMessage, retryable, ...defined({ retryAfterMs, certificate }), logRef }
  }
  const kind = isAbort(error) ? 'cancelled' : 'internal'
  return { kind, userMessage: m.error_internal(), retryable: false, logRef }
}
