import type { TicketScope } from '../../../wire-tables/dstny-scopes.ts'
import type { Extension } from '../../people/extension.ts'
import { lookUp } from '../../../util/lookup.ts'
import type { FrontContext } from './front-context.ts'
import { pathUser } from './people.ts'
import { DstnyRefusal } from './http/reply.ts'
import { PIDF } from './presence/pidf.ts'
import { DstnyRequest, type RawRequest } from './http/request.ts'
import type { Ticket } from './http/tickets.ts'

const callLicenceGroups: readonly string[] = ['Call Control API', 'Call State API', 'Call Recording API']

/** Lets a request in: ticket, scope, person of the path, licence. @throws DstnyRefusal 401 | 403 | 404 | 406 */
export function admit(raw: RawRequest, context: FrontContext): DstnyRequest {
  const ticket = context.tickets.check(header(raw, 'authorization'))
  demandAccept(raw)
  demandScope(raw, ticket)
  const user = personOf(raw, ticket, context)
  demandLicence(raw, user, context)
  return new DstnyRequest(raw, ticket, user)
}

function demandAccept(raw: RawRequest): void {
  const accept = header(raw, 'accept') ?? '*/*'
  const wanted = raw.row.answer === 'sse' ? 'text/event-stream' : 'application/json'
  const strict = raw.row.answer === 'sse' || raw.row.answer === 'json'
  if (raw.id === 'listPresenceEvents' && accept.includes(PIDF)) return
  if (strict && ![wanted, '*/*', `${wanted.split('/')[0]}/*`].some((type) => accept.includes(type))) {
    throw new DstnyRefusal(406, { fieldName: 'Accept', code: 'value.invalid', name: accept })
  }
}

function demandScope({ id, row }: RawRequest, ticket: Ticket): void {
  const accepted = new Set<TicketScope | null>([row.scope])
  if (id.endsWith('MobileTransfer')) accepted.add('CALL_CONTROL')
  if (row.group === 'Event API') accepted.add('USER')
  const has = ticket.apis.some((api) => [...accepted].some((scope) => scope === api))
  if (!has) throw new DstnyRefusal(403, { code: 'scope.missing', name: row.scope ?? '' })
}

function personOf(raw: RawRequest, ticket: Ticket, context: FrontContext): Extension {
  const { domain = '' } = raw.params
  if (raw.params['domain'] !== undefined && context.pbx.organisation(domain) === undefined) {
    throw new DstnyRefusal(404, { fieldName: 'domain', code: 'user.does.not.exist', name: domain })
  }
  const userId = raw.params['userId'] ?? raw.params['user']
  if (userId === undefined) return ticket.extension
  const user = pathUser(userId, domain, context)
  const rules = ticket.extension.data.rights?.includes('administrator') === true
  if (user !== ticket.extension && !(rules && ticket.extension.data.domain === domain)) {
    throw new DstnyRefusal(403, { fieldName: 'user', code: 'scope.missing', name: user.address })
  }
  return user
}

function demandLicence({ row }: RawRequest, user: Extension, { pbx }: FrontContext): void {
  const noCalls = callLicenceGroups.includes(row.group) && user.data.callControl === false
  const organisation = pbx.organisation(user.data.domain)
  const noFigures = row.group === 'Queue Statistics API' && organisation?.supervisorLicence !== true
  if (noCalls || noFigures) throw new DstnyRefusal(403, { code: 'license.missing', description: row.group })
}

const header = (raw: RawRequest, name: string): string | undefined => {
  const value = lookUp(raw.headers, name)
  return typeof value === 'string' ? value : undefined
}
