import type { Secret } from '../../logging/secret.ts'
import { HttpClient } from '../../transport/http-client.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import type { Clock } from '../../util/clock.ts'
import { BasixClient } from './client.ts'
import type { BasixSettings } from './settings.ts'
import type { CtiSocketOptions } from './socket/cti-socket.ts'
import { TicketService } from './tickets.ts'

/** What an account speaks to. */
export interface Connection {
  /** Its requests need the token: an account that has tickets only asks nothing of it. */
  readonly client: BasixClient
  readonly tickets: TicketService | undefined
  readonly socket: CtiSocketOptions
}

/** `isForced`: the socket takes the place of another one where there is none left (Basix 2.8). @throws CtiError */
export function connectionOf(settings: BasixSettings, secret: Secret, clock: Clock, isForced: boolean): Connection {
  const { user, domain, ticketService, allowPlainHttp, serverTrust: trust, fullEvents } = settings
  const baseUrl = serverUrl(settings.address, settings)
  const socket = { baseUrl, trust, clock, isForced }
  if (ticketService !== undefined || domain === undefined) {
    const tickets = new TicketService(ticketService ?? '', secret, allowPlainHttp, clock)
    const client = new BasixClient(new HttpClient({ baseUrl, clock, trust }))
    return { client, tickets, socket: { ...socket, makeTicket: tickets.makeTicket, whose: { user } } }
  }
  const client = new BasixClient(
    new HttpClient({ baseUrl, clock, trust, auth: { kind: 'basic', user: domain, password: secret } })
  )
  const whose = fullEvents ? { domain, token: secret } : { user }
  return { client, tickets: undefined, socket: { ...socket, makeTicket: client.makeTicket, whose } }
}
