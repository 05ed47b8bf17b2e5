import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { Deadline } from '../../../transport/deadline.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import type { ConnectorEvent } from '../../events.ts'
import type { Feature } from '../capabilities.ts'
import { isUnavailable } from '../errors.ts'
import { loseUnlessPassing } from '../link-context.ts'
import type { LinkContext } from '../link-context.ts'
import { isAnyOf } from './rereading.ts'

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
 * off for this link (Contract dstny 1.4, 1.7). @throws CtiError auth
 */
export async function partNow(
  context: LinkContext,
  part: Feature | Capability,
  watch: PartWatch,
  signal: AbortSignal
): Promise<readonly ConnectorEvent[]> {
  if (!isAnyOf(context.capabilities, part)) return []
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
