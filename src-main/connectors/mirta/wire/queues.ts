import { defined } from '../../../util/defined.ts'
import { RowReader, scalarText } from '../reply/row-reader.ts'
import { barFields } from '../reply/reply.ts'
import { lampState } from './calls.ts'
import type { LampState } from './calls.ts'
import { countIn } from './values.ts'

/** So many queues, agents or callers are taken (trust N6). */
const MOST = 1_000

/** A queue by the id of its row. */
export interface WireQueue {
  readonly id: string
  readonly name: string
}

/** INFO queues and AGENT listqueues: names by ids, or `281: Support|282: Sales|` (MiRTA 3.1, 7.2). */
export function readQueues(value: unknown): readonly WireQueue[] {
  const text = scalarText(value)
  const named: readonly (readonly [string, unknown])[] =
    text !== undefined
      ? barFields(text).map((field) => [field.split(':', 1)[0] ?? '', field.slice(field.indexOf(':') + 1)])
      : Object.entries(Object(value))
  return named.slice(0, MOST).flatMap(([id, name]) => {
    const shown = scalarText(name)
    return shown !== undefined && isId(id) ? [{ id: id.trim(), name: shown }] : []
  })
}

/** Ids of rows are numbers: what else is a name of a member of something else. */
const isId = (text: string): boolean => /^\s*\d{1,20}\s*$/.test(text)

/** The counters of INFO queue, by what they count (MiRTA 7.3). */
const counters = {
  agentsAvailable: ['agentsavailable'],
  agentsPaused: ['agentspaused'],
  agentsFree: ['agentsfree'],
  agentsOnline: ['agentsonline'],
  callsInQueue: ['callsinqueue'],
  serviceLevel: ['servicelevel'],
  firstWaiting: ['firstwaiting'],
  secondWaiting: ['secondwaiting'],
  thirdWaiting: ['thirdwaiting'],
  callsOnline: ['callsonline'],
  talkTime: ['talktime'],
  holdTime: ['holdtime'],
  answeredCalls: ['answeredcalls'],
  callsReceived: ['callsreceived'],
  realAnsweredCalls: ['realansweredcalls'],
  transferredCalls: ['transferedcalls'],
  abandonedCalls: ['abandonedcalls'],
  timedOutCalls: ['timedoutcalls'],
  queueCar: ['queuecar'],
  exitWithKeyCalls: ['exitwithkeycalls'],
  maxHoldTime: ['maxholdtime'],
  averageTalkTime: ['averagetalktime'],
  averageHoldTime: ['averageholdtime']
} as const
type Counter = keyof typeof counters

/** What is counted of a queue; times are seconds (assumed). */
export type QueueCounters = { readonly [C in Counter]?: number }

const names = Object.keys(counters) as Counter[] // the members of the table above
const counterRow = new RowReader(counters)

/** INFO queue (MiRTA 7.3); undefined for a queue that is not known. */
export function readQueueCounters(value: unknown): QueueCounters | undefined {
  const [row] = counterRow.rows(value)
  if (row === undefined) return undefined
  const read: { [C in Counter]?: number } = {}
  for (const name of names) {
    const count = countIn(row[name])
    if (count !== undefined) read[name] = count
  }
  return read
}

/** An agent of a queue; its members have positions, and no names (MiRTA 7.3). */
export interface WireAgent {
  /** `201-DEVEL`, or `201` on some systems. */
  readonly userName: string
  readonly paused: boolean
  readonly device: LampState
  readonly calls?: number
  readonly talkSeconds?: number
}

const agentRow = new RowReader({ calls: ['0'], availability: ['1'], device: ['2'], seconds: ['3'] })

/** INFO agents and agentsconnected: the first four positions by user names; the rest is thrown away (MiRTA 7.3). */
export function readAgents(value: unknown): readonly WireAgent[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value)
    .slice(0, MOST)
    .map(([userName, row]) => {
      const { calls, availability, device, seconds } = agentRow.read(positions(row))
      return {
        userName,
        paused: /^paused?$/i.test(availability ?? ''),
        device: lampState(device),
        ...defined({ calls: countIn(calls), talkSeconds: countIn(seconds) })
      }
    })
}

/** A list without gaps comes as a list. */
const positions = (row: unknown): unknown => (Array.isArray(row) ? Object.fromEntries(row.slice(0, 4).entries()) : row)

/** A caller who waits (MiRTA 7.3, assumed). */
export interface WaitingCaller {
  readonly position?: number
  readonly number?: string
  readonly name?: string
  readonly waitSeconds?: number
  readonly uniqueId?: string
}

const callerRow = new RowReader({
  position: ['position'],
  number: ['callerid', 'calleridnum'],
  name: ['calleridname'],
  wait: ['wait'],
  uniqueId: ['uniqueid']
})

/** INFO queuecallers, the one who waits longest first. */
export const readQueueCallers = (value: unknown): readonly WaitingCaller[] =>
  callerRow
    .rows(value)
    .slice(0, MOST)
    .map(({ position, wait, ...rest }): WaitingCaller => ({
      ...rest,
      ...defined({ position: countIn(position), waitSeconds: countIn(wait) })
    }))
    .toSorted((one, other) => (one.position ?? MOST) - (other.position ?? MOST))

const memberRow = new RowReader({ userName: ['username', 'extension', 'member', 'agent', 'number'] })

/** QUEUE list and fulllist, VIRTUALEXT list: user names, rows, or an object by user names (MiRTA 7.1, 7.4). */
export function readMembers(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, member]) => (/^\d+$/.test(key) ? member : key))
      : []
  const found = list.slice(0, MOST).flatMap((member) => scalarText(member) ?? memberRow.read(member).userName ?? [])
  return [...new Set(found)]
}

/** A switch of the call plan (MiRTA 6.3). */
export interface Flow {
  readonly id: string
  /** What it is set by. */
  readonly number: string
  readonly name?: string
  readonly comment?: string
  /** The user name of its lamp. */
  readonly userName?: string
  readonly state: LampState
  readonly value?: string
}

const flowRow = new RowReader({
  id: ['flid'],
  number: ['flnumber'],
  name: ['flname'],
  comment: ['flcomment'],
  userName: ['stextension'],
  state: ['ststate'],
  value: ['flvalue']
})

/** FLOWS; a row without a number cannot be set. */
export const readFlows = (value: unknown): readonly Flow[] =>
  flowRow
    .rows(value)
    .slice(0, MOST)
    .flatMap(({ id, number, state, ...rest }) =>
      number === undefined ? [] : [{ id: id ?? number, number, ...rest, state: lampState(state) }]
    )
