import type { Call } from '../../src-preload/contract/call.ts'
import type { Change, ReadableStore } from '../state/entity-store.ts'
import type { MissedCallStore, NotifiedMissedCall } from './missed-call-store.ts'
import { defined } from '../util/defined.ts'
import type { Emitter } from '../util/emitter.ts'
import { keepNewest } from '../util/keep-newest.ts'
import { limits } from '../util/limits.ts'
import { ringsAtBoth } from './same-call.ts'

/** What the watch needs. */
export interface MissedCallWatchOptions {
  readonly calls: ReadableStore<'calls'>
  /** Ids of calls that somebody else took, as is known only after their end. */
  readonly answeredElsewhere: Pick<Emitter<string>, 'on'>
  readonly missed: Pick<MissedCallStore, 'add' | 'settle' | 'calledBack'>
  /** Whether a colleague answered a call of a group that has stopped ringing here; never rejects. */
  readonly answeredInGroup: (call: Call) => Promise<boolean>
  /** Whether the account is still there; it may be removed before its call is known to be missed. */
  readonly isThere: (accountId: string) => boolean
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
}

/**
 * Follows the calls and tells which of them were missed, and which ones the user has called back. A call counts as
 * called back when somebody answered, from whichever telephone it was made: one that nobody took leaves the missed call
 * there. Being called again does not count either, since a company's callers often share one number. A call of a group that
 * a colleague answered is nobody's missed call; many systems end it at the other telephones without a reason, so it is looked up.
 * Where one number rings two accounts, the ring that stops first says nothing: the other may be answered a moment later.
 */
export class MissedCallWatch implements Disposable {
  readonly #options: MissedCallWatchOptions
  readonly #ringing = new Set<string>()
  readonly #refused = new Set<string>()
  /** Outgoing calls that somebody answered: told once, however often they change. */
  readonly #reached = new Set<string>()
  /** Calls that were told as missed, or are looked up in their group. */
  readonly #lost = new Map<string, NotifiedMissedCall>()
  /** Calls that stopped ringing while the same caller rang at another account, by the id of the call that went on. */
  readonly #undecided = new Map<string, readonly Call[]>()
  readonly #ends: readonly (() => void)[]

  constructor(options: MissedCallWatchOptions) {
    this.#options = options
    this.#ends = [
      options.calls.changes.on((change) => this.#look(change)),
      options.answeredElsewhere.on((callId) => this.#takeBack(callId))
    ]
  }

  /** Runs what refuses this call or sends it on; when that goes through, the call is not missed. */
  async refusing(callId: string, send: () => Promise<void>): Promise<void> {
    if (!this.#ringing.has(callId)) return send()
    this.#refused.add(callId)
    try {
      await send()
    } catch (error) {
      this.#refused.delete(callId)
      throw error
    }
  }

  /** Whether the user refused the call here, or sent it on while it rang; for as long as it is shown. */
  wasRefused(callId: string): boolean {
    return this.#refused.has(callId)
  }

  [Symbol.dispose](): void {
    for (const end of this.#ends) end()
  }

  #look({ set, removed }: Change<'calls'>): void {
    for (const call of Object.values(set)) this.#lookAt(call)
    for (const id of removed) {
      this.#ringing.delete(id)
      for (const other of this.#takeUndecided(id)) this.#lose(other)
      this.#refused.delete(id)
      this.#reached.delete(id)
    }
  }

  #lookAt(call: Call): void {
    const { missed } = this.#options
    if (call.direction === 'outgoing') return this.#lookAtOutgoing(call)
    if (call.state === 'alerting') {
      this.#lost.delete(call.id)
      return void this.#ringing.add(call.id)
    }
    const rang = this.#ringing.delete(call.id)
    if (!rang) return
    const isLost = call.state === 'cleared' && call.connectedAt === undefined
    const calls = [call, ...this.#takeUndecided(call.id)]
    if (!isLost || call.answeredElsewhere === true || this.wasRefused(call.id)) {
      for (const one of calls) missed.settle(reported(one))
      return
    }
    keepNewest(this.#lost, call.id, reported(call), limits.endedCalls)
    const other = this.#stillRinging(call)
    if (other !== undefined) return void this.#undecided.set(other, [...calls, ...this.#takeUndecided(other)])
    for (const one of calls) this.#lose(one)
  }

  #lose(call: Call): void {
    if (call.queue === undefined) this.#add(call)
    else void this.#lookUpInGroup(call)
  }

  #takeUndecided(callId: string): readonly Call[] {
    const calls = this.#undecided.get(callId) ?? []
    this.#undecided.delete(callId)
    return calls
  }

  /** Id of the same call at another account, where it rings on. */
  #stillRinging(call: Call): string | undefined {
    const { calls, region } = this.#options
    const ringing = [...this.#ringing].flatMap((id) => calls.get(id) ?? [])
    return ringing.find((one) => ringsAtBoth(one, call, region()))?.id
  }

  /** What is settled is not believed to be missed, also when the group says so later. */
  #takeBack(callId: string): void {
    const lost = this.#lost.get(callId)
    this.#lost.delete(callId)
    if (lost !== undefined) this.#options.missed.settle(lost)
  }

  async #lookUpInGroup(call: Call): Promise<void> {
    const { missed, answeredInGroup } = this.#options
    if (await answeredInGroup(call)) missed.settle(reported(call))
    else this.#add(call)
  }

  #add(call: Call): void {
    const { missed, isThere } = this.#options
    if (isThere(call.accountId)) missed.add(reported(call))
  }

  #lookAtOutgoing({ id, accountId, remote, startedAt, connectedAt }: Call): void {
    if (connectedAt === undefined || remote.number === undefined || this.#reached.has(id)) return
    this.#reached.add(id)
    this.#options.missed.calledBack(accountId, remote.number, startedAt)
  }
}

const reported = ({ id, accountId, remote, queue, diverting, cameBy, startedAt }: Call): NotifiedMissedCall => ({
  source: { accountId, kind: 'call', id },
  remote,
  at: startedAt,
  ...defined({ queue, diverting, cameBy })
})
