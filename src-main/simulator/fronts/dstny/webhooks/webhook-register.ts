import type { Leg } from '../../../core/calls.ts'
import type { Extension } from '../../../people/extension.ts'
import type { DstnyRequest } from '../http/request.ts'
import type { WebhookWish } from './webhook-requests.ts'

/** What a webhook tells of: new and ended calls of a person, one call, or the devices of a person. */
export type WebhookScope =
  | { readonly kind: 'user' | 'device'; readonly person: Extension }
  | { readonly kind: 'call'; readonly person: Extension; readonly leg: Leg }

/** Where requests register webhooks. */
export interface WebhookRegister {
  /** Registers, or renews and replaces what has the same scope and targetId. */
  add(scope: WebhookScope, wish: WebhookWish, expiresAt: number): void
  /** Registers the webhook that came along with a request for a call. */
  addToCall(request: DstnyRequest, leg: Leg, wish: WebhookWish | undefined): void
  /** @returns false when there was none. */
  remove(scope: WebhookScope, targetId: string): boolean
}
