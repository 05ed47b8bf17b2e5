import * as z from 'zod/mini'
import { wireCall, wireUserCalls } from '../wire-calls.ts'
import type { WireCall, WireUserCalls } from '../wire-calls.ts'
import { wireWebhookLease } from '../wire-devices.ts'
import type { WireWebhookLease } from '../wire-devices.ts'
import type { WebhookRequest } from '../wire-requests.ts'
import { Operations } from './operations.ts'

/** Snapshots of calls, their streams and webhooks (Contract dstny 3.10, 4). */
export class CallStateOperations extends Operations {
  getCallState(callId: string, signal: AbortSignal): Promise<WireCall> {
    return this.requester.read('getCallState', { path: { callId } }, wireCall, signal)
  }

  /** Asked a second time when it hangs, because a ring waits for it. */
  getUserCallState(signal: AbortSignal): Promise<WireUserCalls> {
    return this.requester.readUrgently('getUserCallState', wireUserCalls, signal)
  }

  /** The answer is not documented: a lease, the call, or nothing (Contract dstny 3.10). */
  registerCallWebhook(
    callId: string,
    request: WebhookRequest,
    signal: AbortSignal
  ): Promise<WireWebhookLease | WireCall | undefined> {
    const schema = z.union([wireCall, wireWebhookLease])
    return this.requester.act('registerCallWebhook', { path: { callId }, body: request }, schema, signal)
  }

  registerUserWebhook(request: WebhookRequest, signal: AbortSignal): Promise<WireWebhookLease | undefined> {
    return this.requester.act('registerUserWebhook', { body: request }, wireWebhookLease, signal)
  }

  unregisterCallWebhook(callId: string, targetId: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('unregisterCallWebhook', { path: { callId, targetId } }, signal)
  }

  unregisterUserWebhook(targetId: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('unregisterUserWebhook', { path: { targetId } }, signal)
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
