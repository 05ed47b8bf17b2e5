import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import { isUnknownOutcome } from '../../kit/outcome.ts'

/** Pauses after looks in vain, in ms: what was set may show only after a while. */
const LOOKS_AGAIN_MS = [SECOND, 2 * SECOND]

/** Something that is set. */
export interface Setting {
  readonly clock: Clock
  /** Sends it, once. @throws CtiError */
  readonly send: (signal: AbortSignal) => Promise<void>
  /** Reads whether it is as it was to be. @throws CtiError */
  readonly isSet: (signal: AbortSignal) => Promise<boolean>
  /** What is said where the system said that it was done, and it was not. */
  readonly ignored: () => string
}

/** Nobody knows whether it was done, or it may have been so before. */
const MAY_BE_SO: readonly CtiError['kind'][] = ['network', 'timeout', 'protocol', 'conflict', 'notFound']

/**
 * Sets something and looks whether it is so: the system's word alone does not count (MiRTA 6.2), without an answer nobody knows,
 * and what is refused may have been so already (MiRTA 7.1). It is never sent again (trust R6).
 * @throws CtiError why it was refused; timeout where it was accepted and nothing has come of it
 */
export async function setAndCompare({ clock, send, isSet, ignored }: Setting, signal: AbortSignal): Promise<void> {
  const failure = await failureOf(() => send(signal))
  if (failure !== undefined && !MAY_BE_SO.includes(failure.kind)) throw failure
  const isSo = (): Promise<boolean> =>
    isSet(signal).catch((error: unknown) => {
      throw failure ?? error
    })
  if (await isSo()) return
  if (failure !== undefined && !isUnknownOutcome(failure)) throw failure
  for (const pauseMs of LOOKS_AGAIN_MS) {
    await clock.sleep(pauseMs, signal)
    if (await isSo()) return
  }
  throw failure ?? new CtiError('timeout', { userMessage: ignored() })
}

async function failureOf(work: () => Promise<void>): Promise<CtiError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof CtiError) return error
    throw error
  }
}
