import type { GroupCallRow, LogAgent } from '../../../../src-preload/contract/services/group-call-log.ts'
import { defined } from '../../../util/defined.ts'
import { SECOND } from '../../../util/durations.ts'
import { extensionIn, isSelf } from '../self.ts'
import type { Self } from '../self.ts'
import type { QueueLogRow } from '../wire/records.ts'
import { countIn, timeIn } from '../wire/values.ts'
import { mapParty } from './people.ts'
import type { Directory } from './people.ts'

/** What rows of the log are read with. */
export interface QueueLogContext {
  readonly self: Self
  readonly directory: Directory
  /** The zone of the system, IANA name. */
  readonly zone: string
  /** The id windows know a queue by; undefined for one that is not shown. */
  readonly queueIdOf: (name: string) => string | undefined
}

/** A call of a queue; undefined for a line that is about no call, as pauses of agents are (MiRTA 3.1, queuelogs). */
export function mapQueueCall(row: QueueLogRow, context: QueueLogContext): GroupCallRow | undefined {
  const { self, directory, zone, queueIdOf } = context
  const at = timeIn(row.time, zone)
  const kind = kindOf(row.disposition)
  if (at === undefined || (kind === 'other' && row.number === undefined)) return undefined
  const { number, displayNumber } = mapParty(undefined, row.number, directory)
  const seconds = (text: string | undefined): number | undefined => {
    const count = countIn(text)
    return count === undefined ? undefined : count * SECOND
  }
  return {
    id: [row.time, row.queue, row.number, row.callId].join(' '),
    kind,
    calls: 1,
    at,
    ...defined({
      queueId: row.queue === undefined ? undefined : queueIdOf(row.queue),
      talkedMs: kind === 'answered' ? seconds(row.talkSeconds) : undefined,
      waitedMs: seconds(row.holdSeconds),
      callerNumber: number,
      callerDisplayNumber: displayNumber,
      callBackNumber: number,
      agent: kind === 'answered' ? agentOf(row.agent, self, directory) : undefined,
      forwardReason: kind === 'forwarded' ? reasonOf(row.disposition) : undefined
    }),
    handling: { state: 'unhandled' },
    hasNote: false
  }
}

/** The words are those of Asterisk's queue log (assumed). */
function kindOf(disposition = ''): GroupCallRow['kind'] {
  if (/^(?:answered|connect|complete)/i.test(disposition)) return 'answered'
  if (/^(?:abandon|no ?answer)/i.test(disposition)) return 'missed'
  if (/^(?:exit|timeout|timed ?out|transfer)/i.test(disposition)) return 'forwarded'
  return 'other'
}

const reasonOf = (disposition = ''): GroupCallRow['forwardReason'] =>
  /^exitempty/i.test(disposition) ? 'noAgents' : 'other'

function agentOf(userName: string | undefined, self: Self, directory: Directory): LogAgent | undefined {
  const { name, number } = mapParty(undefined, userName && extensionIn(userName, self.tenant), directory)
  const shown = name ?? number
  return shown === undefined ? undefined : { name: shown, isMe: isSelf(userName, self), ...defined({ number }) }
}

/** The calls of each caller in one row, the newest one's; callers without a number stay apart. The newest comes first before and after. */
export function gatheredByCaller(rows: readonly GroupCallRow[]): readonly GroupCallRow[] {
  const byCaller = new Map<string, GroupCallRow>()
  for (const row of rows) {
    const key = row.callerNumber === undefined ? row.id : `${row.queueId ?? ''} ${row.callerNumber}`
    const newest = byCaller.get(key)
    byCaller.set(key, newest === undefined ? row : { ...newest, calls: newest.calls + row.calls })
  }
  return [...byCaller.values()]
}
