import type { MissedCall } from '../../../src-preload/contract/missed.ts'

/** All missed calls of one caller, at whichever account they came: whoever tried twice wants one call back. */
export interface MissedCaller {
  /** The same while further calls of the caller come and go. */
  readonly key: string
  /** The last one; its account calls back. */
  readonly call: MissedCall
  readonly ids: readonly string[]
  /** The accounts that were tried, the last one first. */
  readonly accountIds: readonly string[]
}

/** One entry for each caller, whoever called last first; who is not known is not the same as another. */
export function missedCallers(missed: Readonly<Record<string, MissedCall>>): readonly MissedCaller[] {
  const callers = new Map<string, [MissedCall, ...MissedCall[]]>()
  const newestFirst = Object.values(missed).toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  for (const call of newestFirst) {
    const key = call.caller === undefined ? `call ${call.id}` : `caller ${call.caller}`
    const before = callers.get(key)
    if (before === undefined) callers.set(key, [call])
    else before.push(call)
  }
  return [...callers].map(([key, calls]) => ({
    key,
    call: calls[0],
    ids: calls.map(({ id }) => id),
    accountIds: [...new Set(calls.flatMap(accountsOf))]
  }))
}

/** One call may have rung at several accounts; the one that calls back first. */
const accountsOf = ({ accountId, sources }: MissedCall): readonly string[] => [
  accountId,
  ...sources.map((source) => source.accountId)
]
