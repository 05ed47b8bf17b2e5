import type { Call } from '../../../src-preload/contract/call.ts'
import type { Change, ReadableStore } from '../../state/entity-store.ts'
import { defined } from '../../util/defined.ts'
import { MINUTE } from '../../util/durations.ts'
import type { Emitter } from '../../util/emitter.ts'
import { keepNewest } from '../../util/keep-newest.ts'
import { limits } from '../../util/limits.ts'
import type { EndedCall, OwnHistory } from './own-history.ts'

/** A system may use the id of a call again after so long. */
const SAME_ID_MS = 10 * MINUTE

/** What the watch needs. */
export interface OwnHistoryWatchOptions {
  readonly calls: ReadableStore<'calls'>
  /** Ids of calls that somebody else took, as is known only after their end. */
  readonly answeredElsewhere: Pick<Emitter<string>, 'on'>
  readonly history: Pick<OwnHistory, 'isOf' | 'add' | 'correct'>
  /** Whether the user refused the call or sent it on while it rang. */
  readonly wasRefused: (callId: string) => boolean
}

/**
 * Brings the calls that have ended into the history that is kept here. One that is gone without an end, since it ended
 * while nobody was told, is there too, with as much as was seen of it.
 */
export class OwnHistoryWatch implements Disposable {
  readonly #options: OwnHistoryWatchOptions
  readonly #open = new Map<string, Call>()
  readonly #kept = new Map<string, { readonly id: number; readonly at: number }>()
  readonly #ends: readonly (() => void)[]

  constructor(options: OwnHistoryWatchOptions) {
    this.#options = options
    this.#ends = [
      options.calls.changes.on((change) => this.#look(change)),
      options.answeredElsewhere.on((callId) => this.#takeBack(callId))
    ]
  }

  [Symbol.dispose](): void {
    for (const end of this.#ends) end()
  }

  #look({ set, removed }: Change<'calls'>): void {
    for (const call of Object.values(set)) {
      if (!this.#options.history.isOf(call.accountId)) continue
      if (call.endedAt === undefined) this.#open.set(call.id, call)
      else this.#keep(call, this.#kindOf(call))
    }
    for (const id of removed) {
      const call = this.#open.get(id)
      if (call !== undefined) this.#keep(call, call.direction)
    }
  }

  #keep(call: Call, kind: EndedCall['kind']): void {
    const { history } = this.#options
    this.#open.delete(call.id)
    const ended = endedCall(call, kind)
    const known = this.#kept.get(call.id)
    if (known !== undefined && Math.abs(known.at - call.startedAt) <= SAME_ID_MS)
      return history.correct(known.id, ended)
    keepNewest(this.#kept, call.id, { id: history.add(ended), at: call.startedAt }, limits.endedCalls)
  }

  #kindOf({ id, direction, connectedAt, answeredElsewhere }: Call): EndedCall['kind'] {
    const isTaken = connectedAt !== undefined || answeredElsewhere === true || this.#options.wasRefused(id)
    return direction === 'incoming' && !isTaken ? 'missed' : direction
  }

  #takeBack(callId: string): void {
    const known = this.#kept.get(callId)
    if (known !== undefined) this.#options.history.correct(known.id, { kind: 'incoming' })
  }
}

function endedCall({ accountId, remote, startedAt, connectedAt, endedAt, answeredBy }: Call, kind: EndedCall['kind']) {
  const { name, number, displayNumber } = remote.withheld ? {} : remote
  const talkedMs = (since: number): number | undefined => endedAt && Math.max(0, endedAt - since)
  const durationMs = connectedAt === undefined ? 0 : talkedMs(connectedAt)
  const taker = answeredBy?.name ?? answeredBy?.displayNumber
  return { accountId, kind, at: startedAt, ...defined({ name, number, displayNumber, durationMs, answeredBy: taker }) }
}
