import type { Call } from '../../src-preload/contract/call.ts'
import type { MissedSource } from '../../src-preload/contract/missed.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import { isWorldwide, numberKey } from '../calls/number-key.ts'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'

/**
 * How far the times of one call may be apart, in ms, when an account's stream and its history tell it: each has its own
 * clock, and a call that rang over a reconnect was seen late.
 */
export const SAME_ACCOUNT_MS = 2 * MINUTE
/** The same for a call that rings on two accounts. */
const OTHER_ACCOUNT_MS = 10 * SECOND
/** A system may use the id of a call again after so long. */
const SAME_ID_MS = 10 * MINUTE
/**
 * An item of a history keeps its id, whatever its time has become by a clock that was set: as much as one is wrong that takes
 * local time for UTC, in ms.
 */
export const SAME_ITEM_MS = 12 * HOUR

/** What tells two calls apart. */
export interface Identified {
  readonly sources: readonly MissedSource[]
  /** As `callerKey` gives it. */
  readonly caller: string
  /** When it began to ring, epoch ms. */
  readonly at: number
}

/** What one source tells of a call. */
export interface Told extends Pick<Identified, 'caller' | 'at'> {
  readonly source: MissedSource
  /** The same time by the computer's clock before it was set: what rang then may be known by that one. */
  readonly otherAt?: number
}

/** The caller as one text to compare, empty when there is none. */
export const callerKey = ({ number }: Pick<Party, 'number'>, region: string): string =>
  number === undefined ? '' : numberKey(number, region)

/**
 * The call that is told of, among those that are known: the one the same source told before, else the nearest in time of
 * the same caller that this kind of source has not told yet.
 */
export function sameCall<T extends Identified>(known: readonly T[], reported: Told): T | undefined {
  const sameIdMs = reported.source.kind === 'history' ? SAME_ITEM_MS : SAME_ID_MS
  const again = known.find((one) => isWithin(one, reported, sameIdMs) && hasSource(one, reported.source))
  return again ?? nearest(known, reported)
}

/** The same with the time by which the call is known. */
export function byKnownTime(known: readonly Identified[], { otherAt, ...told }: Told): Told {
  if (otherAt === undefined || sameCall(known, told) !== undefined) return told
  const other = { ...told, at: otherAt }
  return sameCall(known, other) === undefined ? told : other
}

/**
 * A call that the history tells to be the one another account told of: the own account's live call had been seen only after a
 * reconnect, too late to be taken for that.
 */
export function seenLate<T extends Identified>(known: readonly T[], same: T, reported: Told): T | undefined {
  if (reported.source.kind !== 'history' || hasToldBy(same, reported)) return undefined
  const own = known.filter((one) => hasToldBy(one, reported))
  return nearest(own, reported)
}

/** When the call began: its history knows that also of one that was seen late. */
export function startOf(known: Identified, reported: Told): number {
  const lateMs = known.at - reported.at
  const isLate = lateMs > OTHER_ACCOUNT_MS && lateMs <= SAME_ACCOUNT_MS
  return isLate && reported.source.kind === 'history' && hasToldBy(known, reported) ? reported.at : known.at
}

/** Whether this source has told the call. */
export const hasSource = ({ sources }: Pick<Identified, 'sources'>, told: MissedSource): boolean =>
  sources.some(({ accountId, kind, id }) => accountId === told.accountId && kind === told.kind && id === told.id)

/** The call, also told by this source. */
export const withSource = <T extends Pick<Identified, 'sources'>>(call: T, { source }: Told): T =>
  hasSource(call, source) ? call : { ...call, sources: [...call.sources, source] }

/** The call as the other accounts tell it; without sources when there are none. */
export const withoutAccount = <T extends Pick<Identified, 'sources'>>(call: T, accountId: string): T => ({
  ...call,
  sources: call.sources.filter((source) => source.accountId !== accountId)
})

/** Whether these are one call of somebody whose call rings at two accounts. */
export function ringsAtBoth(one: RungCall, other: RungCall, region: string): boolean {
  const caller = callerKey(one.remote, region)
  return (
    one.accountId !== other.accountId &&
    isWorldwide(caller) &&
    caller === callerKey(other.remote, region) &&
    Math.abs(one.startedAt - other.startedAt) <= OTHER_ACCOUNT_MS
  )
}

type RungCall = Pick<Call, 'accountId' | 'remote' | 'startedAt'>

function nearest<T extends Identified>(known: readonly T[], reported: Told): T | undefined {
  const [first] = known
    .filter((one) => mayBe(one, reported))
    .toSorted((a, b) => distance(a, reported) - distance(b, reported))
  return first
}

const hasToldBy = ({ sources }: Pick<Identified, 'sources'>, { source }: Told): boolean =>
  sources.some(({ accountId }) => accountId === source.accountId)

function mayBe(known: Identified, reported: Told): boolean {
  if (known.caller !== reported.caller) return false
  const own = known.sources.filter(({ accountId }) => accountId === reported.source.accountId)
  if (own.some(({ kind }) => kind === reported.source.kind)) return false
  if (own.length > 0) return isWithin(known, reported, SAME_ACCOUNT_MS)
  return isWorldwide(reported.caller) && isWithin(known, reported, OTHER_ACCOUNT_MS)
}

const distance = (known: Identified, reported: Told): number => Math.abs(known.at - reported.at)
const isWithin = (known: Identified, reported: Told, ms: number): boolean => distance(known, reported) <= ms
