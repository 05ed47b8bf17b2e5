import type { MissedCall } from '../../src-preload/contract/missed.ts'
import type { CallLogItem } from '../../src-main/simulator/core/call-log.ts'
import { MINUTE } from '../../src-main/util/durations.ts'
import type { Comparison } from './truth.ts'
import type { World } from './world.ts'

/** What is known of refusals, by the caller's number. */
export interface Refusals {
  readonly refused: ReadonlySet<string>
  readonly unsure: ReadonlySet<string>
}

/** Nobody outside calls twice, so that the number tells one call from the others. */
const keyOf = (number: string | undefined): string => number ?? 'withheld'

/**
 * The missed calls of the accounts on the first system by its logs, from the row `since` on: what rang at a user and was neither taken
 * nor refused, less what the user has reached since. Left out on both sides, because both are right: calls of groups,
 * where a colleague may have taken the next ring, and refusals that were not answered. Left out as well is what rang while the
 * computer's clock was further from the server's than calls may be apart to count as one: it may be listed twice.
 */
export function compareMissed(world: World, since: bigint, { refused, unsure }: Refusals): Comparison {
  const groupCallers = new Set(world.pbx.queues.flatMap(({ calls }) => calls.map(({ caller }) => keyOf(caller.number))))
  const atWrongTimes = new Set(
    world.firstUsers
      .flatMap(({ person }) => person.log)
      .filter((row) =>
        world.wrongTimes.some(({ from, until }) => row.startedAt > from - MINUTE && row.startedAt < until)
      )
      .map(({ remote }) => keyOf(remote.number))
  )
  const isSure = (number: string): boolean =>
    !groupCallers.has(number) && !unsure.has(number) && !atWrongTimes.has(number)
  const logs = world.firstUsers.map(({ person }) => person.log.filter(({ id }) => id > since))
  const talking = world.firstUsers.flatMap(({ person }) =>
    person.legs.filter((leg) => leg.direction === 'out' && leg.isTalking)
  )
  const ended = logs.flat().filter(({ kind, durationMs }) => kind === 'outgoing' && durationMs > 0)
  const reached: readonly Reached[] = [...ended, ...talking]
  const missed = logs.flat().filter((item) => item.kind === 'missed' && !isReached(item, reached))
  const ids = new Set(world.firstUsers.map(({ accountId }) => accountId))
  // a call that rings on several accounts is listed once
  const isTold = ({ sources }: MissedCall): boolean => sources.some(({ accountId }) => ids.has(accountId))
  const shown = Object.values(world.domain.stores.missed.all()).filter(isTold)
  return {
    shows: shown
      .map(({ remote }) => keyOf(remote.number))
      .filter(isSure)
      .toSorted(),
    should: missed
      .map(({ remote }) => keyOf(remote.number))
      .filter((number) => isSure(number) && !refused.has(number))
      .toSorted()
  }
}

/** A call to somebody that was answered, whether or not it goes on. */
type Reached = Pick<CallLogItem, 'remote' | 'startedAt'>

const isReached = (missed: CallLogItem, reached: readonly Reached[]): boolean =>
  missed.remote.number !== undefined &&
  reached.some(({ remote, startedAt }) => remote.number === missed.remote.number && startedAt >= missed.startedAt)
