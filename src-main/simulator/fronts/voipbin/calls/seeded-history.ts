import { MINUTE } from '../../../../util/durations.ts'
import type { HistoryData } from '../../../core/company-data.ts'
import type { Agent } from '../agents/agent.ts'
import { deviceAddress, extensionAddress } from '../agents/telephones.ts'
import { uuidOf } from '../form/ids.ts'
import type { Address } from '../form/resource.ts'
import type { Stamps } from '../form/stamps.ts'
import type { CallRow, CallStart } from './call-row.ts'
import type { Calls } from './calls.ts'

const SECOND_MICROS = 1_000_000
const RANG_MICROS = 5 * SECOND_MICROS

/** Writes the calls into the list that a person starts with: two legs each, of the agent and of the other side. */
export function seedHistory(calls: Calls, agent: Agent, stamps: Stamps): void {
  for (const [index, item] of (agent.extension.data.history ?? []).entries()) {
    if (item.kind === 'incoming' || item.kind === 'outgoing' || item.kind === 'missed') {
      seed(calls, agent, item, index, stamps.now - item.minutesAgo * MINUTE * 1000)
    }
  }
}

function seed(calls: Calls, agent: Agent, item: HistoryData, index: number, created: number): void {
  const { kind, number, name = '', durationMs = 0 } = item
  const stranger: Address = { type: 'tel', target: number, target_name: name }
  const id = (leg: string): string => uuidOf(`history ${agent.id} ${index} ${leg}`)
  const common = { customer: agent.customer, groupcall: undefined }
  const first: Omit<CallStart, 'leg' | 'device'> = {
    ...common,
    id: id('first'),
    created,
    master: undefined,
    owner: kind === 'outgoing' ? agent.id : undefined,
    direction: 'incoming',
    source: kind === 'outgoing' ? extensionAddress(agent.extension) : stranger,
    destination: kind === 'outgoing' ? stranger : { type: 'tel', target: agent.extension.data.number }
  }
  const second: Omit<CallStart, 'leg' | 'device'> = {
    ...common,
    id: id('second'),
    created: created + SECOND_MICROS / 2,
    master: first.id,
    owner: kind === 'outgoing' ? undefined : agent.id,
    direction: 'outgoing',
    source: first.source,
    destination: kind === 'outgoing' ? stranger : deviceAddress(agent.extension, agent.extension.devices[0])
  }
  const rows = [calls.add(first), calls.add(second)]
  rows[0]?.chained.push(second.id)
  for (const row of rows) finish(row, kind === 'missed', durationMs)
}

function finish(row: CallRow, isMissed: boolean, durationMs: number): void {
  const answered = row.created + RANG_MICROS
  row.status = 'hangup'
  row.ringing ??= row.created
  row.progressing = isMissed ? undefined : answered
  row.hangup = answered + durationMs * 1000
  row.updated = row.hangup
  row.hangupBy = 'remote'
  row.hangupReason = isMissed && row.start.direction === 'outgoing' ? 'noanswer' : 'normal'
}
