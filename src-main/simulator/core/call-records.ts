import type { Clock } from '../../util/clock.ts'
import { defined } from '../../util/defined.ts'
import { HOUR } from '../../util/durations.ts'
import type { Emitter } from '../../util/emitter.ts'
import type { Call, Leg } from './calls.ts'
import type { EndCause } from './end-causes.ts'
import type { Party } from './parties.ts'
import type { PbxEvent } from './world.ts'

/** How long the house remembers a call, in ms. */
export const KEEP_RECORDS_MS = 12 * HOUR
/** More calls than these are not remembered. */
const MOST_RECORDS = 2000

/** One finished call, as the house remembers it. */
export interface CallRecord {
  /** That of the call. */
  readonly id: string
  readonly correlationId: string
  readonly from: Party
  /** Whom the caller asked for. */
  readonly to: Party
  readonly startedAt: number
  readonly endedAt: number
  readonly cause: EndCause
  /** Who took it first, and when; missing when nobody did. */
  readonly answeredBy?: Party
  readonly answeredAt?: number
  /** The group it was given to. */
  readonly queue?: Party
  /** The tag it was made with. */
  readonly tag?: string
}

/** What is known of a call that still goes on. */
interface Draft {
  /** The leg of whoever makes the call. */
  first: Leg
  readonly to: Party
  readonly startedAt: number
  answer?: { readonly answeredBy: Party; readonly answeredAt: number }
  queue?: Party
  /** The last one that ended; one that had talked says more than one that had not. */
  ended?: Leg
}

/** Writes down each call of the house when it is over. */
export class CallRecords {
  readonly #clock: Clock
  readonly #open = new Map<Call, Draft>()
  readonly #records: CallRecord[] = []

  constructor({ clock, events }: { readonly clock: Clock; readonly events: Emitter<PbxEvent> }) {
    this.#clock = clock
    events.on((event) => {
      if (event.kind === 'leg') this.#follow(event.leg)
      if (event.kind === 'callOver') this.#close(event.call)
    })
  }

  /** The newest first. */
  get all(): readonly CallRecord[] {
    this.#forgetOld()
    return this.#records
  }

  #follow(leg: Leg): void {
    const { call } = leg
    const draft = this.#open.get(call) ?? this.#begin(leg)
    if (call.distribution !== undefined) draft.queue ??= call.distribution.party
    // a call that rings its own caller first is not answered by that one
    if (leg.isTalking && call.afterAnswer !== undefined) draft.first = leg
    else if (leg.isTalking && leg !== draft.first) {
      draft.answer ??= { answeredBy: leg.owner.party, answeredAt: this.#clock.now() }
    }
    const saysMore = leg.connectedAt !== undefined || draft.ended?.connectedAt === undefined
    if (leg.ended !== undefined && saysMore) draft.ended = leg
  }

  #begin(leg: Leg): Draft {
    const draft: Draft = { first: leg, to: leg.remote, startedAt: leg.startedAt }
    this.#open.set(leg.call, draft)
    return draft
  }

  #close(call: Call): void {
    const draft = this.#open.get(call)
    if (draft === undefined) return
    this.#open.delete(call)
    const { first, startedAt, to, answer, queue, ended } = draft
    this.#records.unshift({
      id: call.id,
      correlationId: call.correlationId,
      from: first.shownParty,
      to,
      startedAt,
      endedAt: this.#clock.now(),
      cause: ended?.ended?.cause ?? 'transferred',
      ...answer,
      ...defined({ queue, tag: call.tag })
    })
    this.#forgetOld()
  }

  #forgetOld(): void {
    const oldest = this.#clock.now() - KEEP_RECORDS_MS
    while (this.#records.length > MOST_RECORDS || (this.#records.at(-1)?.endedAt ?? oldest) < oldest)
      this.#records.pop()
  }
}
