import { Poller } from '../../transport/poller.ts'
import type { PollerRow } from '../../transport/poller.ts'
import { runSse } from '../../transport/sse-client.ts'
import type { SseEnd, SseHandlers } from '../../transport/sse-client.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { failedInBackground } from '../kit/link-context.ts'
import type { LinkContext } from '../kit/link-context.ts'
import type { OrderedTransfers } from './calls/ordered-transfers.ts'
import type { Feature } from './capabilities.ts'
import type { DstnyClient } from './client.ts'
import type { Requester } from './request.ts'
import type { Callbacks } from './webhooks/callbacks.ts'

/** What the parts of one link share; it lives as long as the link. */
export interface DstnyContext extends LinkContext<Feature> {
  readonly requester: Requester
  readonly client: DstnyClient
  /** `user@domain`. */
  readonly ownAddress: string
  /** Consultation call to the call it is about; it outlives the link. */
  readonly consultations: Map<string, string>
  /** They outlive the link too. */
  readonly transfers: OrderedTransfers
  /** Where the telephone system can call back; without it everything is streams. */
  readonly callbacks: Callbacks | undefined
  /** The server's stream says how long to stay away when the link has broken, in ms (trust R1, R12). */
  wantsPause(ms: number): void
}

/** Opens one stream of the endpoint table. */
export function openStream(
  context: DstnyContext,
  id: DstnyOperationId,
  path: Readonly<Record<string, string>>,
  lastEventId: string | undefined,
  on: SseHandlers,
  signal: AbortSignal
): Promise<SseEnd> {
  const { requester, clock } = context
  return runSse(requester.http, clock, { path: requester.path(id, path), lastEventId }, on, signal)
}

/** Reads in the background of a link, with the exact pauses of the contract (Dstny API 4.1), until `signal` aborts. */
export const pollInBackground = (context: DstnyContext, row: PollerRow, signal: AbortSignal): Poller =>
  new Poller({
    clock: context.clock,
    signal,
    rows: [row],
    slowMs: Infinity,
    failed: (name, error) => void failedInBackground(context, name, error)
  })
