import { SECOND } from '../../../../util/durations.ts'
import type { Party } from '../../../core/parties.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { list, type Answer, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { numberOf } from '../numbers.ts'
import { isAsked, isWithin, rangeOf } from './filters.ts'
import { talkedSecondsOf, type PastCall } from './past-calls.ts'

/** The calls of a range in the order the system has them. */
function callsOf(request: MirtaRequest, context: FrontContext): readonly PastCall[] {
  const range = rangeOf(request, context)
  const { switches, originations } = context
  const isKept = ({ startedAt, originateId }: PastCall): boolean =>
    isWithin(startedAt, range) && (switches.unansweredSourceKept || !originations.isUnanswered(originateId))
  const calls = context.pastCalls.of(request.tenants).filter(isKept)
  return switches.historyOrder === 'newestFirst' ? calls : calls.toReversed()
}

function whoAnswered({ answeredBy, tenant }: PastCall, { switches }: FrontContext): string {
  if (answeredBy === undefined) return ''
  const number = numberOf(answeredBy, tenant, switches)
  return switches.whoAnsweredForm === 'userName' && answeredBy.shortNumber !== undefined
    ? `${number}-${tenant.code}`
    : number
}

const nameOf = ({ name = '' }: Party): string => name

function simpleRows(call: PastCall, context: FrontContext): readonly Row[] {
  const { tenant, from, to, queue, answeredBy } = call
  const number = (party: Party): string => numberOf(party, tenant, context.switches)
  const row = {
    sc_te_id: tenant.id,
    tenantcode: tenant.code,
    sc_start: context.time.write(call.startedAt),
    sc_direction: call.direction,
    sc_calleridnum: number(from),
    sc_calleridname: nameOf(from),
    sc_dialednum: number(to),
    sc_disposition: call.disposition,
    sc_duration: String(talkedSecondsOf(call)),
    sc_uniqueid: call.uniqueId,
    sc_whoanswered: whoAnswered(call, context)
  }
  const isSplit = context.switches.severalRows && queue !== undefined && answeredBy !== undefined
  if (!isSplit) return [row]
  return [row, { ...row, sc_dialednum: number(answeredBy) }]
}

const callHistory: Handler = (request, context) => {
  const { switches, tenants } = context
  const shortOf = (number: string): string => tenants.person(number, request.tenants)?.data.shortNumber ?? number
  const rows = callsOf(request, context)
    .flatMap((call) => simpleRows(call, context))
    .filter((row) => {
      const values = new Map(Object.entries(row))
      const value = (name: string): string => String(values.get(name))
      const isCall = (name: string): boolean => isAsked(request.optional(name), value('sc_uniqueid'))
      return (
        (switches.uniqueIdIgnored || isCall('uniqueid')) &&
        isCall('id') &&
        isAsked(request.optional('calleridnum'), value('sc_calleridnum')) &&
        isAsked(request.optional('calleridname'), value('sc_calleridname')) &&
        isAsked(request.optional('disposition'), value('sc_disposition')) &&
        isAsked(request.optional('direction'), value('sc_direction')) &&
        isAsked(request.optional('whoanswered'), value('sc_whoanswered')) &&
        isAsked(
          request.optional('phone'),
          value('sc_calleridnum'),
          value('sc_dialednum'),
          value('sc_whoanswered'),
          shortOf(value('sc_whoanswered'))
        )
      )
    })
  return list(rows, malformed(rows))
}

/** In plain all values stand in one line, with their names and positions in between. */
const malformed = (rows: readonly Row[]): string =>
  rows
    .map((row) =>
      Object.entries(row)
        .map(([name, value], at) => `${at}|${value}|${name}|${value}|`)
        .join('')
    )
    .join('')

function fullRow(call: PastCall, context: FrontContext): Row {
  const { tenant, from, to, uniqueId, answeredAt } = call
  const number = (party: Party | undefined): string =>
    party === undefined ? '' : numberOf(party, tenant, context.switches)
  const [source, destination] = [number(from), number(to)]
  return {
    accountcode: tenant.code,
    call_id: uniqueId,
    start: context.time.write(call.startedAt),
    answer: answeredAt === undefined ? '' : context.time.write(answeredAt),
    end: context.time.write(call.endedAt),
    clid: `"${nameOf(from)}" <${source}>`,
    realsrc: source,
    firstdst: destination,
    duration: String(Math.floor((call.endedAt - call.startedAt) / SECOND)),
    billsec: String(talkedSecondsOf(call)),
    disposition: call.disposition,
    cc_cost: '0',
    dcontext: 'authenticated',
    userfield: context.notes.of(call),
    uniqueid: uniqueId,
    prevuniqueid: '',
    lastdst: number(call.answeredBy ?? to),
    wherelanded: number(call.answeredBy),
    src: source,
    dst: destination,
    lastapp: call.queue === undefined ? 'Dial' : 'Queue',
    linkedid: uniqueId,
    peeraccount: '',
    originateid: call.originateId
  }
}

const callRecords: Handler = (request, context): Answer => {
  const rows = callsOf(request, context)
    .map((call) => fullRow(call, context))
    .filter((row) => {
      const values = new Map(Object.entries(row))
      const asked = (name: string, ...columns: readonly string[]): boolean =>
        isAsked(request.optional(name), ...columns.map((column) => String(values.get(column))))
      return (
        asked('id', 'call_id') &&
        asked('uniqueid', 'uniqueid') &&
        asked('linkedid', 'linkedid') &&
        asked('src', 'src') &&
        asked('firstdst', 'firstdst') &&
        isAsked(request.optional('direction'), String(row['userfield']).startsWith('[inbound]') ? 'IN' : 'OUT') &&
        asked('phone', 'src', 'dst', 'wherelanded')
      )
    })
  const isBroken = request.format === 'json' && context.switches.callRecordsJsonBroken && rows.length > 0
  return isBroken ? { kind: 'words', text: `${JSON.stringify(rows).slice(0, -1)},]` } : list(rows)
}

/** Past calls, in short and in full (MiRTA 8.2). */
export const historyHandlers: Handlers = { callHistory, callRecords }
