import type { Call } from '../../src-preload/contract/call.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import { followTransfer, orderedTransfer, shownTransfer } from './transfer-reducer.ts'
import type { FollowedTransfer, TransferNews } from './transfer-reducer.ts'

/** The transfers that are followed, by the id of the call that was handed over. */
export class Transfers {
  readonly #followed = new Map<string, FollowedTransfer>()

  has(callId: string): boolean {
    return this.#followed.has(callId)
  }

  /** One is about to be ordered; what became of an earlier one of the same call does not matter any more. */
  begin(callId: string, to: Party, now: number): void {
    this.#followed.set(callId, orderedTransfer(to, now))
  }

  /** Nothing for a call whose transfer is not followed. */
  notify(callId: string, news: TransferNews, now: number): void {
    const followed = this.#followed.get(callId)
    if (followed !== undefined) this.#followed.set(callId, followTransfer(followed, news, now))
  }

  forget(callId: string): void {
    this.#followed.delete(callId)
  }

  /** The call with what is shown of its transfer. */
  on(call: Call): Call {
    const { transfer: _before, failure, ...rest } = call
    const followed = this.#followed.get(call.id)
    const transfer = followed && shownTransfer(followed)
    if (transfer === undefined) return withFailure(rest, failure)
    const failed = transfer.state === 'failed' || call.state === 'failed'
    return withFailure({ ...rest, transfer }, failed ? (followed?.reason ?? failure) : undefined)
  }
}

/** Whether nothing more will become known of the call's transfer while the call goes on as it is. */
export const isSettled = ({ transfer }: Pick<Call, 'transfer'>): boolean =>
  transfer?.state === 'failed' || transfer?.state === 'unconfirmed'

const withFailure = (call: Omit<Call, 'failure'>, failure: string | undefined): Call =>
  failure === undefined ? call : { ...call, failure }
