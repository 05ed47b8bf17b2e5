import { queryOf } from '../request.ts'
import { wireMobileTransfer } from '../wire-calls.ts'
import type { WireMobileTransfer } from '../wire-calls.ts'
import { Operations } from './operations.ts'

/** How a call-back is to be set up (Contract dstny 3.5, setupCallbackCall). */
export interface CallbackOptions {
  /** PRIVATE and BUSINESS always exist; without one the server's call rules choose. */
  readonly role?: string
  readonly bypass?: boolean
  readonly intrude?: boolean
  readonly viaGsm?: boolean
}

/** Calls by call-back, and transfer of the mobile call (Contract dstny 3.5). */
export class CallsOperations extends Operations {
  cancelMobileTransfer(transferId: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('cancelMobileTransfer', { path: { transferId } }, signal)
  }

  getMobileTransfer(signal: AbortSignal): Promise<WireMobileTransfer> {
    return this.requester.read('getMobileTransfer', {}, wireMobileTransfer, signal)
  }

  startMobileTransfer(
    transferType: 'BLIND_TRANSFER' | 'ATTENDED_TRANSFER',
    destination: string,
    signal: AbortSignal
  ): Promise<WireMobileTransfer | undefined> {
    const query = queryOf({ transferType, destination })
    return this.requester.act('startMobileTransfer', { query }, wireMobileTransfer, signal)
  }

  /** Rings the user at `answerPlace`, then `target`: `user@domain` or a number. */
  setupCallbackCall(answerPlace: string, target: string, options: CallbackOptions, signal: AbortSignal): Promise<void> {
    const { role, bypass, intrude, viaGsm } = options
    const query = queryOf({ role, bypass, intrude, 'callback-via-gsm': viaGsm })
    return this.requester.order('setupCallbackCall', { path: { aptype: answerPlace, cid: target }, query }, signal)
  }
}
