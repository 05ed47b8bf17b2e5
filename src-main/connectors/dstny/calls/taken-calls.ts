import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { limits } from '../../../util/limits.ts'
import { numberFromUri, shownNumber } from './destination.ts'
import { tookElsewhere } from '../wire/dialog-info.ts'
import type { Dialog } from '../wire/dialog-info.ts'
import type { WireCall } from '../wire/calls.ts'

/** How long a dialog's reason for its end can explain the end of a call, in ms. */
const REASON_MS = 3 * SECOND

interface Taken {
  /** By the elapsed time of the clock, in ms. */
  readonly at: number
  /** Of the caller, as far as one is named. */
  readonly number: string | undefined
}

/** A ringing call that ended before anything explained it. */
interface Ended extends Taken {
  readonly callId: string
}

/**
 * What dialogs tell of ringing calls that somebody else took. They share no id with the calls (Dstny API 4.5), so each
 * of them explains the end of one call: that of the same caller or, where one of both names none, the first that ends.
 * Dialogs and calls come by two connections, which have no order: a call may have ended before a dialog explains it.
 */
export class TakenCalls {
  readonly #clock: Clock
  #taken: readonly Taken[] = []
  #ended: readonly Ended[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Keeps what they say of calls that `ring` still; answers the ids of those that had ended before. */
  note(dialogs: readonly Dialog[], ringing: readonly WireCall[]): readonly string[] {
    const at = this.#clock.elapsed()
    const rings = ringing.map((call) => ({ at, number: numberOf(call) }))
    const explained: string[] = []
    for (const { remoteUri } of dialogs.filter(tookElsewhere)) {
      const number = plain(numberFromUri(remoteUri))
      const best = bestOf<Taken>([...rings, ...this.#recent(this.#ended)], number)
      const ended = this.#ended.find((one) => one === best)
      this.#ended = this.#ended.filter((one) => one !== ended)
      if (ended !== undefined) explained.push(ended.callId)
      else this.#taken = [...this.#recent(this.#taken), { at, number }].slice(-limits.takenCalls)
    }
    return explained
  }

  /** Whether one of them was this call, which has ended now; it explains no other. */
  explain(call: WireCall): boolean {
    const number = numberOf(call)
    const recent = this.#recent(this.#taken)
    const taken = bestOf(recent, number)
    this.#taken = recent.filter((one) => one !== taken)
    if (taken !== undefined) return true
    const ended = { callId: call.callId, at: this.#clock.elapsed(), number }
    this.#ended = [...this.#recent(this.#ended), ended].slice(-limits.takenCalls)
    return false
  }

  #recent<T extends Taken>(all: readonly T[]): readonly T[] {
    const now = this.#clock.elapsed()
    return all.filter(({ at }) => now - at <= REASON_MS)
  }
}

/** The first of the same caller, else the first that may be of the same. */
const bestOf = <T extends Taken>(all: readonly T[], number: string | undefined): T | undefined =>
  all.find((one) => isSame(one.number, number)) ?? all.find((one) => canBe(one.number, number))

const numberOf = ({ remoteParty }: WireCall): string | undefined =>
  plain(numberFromUri(remoteParty?.telUri) ?? shownNumber(remoteParty?.displayNumber).number)

/** Without what differs between the ways to write one number; undefined for an address or when there is none. */
const plain = (number: string | undefined): string | undefined =>
  number === undefined || number.includes('@') ? undefined : number.replace(/^[+0]+/, '') || undefined

/** One may be written without the codes of country and place. */
const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && (one.endsWith(other) || other.endsWith(one))

const canBe = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || isSame(one, other)
