import type { DstnyOperationId } from '../../wire-tables/dstny.ts'

const MB = 1024 * 1024
/** Most answers are about one thing. */
const ORDINARY = MB / 4

/** Answers that may be larger, in bytes: what one of them costs holds up everything else (trust N6). */
const LARGER: Readonly<Partial<Record<DstnyOperationId, number>>> = {
  getUserCallState: MB,
  // everybody in the company, page by page or not
  searchContacts: 4 * MB,
  listUserContacts: 4 * MB,
  listGroupContacts: 4 * MB,
  listOrgContacts: 4 * MB,
  // logs
  listCommLogItems: 4 * MB,
  listGroupInbox: 4 * MB,
  listGroupCallLog: 4 * MB,
  listAssignedCallLog: 4 * MB,
  listAssignedCallLogForGroup: 4 * MB,
  listRecordedCalls: 4 * MB,
  // pictures, and cards that have one in them
  getContactImage: MB,
  getContactImageV0: MB,
  getUserPhoto: MB,
  getContactVcard: MB,
  getContactVcardV0: MB,
  // other lists
  listAcdGroups: 2 * MB,
  listAcdGroupsV0: 2 * MB,
  listDistributionGroups: 2 * MB,
  getOrgQueueStatistics: MB,
  getOrgQueueStatisticsV0: MB,
  getUserQueueStatistics: MB,
  getSupervisorQueueStatisticsV0: MB,
  listEvents: 2 * MB,
  listPresenceEvents: 2 * MB,
  getEvent: MB,
  getEventOccurrence: MB,
  listPresenceShortcuts: MB,
  getDiversionRules: MB,
  getConfiguration: MB,
  listTimeZones: MB
}

/** The largest answer of an operation that is taken, in bytes. */
export const mostBytesOf = (id: DstnyOperationId): number => LARGER[id] ?? ORDINARY
