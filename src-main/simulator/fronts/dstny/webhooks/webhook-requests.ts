import { DstnyRefusal } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

/** Where and under which name a client wants to be told (Dstny API 4.6). */
export interface WebhookWish {
  readonly targetUrl: string
  /** The client's own name of the webhook. */
  readonly targetId: string
  /** True: the callback goes through the edge's proxy; kept for tests, it makes no difference here. */
  readonly publicTarget: boolean
}

function urlOf(request: DstnyRequest): string {
  const text = request.requiredString('targetUrl')
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) ? text : invalid('targetUrl', text)
}

/** The webhook of a registration, where everything is required. @throws DstnyRefusal 400 */
export function wishOf(request: DstnyRequest): WebhookWish {
  const targetUrl = urlOf(request)
  const targetId = request.requiredString('targetId')
  return { targetUrl, targetId, publicTarget: request.bool('publicTarget') ?? required('publicTarget') }
}

/** The webhook that came along with a request for a call, if any. @throws DstnyRefusal 400 */
export function webhookOf(request: DstnyRequest): WebhookWish | undefined {
  const publicTarget = request.bool('publicTarget') ?? true
  if (request.string('targetUrl') === undefined) return undefined
  return { targetUrl: urlOf(request), targetId: request.requiredString('targetId'), publicTarget }
}

/** The refusal for a webhook nobody has registered. */
export const noSuchWebhook = (targetId: string): DstnyRefusal =>
  new DstnyRefusal(404, { fieldName: 'targetId', code: 'item.does.not.exist', name: targetId })
