import type {
  GroupCallKind,
  GroupCallRow,
  HandledState,
  LogAgent
} from '../../../../src-preload/contract/services/group-call-log.ts'
import { MAX_ASSIGNED_NOTE } from '../../../../src-preload/contract/services/group-call-log.ts'
import { displayLines, displayText } from '../../../util/display-text.ts'
import { durationMs, epochMs } from '../wire/dates.ts'
import { shownNumber } from '../calls/destination.ts'
import type { WireGroupCallLogItem } from '../wire/groups.ts'
import type { Int64 } from '../wire/values.ts'
import { lookUp } from '../../../util/lookup.ts'
import { isUser } from '../services/queue-ids.ts'
import { defined } from '../../../util/defined.ts'

/** What rows are shown against. */
export interface GroupCallView {
  /** `user@domain`. */
  readonly ownAddress: string
  /** The group's id in the snapshot. */
  readonly queueIdOf: (groupId: Int64) => string | undefined
}

const KINDS = {
  ANSWERED: 'answered',
  FORWARDED: 'forwarded',
  MISSED: 'missed'
} as const satisfies Readonly<Record<string, GroupCallKind>>
const STATES = {
  UNHANDLED: 'unhandled',
  INPROGRESS: 'inProgress',
  HANDLED: 'handled'
} as const satisfies Readonly<Record<string, HandledState>>

/** One row in our words; undefined when nobody can tell when it was (Dstny API 2.4, GroupCallLogItem). */
export function mapGroupCall(row: WireGroupCallLogItem, view: GroupCallView): GroupCallRow | undefined {
  const at = epochMs(row.startTime)
  if (at === undefined) return undefined
  const queueId = view.queueIdOf(row.groupId)
  const agent = mapAgentRef(row.agent, view)
  const details = displayText(row.callMetaData)
  return {
    id: String(row.itemId),
    ...defined({ queueId }),
    kind: lookUp(KINDS, row.itemType) ?? 'other',
    calls: Number.isFinite(row.callCount) ? Math.max(1, row.callCount) : 1,
    at,
    ...times(row),
    ...numbers(row),
    ...defined({ agent }),
    ...forwarding(row),
    ...defined({ details }),
    ...mapHandling(row, view)
  }
}

function times({ callDuration, queueDuration }: WireGroupCallLogItem): Pick<GroupCallRow, 'talkedMs' | 'waitedMs'> {
  const [talkedMs, waitedMs] = [durationMs(callDuration), durationMs(queueDuration)]
  return defined({ talkedMs, waitedMs })
}

function numbers(row: WireGroupCallLogItem): Partial<GroupCallRow> {
  const { number, displayNumber } = shownNumber(row.callerNumber)
  const back = shownNumber(row.callbackToNumber).number
  const diverting = shownNumber(row.diversionNumber)
  const divertingNumber = diverting.number ?? diverting.displayNumber
  return {
    ...defined({ callerNumber: number, callerDisplayNumber: displayNumber, callBackNumber: back, divertingNumber })
  }
}

function forwarding({ forwardedTo, forwardReason }: WireGroupCallLogItem): Partial<GroupCallRow> {
  const name = displayText(forwardedTo?.name)
  const { number } = shownNumber(forwardedTo?.number)
  const to = defined({ name, number })
  const reason = forwardReason === 'NO_AGENTS' ? 'noAgents' : 'other'
  return {
    ...(forwardedTo === undefined ? {} : { forwardedTo: to }),
    ...(forwardReason === undefined ? {} : { forwardReason: reason })
  }
}

/** A word for the state that is not in the contract counts as taken: better one call-back too few than two. */
function mapHandling(
  { handledStatus, noteIncluded }: WireGroupCallLogItem,
  view: GroupCallView
): Pick<GroupCallRow, 'handling' | 'hasNote'> {
  const by = mapAgentRef(handledStatus?.agent, view)
  const at = epochMs(handledStatus?.timeStamp)
  const note = displayLines(handledStatus?.note, MAX_ASSIGNED_NOTE)
  const state = handledStatus === undefined ? 'unhandled' : (lookUp(STATES, handledStatus.state) ?? 'inProgress')
  return {
    handling: {
      state,
      ...defined({ by, at, note })
    },
    hasNote: noteIncluded === true || note !== undefined
  }
}

function mapAgentRef(agent: WireGroupCallLogItem['agent'], { ownAddress }: GroupCallView): LogAgent | undefined {
  const { number, displayNumber } = shownNumber(agent?.number)
  const name = displayText(agent?.name) ?? displayNumber ?? displayText(agent?.userId)
  if (name === undefined) return undefined
  return { name, ...defined({ number }), isMe: isUser(agent?.userId, ownAddress) }
}
