import type { Queue } from '../../../distribution/queues.ts'
import type { Extension } from '../../../people/extension.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, nothing, object, words, type Answer } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'

const noQueue = words('Queue not found')
const noAgent = words('Agent not found')

const agentOf = (request: MirtaRequest, { tenants }: FrontContext): Extension | undefined =>
  tenants.person(request.text('extension'), request.tenants)

const signedIn = (queue: Queue): readonly Extension[] =>
  queue.seats.filter((seat) => seat.signedIn).map(({ extension }) => extension)

const members: Handler = (request, { queueBook, tenants }) => {
  const names = signedInOf(queueBook.named(request)).map((one) => tenants.userName(one))
  return names.length === 0 ? nothing : object(names, names.map((name) => `${name}|`).join(''))
}

const signedInOf = (queue: Queue | undefined): readonly Extension[] => (queue === undefined ? [] : signedIn(queue))

const memberDetails: Handler = (request, { queueBook, tenants, lamps, switches }) => {
  const queue = queueBook.named(request)
  if (queue === undefined) return nothing
  const seats = queue.seats.filter((seat) => seat.signedIn)
  const details = seats.map((seat) => {
    const { type, order, penalty } = queueBook.membershipOf(queue, seat.extension)
    const name = tenants.userName(seat.extension)
    const { paused } = seat
    const pausereason = switches.pauseReasonsShown ? (paused?.reason ?? '') : ''
    const state = lamps.of(seat.extension).state
    return [name, { type, order, penalty, paused: paused ? '1' : '0', pausereason, state }] as const
  })
  const plain = details.map(([name, one]) => `${name}|${Object.values(one).join('|')}|\n`).join('')
  return details.length === 0 ? nothing : object(Object.fromEntries(details), plain)
}

const addMember: Handler = (request, context) => {
  const queue = context.queueBook.named(request)
  const agent = agentOf(request, context)
  if (queue === undefined) return noQueue
  if (agent === undefined) return noAgent
  if (queue.seatOf(agent)?.signedIn === true) return words('Agent already in queue')
  queue.addSeat(agent)
  queue.setSignedIn(agent, true)
  if (request.text('paused') === '1') queue.setPaused(agent, '')
  const { type, order, penalty } = {
    type: request.text('type'),
    order: request.text('order'),
    penalty: request.text('penalty')
  }
  context.queueBook.setMembership(queue, agent, { type: type || 'NF', order, penalty: penalty || '0' })
  return done()
}

const removeMember: Handler = (request, context) => {
  const queue = context.queueBook.named(request)
  if (queue === undefined) return noQueue
  return remove(agentOf(request, context), [queue])
}

function remove(agent: Extension | undefined, queues: readonly Queue[]): Answer {
  if (agent === undefined) return noAgent
  const own = queues.filter((queue) => queue.seatOf(agent)?.signedIn === true)
  if (own.length === 0) return words('Agent not in queue')
  for (const queue of own) queue.setSignedIn(agent, false)
  return done()
}

const removeAllMembers: Handler = (request, { queueBook }) => {
  const queue = queueBook.named(request)
  if (queue === undefined) return noQueue
  for (const agent of signedIn(queue)) queue.setSignedIn(agent, false)
  return done()
}

const logQueueEvent: Handler = (request, { queueBook, tenants }) => {
  const queue = queueBook.named(request)
  const isNone = (request.exactly('number') ?? request.exactly('id'))?.toUpperCase() === 'NONE'
  if (queue === undefined && !isNone) return noQueue
  const agent = tenants.person(request.text('extension'), request.tenants)
  queueBook.log({
    queue: queue?.data.name ?? 'NONE',
    agent: agent === undefined ? 'NONE' : tenants.userName(agent),
    event: request.text('event'),
    uniqueId: request.text('uniqid') || 'NONE',
    data: [1, 2, 3, 4, 5].map((index) => request.text(`data${index}`))
  })
  return done()
}

/** The queues AGENT is about: one by id or number, or all. */
function agentQueuesOf(request: MirtaRequest, { queueBook }: FrontContext): readonly Queue[] {
  const id = request.exactly('queue')
  if (id?.toUpperCase() === 'ALL') return queueBook.of(request.tenants)
  const number = request.exactly('queuenumber') ?? ''
  const queue = id === undefined ? queueBook.byNumber(number, request.tenants) : queueBook.byId(id, request.tenants)
  return queue === undefined ? [] : [queue]
}

/** Pauses, or lets calls come again where there is no reason. */
function setPaused(request: MirtaRequest, context: FrontContext, reason: string | undefined): Answer {
  const agent = agentOf(request, context)
  const queues = agentQueuesOf(request, context)
  if (queues.length === 0) return noQueue
  if (agent === undefined) return noAgent
  const own = queues.filter((queue) => queue.seatOf(agent)?.signedIn === true)
  if (own.length === 0) return words('Agent not in queue')
  for (const queue of own) queue.setPaused(agent, reason)
  return done()
}

const agentQueues: Handler = (request, context) => {
  const agent = agentOf(request, context)
  if (agent === undefined) return noAgent
  const own = context.queueBook.of(request.tenants).filter((queue) => queue.seatOf(agent)?.signedIn === true)
  const named = own.map(({ data }) => [data.id, data.name] as const)
  if (named.length === 0) return nothing
  return object(Object.fromEntries(named), `${named.map(([id, name]) => `${id}: ${name}|`).join('')}\n`)
}

const removeAgent: Handler = (request, context) => {
  const queues = agentQueuesOf(request, context)
  return queues.length === 0 ? noQueue : remove(agentOf(request, context), queues)
}

/** Who is in a queue, who pauses, and the log of queues (MiRTA 7.1, 7.2). */
export const memberHandlers: Handlers = {
  members,
  memberDetails,
  addMember,
  removeMember,
  removeAllMembers,
  logQueueEvent,
  pauseAgent: (request, context) => setPaused(request, context, request.text('pausereason')),
  unpauseAgent: (request, context) => setPaused(request, context, undefined),
  agentQueues,
  removeAgent
}
