import type { GroupCallRow } from '../../../../src-preload/contract/services/group-call-log.ts'
import type { ServiceInput, Services } from '../../../../src-preload/contract/services/services.ts'
import { entityId } from '../../../util/entity-id.ts'
import { DAY } from '../../../util/durations.ts'
import { gatheredByCaller, mapQueueCall } from '../mapper/queue-log.ts'
import { writtenDayEnd, writtenTime } from '../wire/values.ts'
import { find } from './queues.ts'
import type { QueueServiceOptions } from './queues.ts'

/** Providers were seen to answer for no longer time at once (MiRTA 2.1). */
const RANGE_MS = 30 * DAY
/** So far back a page goes at most: each range is a request. */
const MOST_RANGES = 3

type PageInput = ServiceInput<'groupCallLog.page'>

/**
 * The calls of queues, read only: the log has no place for who looks after one (MiRTA 3.1, queuelogs). A cursor is the time of a
 * row, epoch ms. Every function throws CtiError.
 */
export function groupCallLogServices({
  context,
  queues
}: QueueServiceOptions): Services<'groupCallLog.page' | 'groupCallLog.assigned'> {
  const { client, clock, self, people } = context
  const { zone } = context.options
  /** The calls of one range, the newest first. */
  const read = async (input: PageInput, until: number, signal: AbortSignal): Promise<readonly GroupCallRow[]> => {
    const { accountId, queueId, callerNumber } = input
    const queue = queueId === undefined ? {} : { queue: find(queues, accountId, queueId).id }
    const range = { start: writtenTime(until - RANGE_MS, zone), end: writtenDayEnd(until, zone) }
    const ids = new Map(queues.all.map(({ id, name }) => [name, entityId(accountId, id)]))
    const mapping = { self, directory: people.directory, zone, queueIdOf: (name: string) => ids.get(name) }
    const rows = await client.records.queueLog({ ...range, ...queue }, signal)
    return rows
      .flatMap((row) => mapQueueCall(row, mapping) ?? [])
      .filter(({ at }) => at < until && at >= until - RANGE_MS)
      .filter((row) => queueId === undefined || row.queueId === queueId)
      .filter((row) => callerNumber === undefined || row.callerNumber === callerNumber)
      .toSorted((one, other) => other.at - one.at)
  }
  return {
    'groupCallLog.page': async (input, signal) => {
      const { callerNumber, kinds, olderThan, newerThan, limit } = input
      let until = olderThan === undefined ? clock.now() + DAY : Number(olderThan)
      let all: readonly GroupCallRow[] = []
      let wanted: readonly GroupCallRow[] = []
      for (let ranges = 0; ranges < MOST_RANGES && wanted.length <= limit; ranges++) {
        const before = await read(input, until, signal)
        if (before.length === 0) break
        all = [...all, ...before]
        until -= RANGE_MS
        wanted = (callerNumber === undefined ? gatheredByCaller(all) : all)
          .filter(({ kind }) => kinds === undefined || kinds.some((one) => one === kind))
          .filter(({ at }) => newerThan === undefined || at > Number(newerThan))
        if (newerThan !== undefined) break
      }
      const rows = wanted.slice(0, limit)
      const [newest] = rows
      const oldest = rows.at(-1)
      return {
        rows,
        ...countsOf(all),
        replaces: olderThan === undefined && (newerThan === undefined || wanted.length > limit),
        ...(oldest !== undefined && wanted.length > limit ? { older: String(oldest.at) } : {}),
        ...(newest === undefined ? {} : { newest: String(newest.at) })
      }
    },
    'groupCallLog.assigned': () => Promise.resolve([])
  }
}

/** How many calls there were of each kind. */
function countsOf(rows: readonly GroupCallRow[]): Readonly<Record<'answered' | 'forwarded' | 'missed', number>> {
  const count = (kind: GroupCallRow['kind']): number => rows.filter((row) => row.kind === kind).length
  return { answered: count('answered'), forwarded: count('forwarded'), missed: count('missed') }
}
