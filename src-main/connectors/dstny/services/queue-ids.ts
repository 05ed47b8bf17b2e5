import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import { entityId, vendorIdIn } from '../../../util/entity-id.ts'
import { groupPlace, queueId as vendorQueueId } from '../mapper/groups.ts'
import type { GroupPlace } from '../operations/groups.ts'

/** The group behind a queue of the snapshot. @throws CtiError notFound */
export function groupOf(accountId: string, queueId: string): GroupPlace {
  const place = groupPlace(vendorIdIn(accountId, queueId) ?? '')
  if (place === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  return place
}

/** The id of the group in the snapshot. */
export const snapshotId = (accountId: string, group: GroupPlace): string => entityId(accountId, vendorQueueId(group))

/** Tells whether a user id of the wire, with its organisation or without, is this `user@domain` (Dstny API 2.4). */
export function isUser(userId: string | undefined, address: string): boolean {
  const wanted = userId?.toLowerCase()
  const whole = address.toLowerCase()
  return wanted !== undefined && (wanted === whole || wanted === whole.split('@')[0])
}
