import type { HistoryItem, HistoryKind, HistoryShelf } from '../../../../src-preload/contract/services/history.ts'
import { displayText } from '../../../util/display-text.ts'
import { durationMs, epochMs } from '../wire/dates.ts'
import { shownNumber } from '../calls/destination.ts'
import type { CommItemType, CommLogFilter } from '../operations/communication-log.ts'
import type { WireCommLogItem } from '../wire/communication-log.ts'
import { defined } from '../../../util/defined.ts'

const TYPES: Readonly<Record<HistoryKind, CommItemType>> = {
  outgoing: 'OUTGOING_CALL',
  incoming: 'INCOMING_CALL',
  missed: 'MISSED_CALL',
  voicemail: 'VOICEMAIL',
  recording: 'RECORDING',
  fax: 'FAX'
}
const KINDS = new Map<string, HistoryKind>(
  Object.entries(TYPES).map(([kind, type]) => [type, kind as HistoryKind]) // Object.entries forgets the literal keys
)

/** The wire's names of kinds (Dstny API 2.5). */
export const itemTypes = (kinds: readonly HistoryKind[] | undefined): readonly CommItemType[] | undefined =>
  kinds?.map((kind) => TYPES[kind])

/** How a shelf is asked for (Dstny API 5.11). */
export function shelfFilter(shelf: HistoryShelf | undefined): Pick<CommLogFilter, 'deleted' | 'markAsDelete'> {
  if (shelf === 'trash') return { markAsDelete: true }
  return shelf === 'deleted' ? { deleted: true } : {}
}

/** One item in our words; undefined when nobody can tell when it was (Dstny API 2.5). */
export function mapHistoryItem(item: WireCommLogItem): HistoryItem | undefined {
  const at = epochMs(item.startTime)
  if (at === undefined) return undefined
  const name = displayText(item.remoteParty?.displayName)
  const lasted = durationMs(item.duration)
  const inbox = displayText(item.inboxName)
  const callItemId = String(item.callItemId ?? 0)
  return {
    id: String(item.itemId),
    kind: KINDS.get(item.itemType) ?? 'other',
    at,
    seen: item.isSeen,
    ...defined({ played: item.isPlayed, name }),
    ...shownNumber(item.remoteParty?.number),
    ...defined({ durationMs: lasted, inbox }),
    ...(callItemId === '0' ? {} : { callItemId })
  }
}

/** The ids among these that an answer names as not found (Dstny API 5.11). */
export function namedIn(answer: string | undefined, ids: readonly string[]): string[] {
  const named = new Set(answer?.match(/\d+/g) ?? [])
  return ids.filter((id) => named.has(id))
}
