import { SECOND } from '../../../../util/durations.ts'
import { callStateJson, legOf } from '../calls/call-state.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import type { Reply } from '../../kit/reply.ts'
import { empty, json } from '../http/reply.ts'
import { noSuchWebhook, wishOf } from './webhook-requests.ts'
import type { WebhookScope } from './webhook-register.ts'
import type { DstnyRequest } from '../http/request.ts'

type ScopeOf = (request: DstnyRequest, context: FrontContext) => WebhookScope

/** When a new lease ends, in each of the ways a server might write it (Dstny API 4.6). */
function leaseReply(expiresAt: number, { pbx, switches }: FrontContext): Reply {
  const forms = {
    seconds: () => Math.round((expiresAt - pbx.clock.now()) / SECOND),
    epochSeconds: () => Math.round(expiresAt / SECOND),
    epochMs: () => expiresAt,
    iso: () => new Date(expiresAt).toISOString()
  } as const satisfies Record<FrontContext['switches']['webhookExpiresOn'], () => number | string>
  return json({ expiresOn: forms[switches.webhookExpiresOn]() })
}

const register =
  (scopeOf: ScopeOf): Handler =>
  (request, context) => {
    const scope = scopeOf(request, context)
    const wish = wishOf(request)
    const expiresAt = context.pbx.clock.now() + context.switches.webhookLifeMs
    context.webhooks.add(scope, wish, expiresAt)
    return leaseReply(expiresAt, context)
  }

/** What this answers is not known: nothing, a lease or the call; only a lease can run out before the call ends. */
const registerCallWebhook: Handler = (request, context) => {
  const { callWebhookResponse } = context.switches
  if (callWebhookResponse === 'lease') return register(callScope)(request, context)
  const leg = legOf(request, context)
  context.webhooks.addToCall(request, leg, wishOf(request))
  return callWebhookResponse === 'empty' ? empty() : json(callStateJson(leg, context))
}

const unregister =
  (scopeOf: ScopeOf): Handler =>
  (request, context) => {
    const targetId = request.param('targetId')
    if (!context.webhooks.remove(scopeOf(request, context), targetId)) throw noSuchWebhook(targetId)
    return empty()
  }

const userScope: ScopeOf = ({ user }) => ({ kind: 'user', person: user })
const deviceScope: ScopeOf = ({ user }) => ({ kind: 'device', person: user })
const callScope: ScopeOf = (request, context) => ({
  kind: 'call',
  person: request.user,
  leg: legOf(request, context)
})

/** Registering and ending webhooks of all three kinds (Dstny API 3.10, 3.22, 4.6). */
export const webhookHandlers: Handlers = {
  registerUserWebhook: register(userScope),
  unregisterUserWebhook: unregister(userScope),
  registerDeviceWebhook: register(deviceScope),
  unregisterDeviceWebhook: unregister(deviceScope),
  registerCallWebhook,
  unregisterCallWebhook: unregister(callScope)
}
