import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Log } from '../../logging/log.ts'
import { Backoff } from '../../transport/backoff.ts'
import type { Random } from '../../transport/backoff.ts'
import type { SseEnd } from '../../transport/sse-client.ts'
import type { Clock } from '../../util/clock.ts'
import { MINUTE } from '../../util/durations.ts'
import { CtiError, isAbort } from '../../util/errors.ts'
import type { ConnectorEvent } from '../events.ts'
import type { CapabilityTable, Part } from './capability-table.ts'
import type { Refusals } from './refusals.ts'

/** What the parts of one link share, whatever its telephone system; it lives as long as the link. */
export interface LinkContext<Feature extends string = never> {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Aborts when the link ends. */
  readonly signal: AbortSignal
  /** What the account can do now. */
  readonly capabilities: ReadonlySet<Capability>
  /** What belongs together of it. */
  readonly table: Pick<CapabilityTable<Feature>, 'hasAnyOf'>
  /** It outlives the link. */
  readonly refusals: Refusals
  emit(event: ConnectorEvent): void
  /** Ends the link with this error; the supervisor opens a new one. */
  fail(error: CtiError): void
  /** Switches a part off for this link and says so. */
  disable(part: Part<Feature>, error: CtiError): void
  /** Tells the user something about the account that takes nothing away; the same text is told once. */
  notify(reason: string): void
}

type BackgroundContext = Pick<LinkContext, 'log' | 'signal' | 'fail'>

/** A back-off with the link's own randomness. */
export const newBackoff = ({ random }: Pick<LinkContext, 'random'>): Backoff => new Backoff(random)

/** A server that says when to come back is believed up to this, in ms (trust, Transport). */
const MAX_ASKED_MS = 2 * MINUTE

/** How long to wait before a stream is opened again, in ms: what the back-off says, after what the server asked for. */
export function reopenDelayMs(end: SseEnd, backoff: Backoff, now: number): number {
  const askedMs = end.type === 'refused' ? (end.retryAfterMs ?? 0) : 0
  return Math.min(askedMs, MAX_ASKED_MS) + backoff.nextDelayMs(now)
}

/** The same, with how long the server wants to be left alone at least, in ms (trust R12). */
export function backAfter(error: CtiError, pauseMs: number): CtiError {
  const { kind, userMessage, retryable, cause, retryAfterMs = 0 } = error
  return pauseMs <= retryAfterMs ? error : new CtiError(kind, { userMessage, retryable, cause, retryAfterMs: pauseMs })
}

/** Switches off what is refused, unless the refusal may pass; tells whether it is off. */
export function loseUnlessPassing<Feature extends string>(
  context: LinkContext<Feature>,
  part: Part<Feature>,
  error: CtiError
): boolean {
  if (context.refusals.mayPass(part, context.clock.elapsed())) return false
  context.disable(part, error)
  return true
}

/** Failures after which the same may succeed a while later. */
const PASSING: readonly CtiError['kind'][] = ['network', 'timeout', 'rateLimited', 'protocol']

/**
 * Runs something in the background of a link: the link's end is no failure, a refused sign-in ends the link, anything
 * else is logged as healed, because a later reading repairs it.
 */
export async function inBackground(context: BackgroundContext, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    failedInBackground(context, what, error)
  }
}

/** Deals with a failure as `inBackground` does; tells whether it may pass. */
export function failedInBackground(context: BackgroundContext, what: string, error: unknown): boolean {
  if (context.signal.aborted || isAbort(error)) return false
  const kind = error instanceof CtiError ? error.kind : 'internal'
  if (error instanceof CtiError && kind === 'auth') {
    context.fail(error)
    return false
  }
  context.log.warn('reading failed', { what, kind, error })
  return kind !== 'internal' && PASSING.includes(kind)
}
