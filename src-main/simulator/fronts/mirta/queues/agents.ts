import { SECOND } from '../../../../util/durations.ts'
import type { AgentSeat } from '../../../distribution/agent-seats.ts'
import type { Queue } from '../../../distribution/queues.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { nothing, object, type Answer, type Cell } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'

/** An agent with the places it was found in. */
interface Found {
  readonly seat: AgentSeat
  readonly queues: readonly Queue[]
}

/** Agents who are signed in to the queue that is named, or to any; undefined where there is no such queue. */
function foundAgents(request: MirtaRequest, { queueBook }: FrontContext): readonly Found[] | undefined {
  const asked = request.optional('queue') ?? ''
  const all = queueBook.of(request.tenants)
  const queues = asked === '' || asked.toUpperCase() === 'ALL' ? all : all.filter(({ data }) => data.id === asked)
  if (queues.length === 0) return undefined
  const seats = queues.flatMap((queue) => queue.seats.filter((seat) => seat.signedIn))
  const first = seats.filter((seat, index) => seats.findIndex((one) => one.extension === seat.extension) === index)
  return first.map((seat) => ({
    seat,
    queues: queues.filter((queue) => queue.seatOf(seat.extension)?.signedIn === true)
  }))
}

/** Positions are all there is; some are missing, the time talked where there was none (MiRTA 7.3). */
function agentOf({ seat, queues }: Found, context: FrontContext): Readonly<Record<string, Cell>> {
  const work = queues.map((queue) => queue.workOf(seat))
  const calls = work.reduce((sum, one) => sum + one.calls, 0)
  const talked = Math.floor(work.reduce((sum, one) => sum + one.talkMs, 0) / SECOND)
  const name = context.tenants.userName(seat.extension)
  return {
    0: calls,
    1: isPaused({ seat, queues }, context) ? 'paused' : 'available',
    2: context.lamps.of(seat.extension).state,
    ...(calls > 0 && { 3: talked }),
    ...(calls > 0 && { 4: '', 5: '', 6: '', 7: '', 8: '' }),
    10: name,
    11: name
  }
}

/** Who pauses in some of several queues is told as the system likes. */
function isPaused({ seat, queues }: Found, { switches }: FrontContext): boolean {
  const pauses = queues.map((queue) => queue.seatOf(seat.extension)?.paused !== undefined)
  return switches.pausedInSome === 'paused' ? pauses.includes(true) : !pauses.includes(false)
}

function answerOf(found: readonly Found[], context: FrontContext): Answer {
  const named = found.map((one) => [context.tenants.userName(one.seat.extension), agentOf(one, context)] as const)
  const plain = named.map(([name, agent]) => `${name}:${agent[1] === 'paused' ? 'Paused' : 'Available'}|`).join('')
  return named.length === 0 ? nothing : object(Object.fromEntries(named), plain)
}

const queueAgents: Handler = (request, context) => answerOf(foundAgents(request, context) ?? [], context)

const connectedAgents: Handler = (request, context) => {
  const found = (foundAgents(request, context) ?? []).filter(({ seat }) => seat.extension.isReachable)
  if (context.switches.connectedAgentsForm === 'full' || found.length === 0) return answerOf(found, context)
  const short = found.map((one) => [one.seat.extension.data.shortNumber, agentOf(one, context)] as const)
  const plain = short.map(([number, agent]) => `${number}:${agent[1]}|`).join('')
  return object(Object.fromEntries(short), plain)
}

/** The mean time until each agent answered, in seconds. */
const agentDelays: Handler = (request, context) => {
  const found = foundAgents(request, context) ?? []
  const delays = found.map(({ seat, queues }) => {
    const calls = queues.flatMap((queue) => context.queueBook.callsOf(queue))
    const own = calls.filter(({ answeredBy }) => answeredBy?.agent === seat.extension)
    const waited = own.reduce((sum, { waitedMs }) => sum + waitedMs, 0)
    const mean = own.length === 0 ? 0 : Math.round(waited / own.length / SECOND)
    return { seat, mean, name: context.tenants.userName(seat.extension) }
  })
  if (delays.length === 0) return nothing
  const plain = delays.map(({ seat, mean }) => `${seat.extension.data.shortNumber}:${mean}|`).join('')
  return object(Object.fromEntries(delays.map(({ name, mean }) => [name, { answer: mean }])), plain)
}

/** Who works in the queues, and how (MiRTA 7.3). */
export const agentHandlers: Handlers = { queueAgents, connectedAgents, agentDelays }
