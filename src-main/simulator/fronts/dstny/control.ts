import { text } from '../kit/control-body.ts'
import type { FrontActions } from '../kit/front.ts'
import type { TicketIssuer } from './http/tickets.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

/** What control requests can do to tickets. */
export const ticketActions = (tickets: TicketIssuer): FrontActions => ({
  expireToken: (body) => tickets.expireToken(text(body, 'token')),
  revokeToken: (body) => tickets.revokeToken(text(body, 'token'))
})

/** Webhooks as the control interface shows them. */
export const shownWebhooks = ({ registered }: Webhooks): readonly object[] =>
  registered.map(({ targetUrl, targetId, publicTarget, scope, failures }) => {
    return { targetUrl, targetId, publicTarget, kind: scope.kind, user: scope.person.data.id, failures }
  })
