import { SECOND } from '../../../../util/durations.ts'
import type { Pbx } from '../../../company/pbx.ts'
import type { CallRecord } from '../../../core/call-records.ts'
import type { Call, Member } from '../../../core/calls.ts'
import { originate, type FirstParty, type OriginateOptions } from '../../../features/originate.ts'
import { dispositionOf } from '../records/dispositions.ts'

/** How long after its end a call is still known by its originate id, in ms. */
const KNOWN_MS = 60 * SECOND
/** Of more calls than these it is not known that nobody answered. */
const MOST_UNANSWERED = 1000

/** What became of a call that was asked for. */
export interface OriginationState {
  readonly state: 'QUEUED' | 'RINGING' | 'DIALING' | 'UP' | 'ENDED'
  /** Empty while the call goes on. */
  readonly disposition: string
  readonly call: Call | CallRecord | undefined
}

/** The calls made by DIAL, known again by their originate ids (MiRTA 4.1). */
export class Originations {
  readonly #pbx: Pbx
  readonly #queued = new Set<string>()
  readonly #unanswered = new Set<string>()

  constructor(pbx: Pbx) {
    this.#pbx = pbx
  }

  /** Calls the first party, and the target when that one has answered. @returns the originate id @throws Refusal */
  start(first: FirstParty, target: Member | string, options: OriginateOptions): string {
    const tag = this.#nextId()
    const { setupMs } = this.#pbx.behaviour
    if (setupMs === 0) this.#originate(tag, first, target, options)
    else {
      this.#queued.add(tag)
      this.#pbx.after(setupMs, () => {
        this.#queued.delete(tag)
        this.#originate(tag, first, target, options)
      })
    }
    return tag
  }

  /** By originate id, or as `isIt` says; undefined for what is not known any more. */
  state(id: string, isIt: (call: Call | CallRecord) => boolean): OriginationState | undefined {
    if (this.#queued.has(id)) return { state: 'QUEUED', disposition: '', call: undefined }
    const wanted = (call: Call | CallRecord): boolean => call.tag === id || isIt(call)
    const call = this.#pbx.desk.calls.find((one) => one.isLive && wanted(one))
    if (call !== undefined) return { state: stateOf(call), disposition: '', call }
    const since = this.#pbx.clock.now() - KNOWN_MS
    const record = this.#pbx.records.all.find((one) => one.endedAt > since && wanted(one))
    return record && { state: 'ENDED', disposition: dispositionOf(record), call: record }
  }

  /** True where the first party of that call did not answer. */
  isUnanswered(id: string): boolean {
    return this.#unanswered.has(id)
  }

  #originate(tag: string, first: FirstParty, target: Member | string, options: OriginateOptions): void {
    const { result } = originate(this.#pbx, first, target, { ...options, tag })
    void result.then(({ kind }) => {
      if (kind === 'failed') this.#unanswered.add(tag)
      const [oldest] = this.#unanswered
      if (this.#unanswered.size > MOST_UNANSWERED && oldest !== undefined) this.#unanswered.delete(oldest)
    })
  }

  #nextId(): string {
    const part = (): string => this.#pbx.random32().toString(16).padStart(8, '0')
    return (part() + part()).slice(0, 14)
  }
}

function stateOf(call: Call): OriginationState['state'] {
  if (call.afterAnswer !== undefined) return 'RINGING'
  return call.liveLegs.filter((leg) => leg.isTalking).length > 1 ? 'UP' : 'DIALING'
}
