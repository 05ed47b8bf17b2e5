import { SECOND } from '../../../../util/durations.ts'
import { talkedSeconds, type GroupCall } from '../../../distribution/group-calls.ts'
import type { Queue } from '../../../distribution/queues.ts'
import { extensionRow } from '../access/people.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { list, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { numberOf } from '../numbers.ts'
import { isWithin, rangeOf } from './filters.ts'

const dispositions = { answered: 'ANSWERED', missed: 'ABANDON', forwarded: 'EXITWITHTIMEOUT' } as const

/** A call of a queue, with the whole row of the agent, secrets and all (MiRTA 3.1). */
function callRow(queue: Queue, call: GroupCall, { tenant }: MirtaRequest, context: FrontContext): Row {
  const { answeredBy } = call
  const agent = answeredBy?.agent
  return {
    time: context.time.write(call.startedAt),
    qu_name: queue.data.name,
    callerid: numberOf(call.caller, tenant, context.switches),
    disposition: dispositions[call.kind],
    agent: agent === undefined ? '' : context.tenants.userName(agent),
    holdtime: String(Math.floor(call.waitedMs / SECOND)),
    calltime: String(talkedSeconds(call, context.pbx.clock.now())),
    origpos: '1',
    callid: answeredBy === undefined ? '' : context.channels.linkedId(answeredBy.leg.call),
    ...(agent !== undefined && extensionRow(agent, tenant, context))
  }
}

const queueLog: Handler = (request, context) => {
  const range = rangeOf(request, context)
  const id = request.optional('queue') ?? ''
  const queues = context.queueBook.of(request.tenants).filter(({ data }) => id === '' || data.id === id)
  const calls = queues.flatMap((queue) =>
    queue.calls.map((call) => ({ at: call.startedAt, row: callRow(queue, call, request, context) }))
  )
  const names = queues.map(({ data }) => data.name)
  const written = context.queueBook.events.filter(({ queue }) => names.includes(queue))
  const lines = written.map(({ at, queue, event, agent, uniqueId }) => ({
    at,
    row: {
      time: context.time.write(at),
      qu_name: queue,
      callerid: '',
      disposition: event,
      agent,
      holdtime: '',
      calltime: '',
      origpos: '',
      callid: uniqueId
    }
  }))
  const all = [...calls, ...lines].filter(({ at }) => isWithin(at, range)).toSorted((a, b) => b.at - a.at)
  return list(all.map(({ row }) => row))
}

/** The log of the queues (MiRTA 3.1). */
export const queueLogHandlers: Handlers = { queueLog }
