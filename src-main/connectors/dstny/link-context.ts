import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Log } from '../../logging/log.ts'
import { Backoff } from '../../transport/backoff.ts'
import type { Random } from '../../transport/backoff.ts'
import { Poller } from '../../transport/poller.ts'
import type { PollerRow } from '../../transport/poller.ts'
import { runSse } from '../../transport/sse-client.ts'
import type { SseEnd, SseHandlers } from '../../transport/sse-client.ts'
import type { Clock } from '../../util/clock.ts'
import { MINUTE } from '../../util/durations.ts'
import { CtiError, isAbort } from '../../util/errors.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import type { ConnectorEvent } from '../events.ts'
import type { Callbacks } from './webhooks/callbacks.ts'
import type { Feature } from './capabilities.ts'
import type { DstnyClient } from './client.ts'
import type { OrderedTransfers } from './calls/ordered-transfers.ts'
import type { Refusals } from './refusals.ts'
import type { Requester } from './request.ts'

/** What the parts of one link share; it lives as long as the link. */
export interface LinkContext {
  readonly requester: Requester
  readonly client: DstnyClient
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Aborts when the link ends. */
  readonly signal: AbortSignal
  /** What the account can do now. */
  readonly capabilities: ReadonlySet<Capability>
  /** `user@domain`. */
  readonly ownAddress: string
  /** Consultation call to the call it is about; it outlives the link. */
  readonly consultations: Map<string, string>
  /** They outlive the link too. */
  readonly transfers: OrderedTransfers
  readonly refusals: Refusals
  /** Where the telephone system can call back; without it everything is streams. */
  readonly callbacks: Callbacks | undefined
  emit(event: ConnectorEvent): void
  /** Ends the link with this error; the supervisor opens a new one. */
  fail(error: CtiError): void
  /** The server's stream says how long to stay away when the link has broken, in ms (trust R1, R12). */
  wantsPause(ms: number): void
  /** Switches a feature, or one capability, off for this link and says so. */
  lose(part: Feature | Capability, error: CtiError): void
  /** Tells the user something about the account that takes nothing away; the same text is told once. */
  tell(text: string): void
}

/** A back-off with the link's own randomness. */
export const newBackoff = (context: LinkContext): Backoff => new Backoff(context.random)

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

/** Opens one stream of the endpoint table. */
export function openStream(
  context: LinkContext,
  id: DstnyOperationId,
  path: Readonly<Record<string, string>>,
  lastEventId: string | undefined,
  on: SseHandlers,
  signal: AbortSignal
): Promise<SseEnd> {
  const { requester, clock } = context
  return runSse(requester.http, clock, { path: requester.path(id, path), lastEventId }, on, signal)
}

/** Switches off what is refused, unless the refusal may pass; tells whether it is off. */
export function loseUnlessPassing(context: LinkContext, part: Feature | Capability, error: CtiError): boolean {
  if (context.refusals.mayPass(part, context.clock.elapsed())) return false
  context.lose(part, error)
  return true
}

/** Failures after which the same may succeed a while later. */
const PASSING: readonly CtiError['kind'][] = ['network', 'timeout', 'rateLimited', 'protocol']

/**
 * Runs something in the background of a link: the link's end is no failure, a refused sign-in ends the link, anything
 * else is logged as healed, because a later reading repairs it.
 */
export async function inBackground(context: LinkContext, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    failedInBackground(context, what, error)
  }
}

/** Deals with a failure as `inBackground` does; tells whether it may pass. */
export function failedInBackground(context: LinkContext, what: string, error: unknown): boolean {
  if (context.signal.aborted || isAbort(error)) return false
  const kind = error instanceof CtiError ? error.kind : 'internal'
  if (error instanceof CtiError && kind === 'auth') {
    context.fail(error)
    return false
  }
  context.log.warn('reading failed', { what, kind, error })
  return kind !== 'internal' && PASSING.includes(kind)
}

/** Reads in the background of a link, with the exact pauses of the contract (Contract dstny 4.1), until `signal` aborts. */
export const pollInBackground = (context: LinkContext, row: PollerRow, signal: AbortSignal): Poller =>
  new Poller({
    clock: context.clock,
    signal,
    rows: [row],
    slowMs: Infinity,
    failed: (name, error) => void failedInBackground(context, name, error)
  })
