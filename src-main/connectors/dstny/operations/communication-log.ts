import { queryOf } from '../request.ts'
import type { QueryValues } from '../request.ts'
import { wireCommLog, wireCommLogCount } from '../wire/communication-log.ts'
import type { WireCommLog } from '../wire/communication-log.ts'
import { textResponse } from '../wire/values.ts'
import { Operations } from './operations.ts'

/** Kinds of items, complete (Dstny API 2.5). */
export type CommItemType = 'OUTGOING_CALL' | 'MISSED_CALL' | 'INCOMING_CALL' | 'VOICEMAIL' | 'RECORDING' | 'FAX'

/** Which items to list: by ids or by time, not both (Dstny API 3.7, listCommLogItems). */
export interface CommLogFilter {
  /** Ids above and below, both exclusive. */
  readonly since?: string | undefined
  readonly olderThan?: string | undefined
  /** Start times, ISO 8601. */
  readonly sinceTime?: string | undefined
  readonly untilTime?: string | undefined
  readonly limit?: number | undefined
  readonly itemType?: readonly CommItemType[] | undefined
  readonly contactId?: string | undefined
  readonly number?: string | undefined
  /** Only deleted items. */
  readonly deleted?: boolean | undefined
  /** Only items in the trash. */
  readonly markAsDelete?: boolean | undefined
}

/** Which items a change is for. */
export interface CommLogSelection {
  readonly itemId?: readonly string[]
  readonly untilItemId?: string
  readonly itemType?: readonly CommItemType[]
}

/** What to note about items. */
export interface CommLogMarks {
  readonly isSeen: boolean
  readonly isPlayed: boolean
  /** Also changes the related call row. */
  readonly updateCallItem: boolean
}

/** The user's calls, messages and recordings (Dstny API 3.7, 5.11). */
export class CommunicationLogOperations extends Operations {
  /** Moves an item to the trash or brings it back. */
  setCommLogItemDeletion(itemId: string, deleted: boolean, signal: AbortSignal): Promise<void> {
    const query = queryOf({ delete: deleted })
    return this.requester.sendIgnoringBody('setCommLogItemDeletion', { path: { itemId }, query }, signal)
  }

  getCommLogItem(
    itemId: string,
    filter: Pick<CommLogFilter, 'deleted' | 'markAsDelete'>,
    signal: AbortSignal
  ): Promise<WireCommLog> {
    return this.requester.get('getCommLogItem', { path: { itemId }, query: values(filter) }, wireCommLog, signal)
  }

  markCommLogItem(itemId: string, marks: CommLogMarks, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('markCommLogItem', { path: { itemId }, query: values(marks) }, signal)
  }

  deleteCommLogItem(itemId: string, updateCallItem: boolean, signal: AbortSignal): Promise<void> {
    const query = queryOf({ updateCallItem })
    return this.requester.sendIgnoringBody('deleteCommLogItem', { path: { itemId }, query }, signal)
  }

  listCommLogItems(filter: CommLogFilter, signal: AbortSignal): Promise<WireCommLog> {
    return this.requester.get('listCommLogItems', { query: values(filter) }, wireCommLog, signal)
  }

  /** How many items `listCommLogItems` would find. */
  countCommLogItems(filter: CommLogFilter, signal: AbortSignal): Promise<number> {
    const query = [...values(filter), ...queryOf({ count: true })]
    return this.requester.get('listCommLogItems', { query }, wireCommLogCount, signal)
  }

  /** The text names the ids not found; the others are done. */
  markCommLogItems(selection: CommLogSelection, marks: CommLogMarks, signal: AbortSignal): Promise<string | undefined> {
    const query = [...values(selection), ...values(marks)]
    return this.requester.sendTolerant('markCommLogItems', { query }, textResponse, signal)
  }

  /** The text names the ids not found; the others are done. */
  deleteCommLogItems(
    selection: CommLogSelection,
    updateCallItem: boolean,
    signal: AbortSignal
  ): Promise<string | undefined> {
    const query = [...values(selection), ...queryOf({ updateCallItem })]
    return this.requester.sendTolerant('deleteCommLogItems', { query }, textResponse, signal)
  }

  listGroupInbox(signal: AbortSignal): Promise<WireCommLog> {
    return this.requester.get('listGroupInbox', {}, wireCommLog, signal)
  }

  flagCommLogItemDeleted(itemId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('flagCommLogItemDeleted', { path: { itemId } }, signal)
  }
}

const values = (given: CommLogFilter | CommLogSelection | CommLogMarks): ReturnType<typeof queryOf> =>
  queryOf({ ...given } satisfies QueryValues)

/** Text messages (Dstny API 3.27). */
export class SmsOperations extends Operations {
  /** The server expands `to` by the sender's number plan. */
  sendSms(to: string, smsText: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('sendSms', { path: { to }, body: { smsText } }, signal)
  }
}
