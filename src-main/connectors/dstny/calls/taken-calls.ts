import { SECOND } from '../../../util/durations.ts'
import { limits } from '../../../util/limits.ts'
import { numberFromUri, shownNumber } from './destination.ts'
import { tookElsewhere } from '../wire/dialog-info.ts'
import type { Dialog } from '../wire/dialog-info.ts'
import type { WireCall } from '../wire/calls.ts'

/** How long a dialog's reason for its end can explain the end of a call, in ms. */
const REASON_MS = 3 * SECOND

interface Taken {
  readonly at: number
  /** Of the caller, as far as the dialog names one. */
  readonly number: string | undefined
}

/**
 * What dialogs tell of ringing calls that somebody else took. They share no id with the calls (Contract dstny 4.5), so each
 * of them explains the end of one call: that of the same caller or, where one of both names none, the first that ends.
 */
export class TakenCalls {
  #taken: readonly Taken[] = []

  /** `now` in epoch ms. */
  note(dialogs: readonly Dialog[], now: number): void {
    const taken = dialogs
      .filter(tookElsewhere)
      .map(({ remoteUri }) => ({ at: now, number: plain(numberFromUri(remoteUri)) }))
    this.#taken = [...this.#recent(now), ...taken].slice(-limits.takenCalls)
  }

  /** Whether one of them was this call, which has ended now, epoch ms; it explains no other. */
  explain(call: WireCall, now: number): boolean {
    const { telUri, displayNumber } = call.remoteParty ?? {}
    const number = plain(numberFromUri(telUri) ?? shownNumber(displayNumber).number)
    const recent = this.#recent(now)
    const ofCaller = recent.find((one) => isSame(one.number, number))
    const taken = ofCaller ?? recent.find((one) => one.number === undefined || number === undefined)
    this.#taken = recent.filter((one) => one !== taken)
    return taken !== undefined
  }

  #recent(now: number): readonly Taken[] {
    return this.#taken.filter(({ at }) => now - at <= REASON_MS)
  }
}

/** Without what differs between the ways to write one number; undefined for an address or when there is none. */
const plain = (number: string | undefined): string | undefined =>
  number === undefined || number.includes('@') ? undefined : number.replace(/^[+0]+/, '') || undefined

/** One may be written without the codes of country and place. */
const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && (one.endsWith(other) || other.endsWith(one))
