import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
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
  /** Of the caller, as far as the dialog names one. */
  readonly number: string | undefined
}

/**
 * What dialogs tell of ringing calls that somebody else took. They share no id with the calls (Dstny API 4.5), so each
 * of them explains the end of one call: that of the same caller or, where one of both names none, the first that ends.
 */
export class TakenCalls {
  readonly #clock: Clock
  #taken: readonly Taken[] = []
  /** Dialog to the caller's number, of those that ring. */
  readonly #ringing = new Map<string, string | undefined>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  note(dialogs: readonly Dialog[]): void {
    const at = this.#clock.elapsed()
    const taken = dialogs
      .filter(tookElsewhere)
      .map(({ remoteUri }) => ({ at, number: plain(numberFromUri(remoteUri)) }))
    this.#taken = [...this.#recent(), ...taken].slice(-limits.takenCalls)
    for (const { id, state, direction, remoteUri } of dialogs) {
      this.#ringing.delete(id)
      if (state !== 'early' || direction === 'initiator') continue
      keepNewest(this.#ringing, id, plain(numberFromUri(remoteUri)), limits.takenCalls)
    }
  }

  /** Whether a dialog of this caller still rings, which will say how it ended. */
  isToBeExplained(call: WireCall): boolean {
    const number = numberOf(call)
    return [...this.#ringing.values()].some((one) => one === undefined || number === undefined || isSame(one, number))
  }

  /** Whether one of them was this call, which has ended now; it explains no other. */
  explain(call: WireCall): boolean {
    const number = numberOf(call)
    const recent = this.#recent()
    const ofCaller = recent.find((one) => isSame(one.number, number))
    const taken = ofCaller ?? recent.find((one) => one.number === undefined || number === undefined)
    this.#taken = recent.filter((one) => one !== taken)
    return taken !== undefined
  }

  #recent(): readonly Taken[] {
    const now = this.#clock.elapsed()
    return this.#taken.filter(({ at }) => now - at <= REASON_MS)
  }
}

const numberOf = ({ remoteParty }: WireCall): string | undefined =>
  plain(numberFromUri(remoteParty?.telUri) ?? shownNumber(remoteParty?.displayNumber).number)

/** Without what differs between the ways to write one number; undefined for an address or when there is none. */
const plain = (number: string | undefined): string | undefined =>
  number === undefined || number.includes('@') ? undefined : number.replace(/^[+0]+/, '') || undefined

/** One may be written without the codes of country and place. */
const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && (one.endsWith(other) || other.endsWith(one))
