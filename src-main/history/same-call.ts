import type { MissedSource } from '../../src-preload/contract/missed.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import { isWorldwide, numberKey } from '../calls/number-key.ts'
import { MINUTE, SECOND } from '../util/durations.ts'

/**
 * How far the times of one call may be apart, in ms, when an account's stream and its history tell it: each has its own
 * clock, and a call that rang over a reconnect was seen late.
 */
export const SAME_ACCOUNT_MS = 2 * MINUTE
/** The same for a call that rings on two accounts. */
const OTHER_ACCOUNT_MS = 10 * SECOND
/** A system may use the id of a call again after so long. */
const SAME_ID_MS = 10 * MINUTE

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
}

/** The caller as one text to compare, empty when there is none. */
export const callerKey = ({ number }: Pick<Party, 'number'>, region: string): string =>
  number === undefined ? '' : numberKey(number, region)

/**
 * The call that is told of, among those that are known: the one the same source told before, else the nearest in time of
 * the same caller that this kind of source has not told yet.
 */
export function sameCall<T extends Identified>(known: readonly T[], told: Told): T | undefined {
  const again = known.find((one) => isWithin(one, told, SAME_ID_MS) && one.sources.some(isSource(told.source)))
  if (again !== undefined) return again
  const [nearest] = known.filter((one) => mayBe(one, told)).toSorted((a, b) => distance(a, told) - distance(b, told))
  return nearest
}

function mayBe(known: Identified, told: Told): boolean {
  if (known.caller !== told.caller) return false
  const own = known.sources.filter(({ accountId }) => accountId === told.source.accountId)
  if (own.some(({ kind }) => kind === told.source.kind)) return false
  if (own.length > 0) return isWithin(known, told, SAME_ACCOUNT_MS)
  return isWorldwide(told.caller) && isWithin(known, told, OTHER_ACCOUNT_MS)
}

const isSource =
  (source: MissedSource) =>
  ({ accountId, kind, id }: MissedSource): boolean =>
    accountId === source.accountId && kind === source.kind && id === source.id

const distance = (known: Identified, told: Told): number => Math.abs(known.at - told.at)
const isWithin = (known: Identified, told: Told, ms: number): boolean => distance(known, told) <= ms
