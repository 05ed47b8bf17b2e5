import { SECOND } from '../../../../util/durations.ts'
import type { Extension } from '../../../people/extension.ts'
import type { FrontContext } from '../front-context.ts'
import type { DstnySwitches } from '../switches.ts'
import { lookUp } from '../../../../util/lookup.ts'
import type { Reply } from '../../kit/reply.ts'
import { DstnyRefusal, json, text } from './reply.ts'
import { DstnyRequest, invalid, required, type RawRequest } from './request.ts'
import {
  credentialsInvalid,
  isPasswordTicket,
  passwordTicket,
  TICKET_LIFE_MS,
  type Ticket,
  type TicketWish
} from './tickets.ts'

const MAX_NAME = 64

/** Serves the operations that come without a Bearer ticket; undefined: not one of them (Dstny API 1.4). */
export function serveTickets(raw: RawRequest, context: FrontContext): Reply | undefined {
  if (raw.id === 'createTicket') return createTicket(raw, context)
  if (raw.id === 'createTicketSecure') return createTicketSecure(raw, context)
  return raw.id === 'deleteTicket' ? deleteTicket(raw, context) : undefined
}

function createTicket(raw: RawRequest, context: FrontContext): Reply {
  demandVersion(context.switches, ['5.7.3', '5.7.4'], 410)
  const wish = wishOf(raw, context)
  const extension = knownUser(raw, context)
  const t = raw.query.get('t') ?? required('t')
  if (!isPasswordTicket(t, { ...identityOf(raw), password: extension.data.password, apis: raw.query.getAll('api') })) {
    throw credentialsInvalid()
  }
  return json(ticketJson(context.tickets.issue(extension, wish), context))
}

function createTicketSecure(raw: RawRequest, context: FrontContext): Reply {
  demandVersion(context.switches, ['5.7.4', '6.0.0'], 404)
  const wish = wishOf(raw, context)
  const extension = knownUser(raw, context)
  const request = new DstnyRequest(raw, nobodysTicket(extension), extension)
  const username = request.requiredString('username')
  const password = request.requiredString('password')
  const { user, domain } = identityOf(raw)
  if (username !== `${user}@${domain}` && username !== user) throw credentialsInvalid()
  context.tickets.checkPassword(extension, password, request.string('code'))
  return json(ticketJson(context.tickets.issue(extension, wish), context), 201)
}

function deleteTicket(raw: RawRequest, context: FrontContext): Reply {
  const extension = knownUser(raw, context)
  const name = raw.params['ticketName'] ?? ''
  const t = raw.query.get('t')
  if (t === null) demandOwn(context.tickets.check(headerOf(raw, 'authorization')), extension)
  else if (!isOwnHash(t, raw, extension)) throw credentialsInvalid()
  if (!context.tickets.revoke(extension, name)) {
    throw new DstnyRefusal(404, { fieldName: 'ticketName', code: 'item.does.not.exist', name })
  }
  return text(`Ticket ${name} deleted`)
}

/** The scopes inside `t` are whatever it says: only the password is checked. */
function isOwnHash(t: string, raw: RawRequest, extension: Extension): boolean {
  const second = t.replaceAll(' ', '+').split('.')[1] ?? ''
  const apis = Buffer.from(second, 'base64').toString('utf8').split(':').slice(3)
  return t.replaceAll(' ', '+') === passwordTicket({ ...identityOf(raw), password: extension.data.password, apis })
}

function demandOwn(ticket: Ticket, extension: Extension): void {
  if (ticket.extension !== extension) throw new DstnyRefusal(403, { code: 'scope.missing' })
}

function demandVersion(switches: DstnySwitches, versions: readonly string[], otherwise: number): void {
  if (!versions.includes(switches.version)) throw new DstnyRefusal(otherwise, { code: 'not.in.this.version' })
}

function wishOf(raw: RawRequest, { tickets }: FrontContext): TicketWish {
  const apis = raw.query.getAll('api').map((api) => tickets.scopeOf(api) ?? invalid('api', api))
  if (apis.length === 0) required('api')
  const platform = raw.query.get('platform') ?? required('platform')
  if (!['android', 'iphone', 'other'].includes(platform)) invalid('platform', platform)
  const name = raw.query.get('name') ?? 'API'
  if (name.length > MAX_NAME) invalid('name', name)
  const expires = raw.query.get('expires')
  if (expires !== null && !/^\d+$/.test(expires)) invalid('expires', expires)
  return { name, apis, lifeMs: expires === null ? TICKET_LIFE_MS : Number(expires) * SECOND }
}

const identityOf = (raw: RawRequest): { user: string; domain: string } => ({
  user: raw.params['user'] ?? '',
  domain: raw.params['domain'] ?? ''
})

/** An unknown user is refused like a wrong password, so that nobody can try names. */
function knownUser(raw: RawRequest, { pbx }: FrontContext): Extension {
  const { user, domain } = identityOf(raw)
  const found = pbx.extensions.find(({ data }) => data.id === user && data.domain === domain)
  if (found === undefined) throw credentialsInvalid()
  return found
}

const nobodysTicket = (extension: Extension): Ticket => ({ token: '', name: '', extension, apis: [], expiresAt: 0 })

const headerOf = (raw: RawRequest, name: string): string | undefined => {
  const value = lookUp(raw.headers, name)
  return typeof value === 'string' ? value : undefined
}

const ticketJson = ({ expiresAt, name, token, apis }: Ticket, { tickets }: FrontContext): object => ({
  expires: new Date(expiresAt).toISOString().replace('Z', '+00:00'),
  name,
  token,
  allowedApis: apis.map((api) => tickets.apiName(api))
})
