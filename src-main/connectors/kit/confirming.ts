import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { timeoutError } from '../../transport/transport-errors.ts'
import { abortError, linkedAbort } from '../../util/abort.ts'
import type { Clock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import type { Emitter } from '../../util/emitter.ts'
import { CtiError } from '../../util/errors.ts'
import { isUnknownOutcome } from './outcome.ts'

/** How long the effect of a command may take after the system has heard it, in ms. */
const EFFECT_MS = 3 * SECOND

/** A command of a system whose answer says little: it is done when its effect is seen. */
export interface Confirming {
  readonly clock: Clock
  readonly host: string
  /** Sends it, once. @throws CtiError */
  readonly send: (signal: AbortSignal) => Promise<void>
  /** Tells each time that something else is seen than before. */
  readonly changed: Emitter<void>
  /** Whether the effect is there. */
  readonly isDone: () => boolean
  /** Asks for news: the command was heard, or nobody knows. */
  readonly look: () => void
}

/**
 * Sends a command and resolves when its effect is seen, also where the answer was lost. It is never sent again (trust R6).
 * @throws CtiError why it was refused; timeout where it was accepted and nothing has come of it
 */
export async function confirmed(command: Confirming, signal: AbortSignal): Promise<void> {
  using waiting = linkedAbort(signal)
  const { changed, isDone } = command
  const off = { changed: (): void => undefined }
  const effect = new Promise<void>((resolve) => {
    off.changed = changed.on(() => void (isDone() && resolve()))
  })
  try {
    await Promise.race([effect, withoutEffect(command, signal, waiting.signal)])
  } finally {
    off.changed()
    waiting.abort(abortError('the command is over'))
  }
}

/** Rejects with what is to be said when no effect was seen in time. */
async function withoutEffect(command: Confirming, signal: AbortSignal, waiting: AbortSignal): Promise<void> {
  const { clock, host, send, isDone, look } = command
  const unknown = await outcomeOf(() => send(signal))
  if (isDone()) return
  look()
  await clock.sleep(EFFECT_MS, waiting)
  const cause = unknown ?? timeoutError(host)
  throw new CtiError(cause.kind, { userMessage: m.error_outcome_unknown({ host }), cause })
}

/** The failure after which nobody knows whether it was carried out; others are thrown. */
async function outcomeOf(send: () => Promise<void>): Promise<CtiError | undefined> {
  try {
    await send()
    return undefined
  } catch (error) {
    if (error instanceof CtiError && isUnknownOutcome(error)) return error
    throw error
  }
}
