import { Deadline } from '../../transport/deadline.ts'
import { SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import type { ConnectorEvent } from '../events.ts'
import type { Part } from './capability-table.ts'
import { loseUnlessPassing } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { isUnavailable } from './outcome.ts'

/** How long a link that opens waits for what is not calls, in ms (trust R4). */
const PART_MS = 3 * SECOND

/** What is read beside calls. */
export interface PartWatch {
  /** @throws CtiError */
  snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]>
  /** Reads it after a while and tells it. */
  later(): void
}

/**
 * A part of the snapshot. What is slow or broken comes later: it must not keep calls from being shown. What is refused is
 * off for this link. @throws CtiError auth
 */
export async function partNow<Feature extends string>(
  context: LinkContext<Feature>,
  part: Part<Feature>,
  watch: PartWatch,
  signal: AbortSignal
): Promise<readonly ConnectorEvent[]> {
  if (!context.table.hasAnyOf(context.capabilities, part)) return []
  using deadline = new Deadline(context.clock, PART_MS, signal)
  try {
    const seen = await watch.snapshot(deadline.signal)
    context.refusals.worked(part)
    return seen
  } catch (error) {
    if (signal.aborted || (error instanceof CtiError && error.kind === 'auth')) throw error
    if (isUnavailable(error) && loseUnlessPassing(context, part, error)) return []
    context.log.warn('reading failed', { what: part, error })
    watch.later()
    return []
  }
}
