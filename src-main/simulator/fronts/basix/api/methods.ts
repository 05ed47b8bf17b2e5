import type { Reply } from '../../kit/reply.ts'
import type { methods as rows } from '../../../../wire-tables/basix/methods.ts'
import type { FrontContext } from '../front-context.ts'
import { seatsOf, type BasixGroup, type BasixUser } from '../people/directory.ts'
import { namedGroup, namedUser, type Values } from '../people/names.ts'
import { ANSWER_MS, startCall, type CallRequest } from './calling.ts'
import { destinationOf, type Destination } from './destinations.ts'
import { calledGroup } from './hunting.ts'
import { asciiText, callbackUrl, flag, seconds } from './parameters.ts'
import { done, MethodError } from './result.ts'

/** What a method is asked. */
export interface MethodRequest {
  readonly domain: string
  readonly values: Values
  readonly context: FrontContext
}

type Method = (request: MethodRequest) => Reply

/** Every method there is (Basix API 2). @throws MethodError */
export const methods = {
  call_user: callUser,
  call_group: callGroup,
  call_external: callExternal,
  initiate_call: initiateCall,
  gen_ws_ticket: makeTicket
} as const satisfies Readonly<Record<keyof typeof rows, Method>>

const naming = ({ domain, context }: MethodRequest) => ({ ...context, domain })

function foundUser(request: MethodRequest): BasixUser {
  const user = namedUser(request.values, naming(request))
  if (user === undefined) throw new MethodError('missing_parameter')
  if (user === null) throw new MethodError('user_not_found')
  return user
}

function start(request: MethodRequest, call: Omit<CallRequest, 'domain'>): Reply {
  return done({ uuids: startCall({ ...call, domain: request.domain }, request.context) })
}

function callUser(request: MethodRequest): Reply {
  const { values } = request
  const user = foundUser(request)
  const destination = destinationOf(values.get('destination'), request)
  const group = groupContext(request, user)
  return start(request, {
    method: 'call_user',
    first: user.extension,
    destination,
    ringMs: seconds(values, 'answer_timeout') ?? ANSWER_MS,
    autoAnswer: flag(values, 'auto_answer'),
    callingName: asciiText(values, 'calling_name'),
    callbackUrl: callbackUrl(values),
    group,
    shownNumber: group && groupNumber(group, request),
    channels: terminalsOf(user)
  })
}

const terminalsOf = ({ extension }: BasixUser): number => extension.devices.filter(({ active }) => active).length

/** The number of a group, as it is shown to people outside. */
const groupNumber = ({ to }: BasixGroup, { domain, context }: MethodRequest): string =>
  context.directory.writtenNumber(domain, to.data.number)

/** The group on whose behalf a user calls. */
function groupContext(request: MethodRequest, user: BasixUser): BasixGroup | undefined {
  const { values, context } = request
  const named = namedGroup(values, naming(request))
  if (named === null) throw new MethodError('group_not_found')
  const resolver = values.get('group_resolver')
  if (named !== undefined || resolver === undefined) return named
  if (resolver !== '*' && resolver !== 'any:CALL_CENTER') throw new MethodError('invalid_parameter')
  const found = context.directory.groups.find(({ to }) => {
    const isMember = seatsOf(to).some(({ extension }) => extension === user.extension)
    return isMember && (resolver === '*' || 'seats' in to)
  })
  if (found === undefined && context.switches.noFittingGroup === 'error') throw new MethodError('group_not_found')
  return found
}

function callGroup(request: MethodRequest): Reply {
  const { values, context } = request
  const group = namedGroup(values, naming(request))
  if (group === undefined) throw new MethodError('missing_parameter')
  if (group === null) throw new MethodError('group_not_found')
  const destination = destinationOf(values.get('destination'), request)
  const answer = start(request, {
    method: 'call_group',
    first: calledGroup(context.pbx, group, context.switches.groupCalls === 'hunting' ? 'hunt' : 'ringAll'),
    destination,
    ringMs: seconds(values, 'answer_timeout'),
    memberRingMs: seconds(values, 'member_answer_timeout'),
    callingName: asciiText(values, 'calling_name'),
    callbackUrl: callbackUrl(values),
    group,
    shownNumber: groupNumber(group, request),
    channels: 1
  })
  return context.switches.groupUuids === 'first' ? answer : done({ uuids: [] })
}

function callExternal(request: MethodRequest): Reply {
  const { values, context } = request
  const target = destinationOf(values.get('target'), request)
  const destination = destinationOf(values.get('destination'), request)
  if (!target.isNumber || typeof target.target !== 'string') throw new MethodError('invalid_parameter')
  const mayBeOutside = context.switches.outsideDestinations === 'accepted'
  if (destination.isNumber && !mayBeOutside) throw new MethodError('invalid_destination')
  return startOutside(request, 'call_external', target, { ...destination, ...endUserOf(target) })
}

/** The customer is on the first leg here. */
const endUserOf = ({ endUser, shownNumber }: Destination): Partial<Destination> => ({
  ...(endUser !== undefined && { endUser }),
  ...(shownNumber !== undefined && { shownNumber })
})

function startOutside(request: MethodRequest, method: string, target: Destination, destination: Destination): Reply {
  const { values, context } = request
  return start(request, {
    method,
    first: context.pbx.outsideAt(String(target.target)),
    destination,
    ringMs: seconds(values, 'answer_timeout') ?? ANSWER_MS,
    callbackUrl: callbackUrl(values),
    callingName: undefined,
    channels: 1
  })
}

/** The deprecated way. */
function initiateCall(request: MethodRequest): Reply {
  const { values } = request
  const ani = values.get('ani')
  const destination = destinationOf(values.get('destination'), request)
  const shown = typeof ani === 'string' ? { ...destination, shownNumber: ani } : destination
  const number = values.get('pstn_number')
  if (number === undefined) {
    const user = foundUser(request)
    const group = groupContext(request, user)
    const channels = terminalsOf(user)
    const more = { first: user.extension, destination: shown, ringMs: ANSWER_MS, group, channels }
    return start(request, { method: 'initiate_call', ...more })
  }
  const target = destinationOf(number, request)
  if (!target.isNumber) throw new MethodError('invalid_parameter')
  return startOutside(request, 'initiate_call', target, shown)
}

function makeTicket({ values, context, domain }: MethodRequest): Reply {
  const uri = values.get('uri')
  if (uri === undefined) throw new MethodError('missing_parameter')
  if (typeof uri !== 'string' || !uri.startsWith('/')) throw new MethodError('invalid_uri')
  if (new URLSearchParams(uri.split('?')[1]).get('full_events') === 'true') {
    throw new MethodError('full_events_not_allowed')
  }
  return done({ ticket: context.tickets.issue(domain, uri) })
}
