import type { DialRow } from '../dial/dial-row.ts'

/** A call that is to be handed over, as it was said away from it: in the field, by a menu, or by a drop. */
class TransferWish {
  #wish = $state.raw<{ readonly callId: string; readonly row: DialRow } | undefined>()

  /** The call that is meant. */
  get callId(): string | undefined {
    return this.#wish?.callId
  }

  /** Whom that call is for. */
  of(callId: string): DialRow | undefined {
    return this.#wish?.callId === callId ? this.#wish.row : undefined
  }

  make(callId: string, row: DialRow): void {
    this.#wish = { callId, row }
  }

  /** The call shows it now, or cannot. */
  forget(): void {
    this.#wish = undefined
  }
}

/** The one of this window. */
export const transferWish = new TransferWish()
