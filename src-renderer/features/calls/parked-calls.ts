import type { Account, ParkedCall } from '../../../src-preload/contract/account.ts'

/** A parked call that an account can fetch. */
export interface Parked {
  /** Unique among the rows. */
  readonly key: string
  readonly account: Account
  readonly call: ParkedCall
}

/** The parked calls that can be fetched, each slot of an account once; the one that has waited longest is first. */
export function parkedRows(accounts: readonly Account[]): readonly Parked[] {
  const rows = accounts
    .filter(({ capabilities }) => capabilities.includes('parkedCalls'))
    .flatMap((account) =>
      (account.parked ?? []).map((call) => ({ key: JSON.stringify([account.id, call.slot]), account, call }))
    )
  const bySlot = new Map(rows.map((row) => [row.key, row]))
  return [...bySlot.values()].toSorted((one, other) => waitsSince(one) - waitsSince(other))
}

/** Where nobody knows since when it waits, it is last. */
const waitsSince = ({ call }: Parked): number => call.since ?? Number.MAX_SAFE_INTEGER
