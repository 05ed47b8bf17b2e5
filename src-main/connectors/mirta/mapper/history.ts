import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import { defined } from '../../../util/defined.ts'
import { SECOND } from '../../../util/durations.ts'
import type { ReportedMissedCall } from '../../events.ts'
import { isSelf } from '../self.ts'
import type { Self } from '../self.ts'
import type { HistoryRow } from '../wire/records.ts'
import { countIn, timeIn } from '../wire/values.ts'
import { mapParty } from './people.ts'
import type { Directory } from './people.ts'

/** What rows of the history are read with. */
export interface HistoryContext {
  readonly self: Self
  readonly directory: Directory
  /** The zone of the system, IANA name: its times have none (MiRTA 1.4). */
  readonly zone: string
}

/** One call of the user that is over. */
export interface PastCall {
  readonly id: string
  readonly kind: 'incoming' | 'outgoing' | 'missed'
  /** Start, epoch ms. */
  readonly at: number
  readonly durationMs: number
  readonly number?: string
  readonly name?: string
  /** Missed by the user and taken by this one. */
  readonly answeredBy?: string
}

/**
 * The calls of the user, the newest first. A call has a row for each telephone of a group and each transfer: those of one unique id
 * are one call, and the row that was answered says what became of it (MiRTA 8.2, 13).
 */
export function pastCallsIn(rows: readonly HistoryRow[], context: HistoryContext): readonly PastCall[] {
  const byId = new Map<string, HistoryRow[]>()
  for (const row of rows) {
    const id = row.uniqueId ?? `${row.start ?? ''} ${row.callerNumber ?? ''} ${row.dialled ?? ''}`
    byId.set(id, [...(byId.get(id) ?? []), row])
  }
  const calls = [...byId].flatMap(([id, legs]) => pastCallOf(id, legs, context) ?? [])
  return calls.toSorted((one, other) => other.at - one.at)
}

const isAnswered = ({ disposition }: HistoryRow): boolean => /^answered$/i.test(disposition ?? '')

function pastCallOf(id: string, legs: readonly HistoryRow[], context: HistoryContext): PastCall | undefined {
  const { self, zone } = context
  const isMine = ({ answeredBy }: HistoryRow): boolean => isSelf(answeredBy, self)
  const answered = legs.filter(isAnswered)
  const row = answered.find(isMine) ?? answered[0] ?? legs[0]
  const at = Math.min(...legs.flatMap(({ start }) => timeIn(start, zone) ?? []))
  if (row === undefined || !Number.isFinite(at)) return undefined
  const isOut = legs.some((leg) => isOutgoing(leg, self))
  const kind = isOut ? 'outgoing' : answered.length > 0 && !isTakenByOther(row, self) ? 'incoming' : 'missed'
  const isLasting = kind !== 'missed' && answered.length > 0
  return {
    id,
    kind,
    at,
    durationMs: isLasting ? (countIn(row.duration) ?? 0) * SECOND : 0,
    ...(isOut ? defined({ number: row.dialled }) : defined({ number: row.callerNumber, name: row.callerName })),
    ...(kind === 'missed' && answered.length > 0 ? defined({ answeredBy: row.answeredBy }) : {})
  }
}

/** Inside the house, both sides have the row: who called is who is named as the caller. */
const isOutgoing = ({ direction, callerNumber }: HistoryRow, self: Self): boolean =>
  /^out/i.test(direction ?? '') || (/^local/i.test(direction ?? '') && isSelf(callerNumber, self))

const isTakenByOther = ({ answeredBy }: HistoryRow, self: Self): boolean =>
  answeredBy !== undefined && !isSelf(answeredBy, self)

/** A past call as an item of the history; the system does not keep whether it was looked at. */
export function mapPastCall(call: PastCall, directory: Directory): HistoryItem {
  const { id, kind, at, durationMs, number, name, answeredBy } = call
  const party = mapParty(name, number, directory)
  const taker = answeredBy === undefined ? undefined : mapParty(undefined, answeredBy, directory)
  return {
    id: `call:${id}`,
    kind,
    at,
    ...defined({
      name: party.name,
      number: party.number,
      displayNumber: party.displayNumber,
      answeredBy: taker?.name ?? taker?.displayNumber
    }),
    ...(durationMs > 0 ? { durationMs } : {})
  }
}

/** A call that nobody took while it rang for the user; one that somebody else has taken is no reason to call back. */
export const mapMissed = (call: PastCall, directory: Directory): ReportedMissedCall | undefined =>
  call.kind === 'missed' && call.answeredBy === undefined
    ? { vendorId: `call:${call.id}`, remote: mapParty(call.name, call.number, directory), at: call.at }
    : undefined
