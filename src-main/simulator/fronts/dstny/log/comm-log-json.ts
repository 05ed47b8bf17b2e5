import { SECOND } from '../../../../util/durations.ts'
import type { CallLogItem, CallLogKind } from '../../../core/call-log.ts'
import { timeText } from '../fields.ts'
import type { FrontContext } from '../front-context.ts'
import type { Reply } from '../../kit/reply.ts'
import { json } from '../http/reply.ts'

/** Names of the item types (Dstny API 2.5). */
export const itemTypes = {
  outgoing: 'OUTGOING_CALL',
  incoming: 'INCOMING_CALL',
  missed: 'MISSED_CALL',
  voicemail: 'VOICEMAIL',
  recording: 'RECORDING',
  fax: 'FAX'
} as const satisfies Record<CallLogKind, string>

const wrappers = {
  outgoing: '.CallDTO',
  incoming: '.CallDTO',
  missed: '.CallDTO',
  voicemail: '.VoiceMailDTO',
  recording: '.RecordingDTO',
  fax: '.FaxDTO'
} as const satisfies Record<CallLogKind, string>

/** A row with the name of the group inbox it lies in, if any. */
export interface Shelved {
  readonly item: CallLogItem
  readonly inbox: string | undefined
}

function itemJson({ item, inbox }: Shelved): object {
  const { number, name } = item.remote
  const body = {
    itemId: item.id,
    itemType: itemTypes[item.kind],
    startTime: timeText(item.startedAt),
    isSeen: item.isSeen,
    remoteParty: { ...(number !== undefined && { number }), ...(name !== undefined && { displayName: name }) },
    duration: Math.floor(item.durationMs / SECOND),
    callItemId: item.relatedId ?? 0,
    ...((item.kind === 'voicemail' || item.kind === 'recording') && { isPlayed: item.isPlayed ?? item.isSeen }),
    ...(inbox !== undefined && { inboxName: inbox })
  }
  return { [inbox === undefined ? wrappers[item.kind] : '.GroupInboxVoiceMailDTO']: body }
}

/** Answers rows; `whole` tells the client to throw away what it has. */
export function commLog(rows: readonly Shelved[], whole: boolean, { pbx }: FrontContext): Reply {
  return json({
    historyItems: rows.map(itemJson),
    flushCache: whole,
    generatedAt: timeText(pbx.clock.now()),
    hintCount: rows.length
  })
}
