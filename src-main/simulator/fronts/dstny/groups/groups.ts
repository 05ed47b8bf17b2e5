import type { Extension } from '../../../people/extension.ts'
import type { AgentSeat } from '../../../distribution/agent-seats.ts'
import type { Queue } from '../../../distribution/queues.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { DstnyRefusal, empty, int64, json, text } from '../http/reply.ts'
import { invalid, type DstnyRequest } from '../http/request.ts'

const typeNames = { acd: 'ACD', acdLight: 'ACD_LIGHT', attendant: 'ATTENDANT' } as const

/** The group with this id and domain. @throws DstnyRefusal 404 group.does.not.exist */
export function queueOf({ pbx }: FrontContext, id: string, domain: string): Queue {
  const found = pbx.queues.find(({ data }) => data.id === id && data.domain === domain)
  if (found === undefined) throw new DstnyRefusal(404, { fieldName: 'group', code: 'group.does.not.exist', name: id })
  return found
}

/** The groups a person belongs to, also those of another organisation. */
export const queuesOf = (extension: Extension, { pbx }: FrontContext): Queue[] =>
  pbx.queues.filter((queue) => queue.seatOf(extension) !== undefined)

const agentJson = (seat: AgentSeat, queue: Queue, { pbx }: FrontContext): object => ({
  id: seat.extension.address,
  firstName: seat.extension.data.firstName,
  lastName: seat.extension.data.lastName,
  activity: pbx.data.activities.find((one) => one.id === seat.extension.presence.activityId)?.name ?? '',
  skillLevel: seat.skill,
  isLoggedIn: seat.signedIn,
  isAvailable: seat.isFree
})

const figures = (queue: Queue): { loggedIn: number; free: number; waiting: number } => ({
  loggedIn: queue.seats.filter((seat) => seat.signedIn).length,
  free: queue.freeAgents.length,
  waiting: queue.waitingCount
})

function acdGroupJson(queue: Queue, request: DstnyRequest, context: FrontContext): object {
  const { data } = queue
  const { loggedIn, free, waiting } = figures(queue)
  return {
    id: int64(data.id),
    name: data.name,
    type: typeNames[data.kind],
    domain: data.domain,
    loggedIn: queue.seatOf(request.user)?.signedIn ?? false,
    nightMode: queue.nightMode,
    ...(request.boolQuery('ignoreAgents') !== true && {
      agents: queue.seats.map((seat) => agentJson(seat, queue, context))
    }),
    roles: [{ type: 'AGENT' }],
    ...(request.boolQuery('ignoreStatistics') !== true && {
      statistic: { numberOfLoggedInAgents: loggedIn, numberOfFreeAgents: free, numberOfCallsInQueue: waiting }
    }),
    allowUsingFunctionNumber: data.lendsNumber ?? false,
    distributionType: data.distribution.toUpperCase(),
    phoneNumber: data.number
  }
}

function distributionGroupJson(queue: Queue, extension: Extension): object {
  const { data } = queue
  const { loggedIn, free, waiting } = figures(queue)
  return {
    id: int64(data.id),
    domain: data.domain,
    name: data.name,
    type: typeNames[data.kind],
    loggedIn: queue.seatOf(extension)?.signedIn ?? false,
    nightMode: queue.nightMode,
    loggedInAgents: loggedIn,
    freeAgents: free,
    callsWaiting: waiting
  }
}

const listOf = (request: DstnyRequest, context: FrontContext): object => ({
  group: queuesOf(request.user, context).map((queue) => distributionGroupJson(queue, request.user))
})

const setOwnLogin =
  (signedIn: boolean): Handler =>
  (request, context) => {
    queueOf(context, request.param('grpid'), request.param('grpidDomain')).setSignedIn(request.user, signedIn)
    return request.boolQuery('ignoreStatistics') === true ? empty() : json(listOf(request, context))
  }

/** Logs an agent in or out; colleagues of the same group and administrators may do it for others. */
function setAgentLogin(request: DstnyRequest, context: FrontContext, groupDomain: string): void {
  const action = request.requiredQuery('action')
  if (action !== 'login' && action !== 'logout') invalid('action', action)
  const queue = queueOf(context, request.param('group'), groupDomain)
  const asker = request.ticket.extension
  if (queue.seatOf(asker) === undefined && asker.data.rights?.includes('administrator') !== true) {
    throw new DstnyRefusal(403, { fieldName: 'agent', code: 'scope.missing' })
  }
  const agent = context.pbx.extension(request.param('agent'))
  queue.setSignedIn(agent, action === 'login')
}

const setAcdAgentLogin: Handler = (request, context) => {
  if (context.switches.acdLoginMissing) throw new DstnyRefusal(404, { code: 'path.unknown' })
  setAgentLogin(request, context, request.param('domain'))
  return text('OK')
}

/** ACD/Attendant Group API and the login part of Distribution Group API (Dstny API 3.1, 3.2). */
export const groupHandlers: Handlers = {
  listAcdGroups: (request, context) =>
    json({ groups: queuesOf(request.user, context).map((queue) => acdGroupJson(queue, request, context)) }),
  getAcdGroup: (request, context) => {
    const queue = queueOf(context, request.param('group'), request.param('groupDomain'))
    return json(acdGroupJson(queue, request, context))
  },
  setAcdAgentLogin,
  setAcdAgentLoginV0: (request, context) => {
    setAgentLogin(request, context, request.param('groupDomain'))
    return text('OK')
  },
  listDistributionGroups: (request, context) => json(listOf(request, context)),
  loginDistributionGroup: setOwnLogin(true),
  logoutDistributionGroup: setOwnLogin(false)
}
