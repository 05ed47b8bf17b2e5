import { DAY, SECOND } from '../../../../util/durations.ts'
import type { GroupCall } from '../../../distribution/group-calls.ts'
import type { Queue } from '../../../distribution/queues.ts'
import { xmlText } from '../calls/dialog-info.ts'
import type { FrontContext, Handlers, StreamReply } from '../front-context.ts'
import { queuesOf } from './groups.ts'
import { DstnyRefusal, int64, json } from '../http/reply.ts'
import type { DstnyRequest } from '../http/request.ts'

const seconds = (ms: number): number => Math.floor(ms / SECOND)

/** The calls of the last day that have ended in a queue, by what became of them. */
function lastDay(queue: Queue, now: number): { total: number; answered: number; dropped: number } {
  const calls = queue.calls.filter(({ startedAt }) => startedAt > now - DAY)
  const count = (kind: GroupCall['kind']): number => calls.filter((call) => call.kind === kind).length
  return { total: calls.length + queue.waitingCount, answered: count('answered'), dropped: count('missed') }
}

function numbersOf(queue: Queue, now: number): Record<string, number> {
  const { total, answered, dropped, lastWaitMs, waitSumMs } = queue.counters
  const day = lastDay(queue, now)
  return {
    queueLength: queue.waitingCount,
    availableAgents: queue.freeAgents.length,
    loggedInAgents: queue.seats.filter((seat) => seat.signedIn).length,
    longestWaiting: seconds(queue.longestWaitMs),
    lastWait: seconds(lastWaitMs),
    averageWait: answered === 0 ? 0 : seconds(waitSumMs / answered),
    droppedCallsForPeriod: dropped,
    totalCallsForPeriod: total,
    answeredCallsForPeriod: answered,
    totalCallsLast24h: day.total,
    droppedCallsLast24h: day.dropped,
    answeredCallsLast24h: day.answered
  }
}

function presenceOf(queue: Queue, { pbx }: FrontContext): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { extension, signedIn } of queue.seats) {
    if (!signedIn) continue
    const { activityId } = extension.presence
    const name = pbx.data.activities.find((activity) => activity.id === activityId)?.name ?? activityId
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count }))
}

const queueJson = (queue: Queue, context: FrontContext): object => ({
  name: queue.data.name,
  domain: queue.data.domain,
  number: queue.data.number,
  id: int64(queue.data.id),
  ...numbersOf(queue, context.pbx.clock.now()),
  'current-agent-presence': presenceOf(queue, context)
})

function queueXml(queue: Queue, context: FrontContext): string {
  const { id, domain, name, number } = queue.data
  const numbers = Object.entries(numbersOf(queue, context.pbx.clock.now())).map(
    ([key, value]) => `    <${key}>${value}</${key}>`
  )
  const present = presenceOf(queue, context).map((one) => {
    const inner = `<name>${xmlText(one.name)}</name><count>${one.count}</count>`
    return `    <current-agent-presence>${inner}</current-agent-presence>`
  })
  const head = [`  <queue id="${id}" domain="${xmlText(domain)}">`, `    <name>${xmlText(name)}</name>`]
  return [...head, `    <number>${number}</number>`, ...numbers, ...present, '  </queue>'].join('\n')
}

/** What makes a new event worth sending: everything but the waiting time, which runs by itself. */
const signature = (queue: Queue, context: FrontContext): string =>
  queueXml(queue, context).replace(/<longestWaiting>\d+/, '')

/** All queues first, then each that changed (Dstny API 4.3). */
function statisticsStream(request: DstnyRequest, context: FrontContext): StreamReply {
  const queues = queuesOf(request.user, context)
  return {
    run: (stream) => {
      const known = new Map<Queue, string>()
      const send = (changed: readonly Queue[], full: boolean): void => {
        const at = new Date(context.pbx.clock.now()).toISOString()
        const body = changed.map((queue) => `${queueXml(queue, context)}\n`).join('')
        const root = `<queue-statistics fullState="${full}" timeStamp="${at}">`
        stream.send(`<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${body}</queue-statistics>`)
        for (const queue of changed) known.set(queue, signature(queue, context))
      }
      send(queues, true)
      const off = context.pbx.events.on(() => {
        const changed = queues.filter((queue) => known.get(queue) !== signature(queue, context))
        if (changed.length > 0) send(changed, false)
      })
      stream.signal.addEventListener('abort', off)
    }
  }
}

/** Queue Statistics API and its stream (Dstny API 3.3, 4.3). */
export const queueStatisticsHandlers: Handlers = {
  streamQueueStatistics: statisticsStream,
  getUserQueueStatistics: (request, context) => {
    const federated = request.boolQuery('includeFederation') === true
    const own = queuesOf(request.user, context).filter(
      (queue) => federated || queue.data.domain === request.user.data.domain
    )
    return json({ queue: own.map((queue) => queueJson(queue, context)) })
  },
  getOrgQueueStatistics: (request, context) => {
    const queues = context.pbx.queues.filter((queue) => queue.data.domain === request.param('domain'))
    return json({ queue: queues.map((queue) => queueJson(queue, context)) })
  },
  getQueueStatistics: (request, context) => {
    const id = request.param('queueId')
    const queue = context.pbx.queues.find(({ data }) => data.id === id && data.domain === request.param('domain'))
    if (queue !== undefined) return json(queueJson(queue, context))
    throw new DstnyRefusal(404, { fieldName: 'queueId', code: 'group.does.not.exist', name: id })
  }
}
