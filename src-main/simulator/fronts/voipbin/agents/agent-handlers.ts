import { defined } from '../../../../util/defined.ts'
import { layouts, written } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import type { Handlers } from '../http/handlers.ts'
import { rowOf, rowsOf } from '../http/lookup.ts'
import { page } from '../http/paging.ts'
import { authenticationRequired } from '../http/credentials.ts'
import { invalidArgument, VoipbinRefusal } from '../http/refusal.ts'
import { json } from '../http/reply.ts'
import type { VoipbinRequest } from '../http/request.ts'
import { isUuid } from '../form/ids.ts'
import { accesskeyJson } from '../world/customers.ts'
import type { Platform } from '../world/platform.ts'
import { agentJson, type Agent } from './agent.ts'
import { extensionId } from './telephones.ts'

/** The agent who asks. @throws VoipbinRefusal 401 */
function self({ identity }: VoipbinRequest): Agent {
  if (identity.agent === undefined) throw authenticationRequired()
  return identity.agent
}

const shown = (agent: Agent, { switches }: Platform) => agentJson(agent, switches.dataForm)

const agentOf = (request: VoipbinRequest, platform: Platform): Agent =>
  rowOf(request, platform, {
    byId: (id) => platform.agents.byId(id),
    noun: 'AGENT',
    isOwn: ({ id }) => id === request.identity.agent?.id
  })

function own(request: VoipbinRequest): Agent {
  const agent = self(request)
  request.demand(agent.customer)
  return agent
}

/** Only those with one of the tags, and of the status, that are asked for. @throws VoipbinRefusal 400 */
function filtered(request: VoipbinRequest, agents: readonly Agent[]): Agent[] {
  const tags = request.query('tag_ids')
  const status = request.query('status') ?? ''
  const wanted = tags?.split(',') ?? []
  if (tags !== undefined && !wanted.every(isUuid)) throw invalidArgument()
  return agents.filter((agent) => {
    const hasTag = tags === undefined || agent.tagIds.some((id) => wanted.includes(id))
    return hasTag && (status === '' || agent.status === status)
  })
}

/** SIP accounts with their passwords, of the addresses the token was made with (VoIPBin API 8). */
function ownExtensions(request: VoipbinRequest, platform: Platform) {
  const ids = request.identity.addresses.filter(({ type }) => type === 'extension').map(({ target }) => target)
  return platform.agents.all
    .filter(({ extension }) => ids.includes(extensionId(extension)))
    .map(({ extension, customer, created }) => ({ id: extensionId(extension), customer, created, extension }))
}

type OwnExtension = ReturnType<typeof ownExtensions>[number]

function extensionJson({ id, customer, created, extension }: OwnExtension, { switches }: Platform) {
  const { shortNumber } = extension.data
  const members = {
    id,
    customer_id: customer,
    name: extension.name,
    detail: '',
    extension: shortNumber,
    domain_name: customer,
    username: shortNumber,
    password: `sip-secret-of-${shortNumber}`,
    direct_hash: '',
    tm_create: new Stamp(created),
    tm_update: new Stamp(undefined),
    tm_delete: new Stamp(undefined)
  }
  return written(members, layouts.record, switches.dataForm)
}

/** Operations of agents, extensions, customers and keys. */
export const agentHandlers: Handlers = {
  getMe: (request, platform) => json(shown(own(request), platform)),
  getOwnAgent: (request, platform) => json(shown(own(request), platform)),
  listAgents: (request, platform) => {
    const rows = filtered(request, rowsOf(request, platform.agents.all))
    return page(request, rows, (agent) => shown(agent, platform), platform.switches)
  },
  listColleagues: (request, platform) =>
    page(request, rowsOf(request, platform.agents.all), (agent) => shown(agent, platform), platform.switches),
  getAgent: (request, platform) => json(shown(agentOf(request, platform), platform)),
  getColleague: (request, platform) => json(shown(agentOf(request, platform), platform)),
  setAgentStatus: (request, platform) => {
    const agent = agentOf(request, platform)
    platform.agents.setStatus(agent, request.text('status'))
    return json(shown(agent, platform))
  },
  setOwnStatus: (request, platform) => {
    const agent = own(request)
    platform.agents.setStatus(agent, request.text('status'))
    return json(shown(agent, platform))
  },
  setAgentAddresses: (request, platform) => {
    const agent = agentOf(request, platform)
    platform.agents.setAddresses(agent, request.addresses('addresses'))
    return json(shown(agent, platform))
  },
  setOwnAddresses: (request, platform) => {
    const agent = own(request)
    platform.agents.setAddresses(agent, request.addresses('addresses'))
    return json(shown(agent, platform))
  },
  changeOwnAgent: (request, platform) => {
    const agent = own(request)
    const { name, detail, ring_method: ringMethod } = request.changes('name', 'detail', 'ring_method')
    platform.agents.change(agent, defined({ name, detail, ringMethod }))
    return json(shown(agent, platform))
  },
  listOwnExtensions: (request, platform) => {
    own(request)
    const result = ownExtensions(request, platform).map((one) => extensionJson(one, platform))
    return json({ result, next_page_token: '' }) // never really by pages
  },
  getOwnExtension: (request, platform) => {
    const id = request.id()
    own(request)
    const found = ownExtensions(request, platform).find((one) => one.id === id)
    if (found === undefined) throw new VoipbinRefusal('NOT_FOUND', 'RESOURCE_NOT_FOUND')
    return json(extensionJson(found, platform))
  },
  getCustomer: (request, { customers, switches }) => {
    request.demand(request.identity.customer)
    return json(customers.json(request.identity.customer, switches, true))
  },
  getOwnCustomer: (request, { customers, switches }) => {
    request.demand(request.identity.customer)
    return json(customers.json(request.identity.customer, switches, false))
  },
  listAccesskeys: (request, { customers, switches }) =>
    page(request, rowsOf(request, customers.accesskeys), (key) => accesskeyJson(key, switches.dataForm), switches),
  getAccesskey: (request, platform) => {
    const byId = (id: string) => platform.customers.accesskeys.find((key) => key.id === id)
    return json(accesskeyJson(rowOf(request, platform, { byId, noun: 'ACCESSKEY' }), platform.switches.dataForm))
  }
}
