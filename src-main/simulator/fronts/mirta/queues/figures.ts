import { SECOND } from '../../../../util/durations.ts'
import { talkedSeconds, type GroupCall } from '../../../distribution/group-calls.ts'
import type { Queue } from '../../../distribution/queues.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { list, nothing, object, type Row } from '../http/answers.ts'
import { numberOf } from '../numbers.ts'

/** Callers who are taken within this time are served well, in ms. */
const SERVICE_MS = 20 * SECOND

const seconds = (ms: number): number => Math.floor(ms / SECOND)
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
const perCent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((100 * part) / whole))
const average = (sum: number, count: number): number => (count === 0 ? 0 : Math.round(sum / count))

/** The 23 figures of a queue (MiRTA 7.3); times are in seconds. */
function figuresOf(queue: Queue, calls: readonly GroupCall[], now: number): Row {
  const signedIn = queue.seats.filter((seat) => seat.signedIn)
  const answered = calls.filter(({ kind }) => kind === 'answered')
  const waits = queue.callers.map(({ since }) => seconds(now - since))
  const [first = 0, second = 0, third = 0] = waits
  const talk = sumOf(answered.map((call) => talkedSeconds(call, now)))
  const holds = answered.map(({ waitedMs }) => seconds(waitedMs))
  const well = answered.filter(({ waitedMs }) => waitedMs <= SERVICE_MS).length
  const received = calls.length + waits.length
  return {
    AGENTSAVAILABLE: signedIn.filter((seat) => seat.isServing).length,
    AGENTSPAUSED: signedIn.filter((seat) => seat.paused !== undefined).length,
    AGENTSFREE: queue.freeAgents.length,
    AGENTSONLINE: signedIn.filter(({ extension }) => extension.isReachable).length,
    CALLSINQUEUE: waits.length,
    SERVICELEVEL: perCent(well, calls.length),
    FIRSTWAITING: first,
    SECONDWAITING: second,
    THIRDWAITING: third,
    CALLSONLINE: answered.filter(({ answeredBy }) => answeredBy?.leg.isLive === true).length,
    TALKTIME: talk,
    HOLDTIME: sumOf(holds),
    ANSWEREDCALLS: answered.length,
    CALLSRECEIVED: received,
    REALANSWEREDCALLS: answered.filter((call) => talkedSeconds(call, now) > 0).length,
    TRANSFEREDCALLS: answered.filter(({ answeredBy }) => answeredBy?.leg.ended?.cause === 'transferred').length,
    ABANDONEDCALLS: calls.filter(({ kind }) => kind === 'missed').length,
    TIMEDOUTCALLS: calls.filter(({ kind }) => kind === 'forwarded').length,
    QUEUECAR: perCent(answered.length, calls.length),
    EXITWITHKEYCALLS: 0,
    MAXHOLDTIME: Math.max(0, ...holds, ...waits),
    AVERAGETALKTIME: average(talk, answered.length),
    AVERAGEHOLDTIME: average(sumOf(holds), answered.length)
  }
}

const queues: Handler = ({ tenants }, { queueBook }) => {
  const named = queueBook.of(tenants).map(({ data }) => [data.id, data.name] as const)
  return object(Object.fromEntries(named), `${named.map(([id, name]) => `${id}: ${name}|`).join('')}\n`)
}

const queueCounters: Handler = (request, { queueBook, pbx }) => {
  const queue = queueBook.byId(request.text('id'), request.tenants)
  if (queue === undefined) return nothing
  const figures = figuresOf(queue, queueBook.callsOf(queue), pbx.clock.now())
  const shown = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, shownFigure(name, value)]))
  return object(
    shown,
    Object.entries(figures)
      .map(([name, value]) => `${name}: ${value}|`)
      .join('')
  )
}

/** Some counters are numbers, the others text (MiRTA 2.3). */
const shownFigure = (name: string, value: Row[string]): Row[string] =>
  name.startsWith('AGENTS') ? value : String(value)

const queueCallers: Handler = (request, { queueBook, pbx, channels, switches }) => {
  const queue = queueBook.byId(request.text('id'), request.tenants)
  if (queue === undefined) return nothing
  const now = pbx.clock.now()
  return list(
    queue.callers.map(({ caller, since }, index) => ({
      position: String(index + 1),
      callerid: numberOf(caller.shownParty, request.tenant, switches),
      calleridname: caller.shownParty.name ?? '',
      wait: String(seconds(now - since)),
      uniqueid: channels.of(caller).uniqueId
    }))
  )
}

const resetQueueFigures: Handler = (request, { queueBook }: FrontContext) => {
  const queue = queueBook.byId(request.text('queueid'), request.tenants)
  if (queue === undefined) return nothing
  queueBook.reset(queue)
  return { kind: 'done' }
}

/** The queues and how they do (MiRTA 7.3). */
export const figureHandlers: Handlers = { queues, queueCounters, queueCallers, resetQueueFigures }
