import { queryOf } from '../request.ts'
import { wireCall, wireMobileTransfer, wireUserCalls } from '../wire/calls.ts'
import type { WireCall, WireMobileTransfer, WireUserCalls } from '../wire/calls.ts'
import { Operations } from './operations.ts'
import * as z from 'zod/mini'
import { wireWebhookLease } from '../wire/devices.ts'
import type { WireWebhookLease } from '../wire/devices.ts'
import type { TokenRequest, WebhookRequest } from '../wire/requests.ts'
import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'

/** How a call-back is to be set up (Dstny API 3.5, setupCallbackCall). */
export interface CallbackOptions {
  /** PRIVATE and BUSINESS always exist; without one the server's call rules choose. */
  readonly role?: string
  readonly bypass?: boolean
  readonly intrude?: boolean
  readonly viaGsm?: boolean
}

/** Calls by call-back, and transfer of the mobile call (Dstny API 3.5). */
export class CallsOperations extends Operations {
  cancelMobileTransfer(transferId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('cancelMobileTransfer', { path: { transferId } }, signal)
  }

  getMobileTransfer(signal: AbortSignal): Promise<WireMobileTransfer> {
    return this.requester.get('getMobileTransfer', {}, wireMobileTransfer, signal)
  }

  startMobileTransfer(
    transferType: 'BLIND_TRANSFER' | 'ATTENDED_TRANSFER',
    destination: string,
    signal: AbortSignal
  ): Promise<WireMobileTransfer | undefined> {
    const query = queryOf({ transferType, destination })
    return this.requester.sendTolerant('startMobileTransfer', { query }, wireMobileTransfer, signal)
  }

  /** Rings the user at `answerPlace`, then `target`: `user@domain` or a number. */
  setupCallbackCall(answerPlace: string, target: string, options: CallbackOptions, signal: AbortSignal): Promise<void> {
    const { role, bypass, intrude, viaGsm } = options
    const query = queryOf({ role, bypass, intrude, 'callback-via-gsm': viaGsm })
    return this.requester.sendIgnoringBody(
      'setupCallbackCall',
      { path: { aptype: answerPlace, cid: target }, query },
      signal
    )
  }
}

/** Snapshots of calls, their streams and webhooks (Dstny API 3.10, 4). */
export class CallStateOperations extends Operations {
  getCallState(callId: string, signal: AbortSignal): Promise<WireCall> {
    return this.requester.get('getCallState', { path: { callId } }, wireCall, signal)
  }

  /** Asked a second time when it hangs, because a ring waits for it. */
  getUserCallState(signal: AbortSignal): Promise<WireUserCalls> {
    return this.requester.getUrgently('getUserCallState', wireUserCalls, signal)
  }

  /** The answer is not documented: a lease, the call, or nothing (Dstny API 3.10). */
  registerCallWebhook(
    callId: string,
    request: WebhookRequest,
    signal: AbortSignal
  ): Promise<WireWebhookLease | WireCall | undefined> {
    const schema = z.union([wireCall, wireWebhookLease])
    return this.requester.sendTolerant('registerCallWebhook', { path: { callId }, body: request }, schema, signal)
  }

  registerUserWebhook(request: WebhookRequest, signal: AbortSignal): Promise<WireWebhookLease | undefined> {
    return this.requester.sendTolerant('registerUserWebhook', { body: request }, wireWebhookLease, signal)
  }

  unregisterCallWebhook(callId: string, targetId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('unregisterCallWebhook', { path: { callId, targetId } }, signal)
  }

  unregisterUserWebhook(targetId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('unregisterUserWebhook', { path: { targetId } }, signal)
  }

  /** Path of the stream of one call. */
  streamCallState(callId: string): string {
    return this.requester.path('streamCallState', { callId })
  }

  /** Path of the stream of the user's SIP dialogs. */
  streamDialogEvents(): string {
    return this.requester.path('streamDialogEvents')
  }
}

type CallResponse = Promise<WireCall | undefined>

/** Commands on recordings of calls, in both modes (Dstny API 3.9, 5.8). */
export class CallRecordingOperations extends Operations {
  discardRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('discardRecording', callId, request, signal)
  }

  pauseRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('pauseRecording', callId, request, signal)
  }

  resumeRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('resumeRecording', callId, request, signal)
  }

  saveRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('saveRecording', callId, request, signal)
  }

  startRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('startRecording', callId, request, signal)
  }

  stopRecording(callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.#act('stopRecording', callId, request, signal)
  }

  #act(id: DstnyOperationId, callId: string, request: TokenRequest, signal: AbortSignal): CallResponse {
    return this.requester.sendTolerant(id, { path: { callId }, body: request }, wireCall, signal)
  }
}
