import type { WireCommLogItem } from '../../wire/communication-log.ts'
import type { GroupPlace } from '../../operations/groups.ts'
import { orBad, orMissing, sample } from '../walk-harness.ts'
import type { WalkHarness } from '../walk-harness.ts'

const SALES: GroupPlace = { id: 21n, domain: 'example.org' }
const UNKNOWN: GroupPlace = { id: 999n, domain: 'example.org' }
const AGENT = 'jane@example.org'
const MARKS = { isSeen: true, isPlayed: false, updateCallItem: false }

/** ACD/Attendant Group API, Distribution Group API, Queue Statistics API (Dstny API 3.1 to 3.3). */
export const groupSamples = {
  getAcdGroup: orMissing(
    ({ api, signal }) => api.acdGroups.getAcdGroup(SALES, {}, signal),
    ({ api, signal }) => api.acdGroups.getAcdGroup(UNKNOWN, {}, signal)
  ),
  listAcdGroups: orMissing(
    ({ api, signal }) => api.acdGroups.listAcdGroups({ ignoreAgents: false }, signal),
    ({ nobody, signal }) => nobody.acdGroups.listAcdGroups({}, signal)
  ),
  setAcdAgentLogin: orMissing(
    ({ api, signal }) => api.acdGroups.setAcdAgentLogin(SALES, AGENT, 'login', signal),
    ({ api, signal }) => api.acdGroups.setAcdAgentLogin(UNKNOWN, AGENT, 'login', signal)
  ),
  setAcdAgentLoginV0: orMissing(
    ({ api, signal }) => api.acdGroups.setAcdAgentLoginV0(SALES, AGENT, 'login', signal),
    ({ api, signal }) => api.acdGroups.setAcdAgentLoginV0(UNKNOWN, AGENT, 'logout', signal)
  ),
  getGroupCallLog: orMissing(
    ({ api, signal }) => api.distributionGroups.getGroupCallLog(SALES, { itemType: ['ALL'], limit: 5 }, signal),
    ({ api, signal }) => api.distributionGroups.getGroupCallLog(UNKNOWN, {}, signal)
  ),
  listGroupCallLog: orMissing(
    ({ api, signal }) => api.distributionGroups.listGroupCallLog({ itemType: ['MISSED', 'ANSWERED'] }, signal),
    ({ nobody, signal }) => nobody.distributionGroups.listGroupCallLog({}, signal)
  ),
  listDistributionGroups: orMissing(
    ({ api, signal }) => api.distributionGroups.listDistributionGroups(signal),
    ({ nobody, signal }) => nobody.distributionGroups.listDistributionGroups(signal)
  ),
  listAssignedCallLog: orMissing(
    ({ api, signal }) => api.distributionGroups.listAssignedCallLog(signal),
    ({ nobody, signal }) => nobody.distributionGroups.listAssignedCallLog(signal)
  ),
  listAssignedCallLogForGroup: orMissing(
    ({ api, signal }) => api.distributionGroups.listAssignedCallLogForGroup(SALES, signal),
    ({ api, signal }) => api.distributionGroups.listAssignedCallLogForGroup(UNKNOWN, signal)
  ),
  loginDistributionGroup: orMissing(
    ({ api, signal }) => api.distributionGroups.loginDistributionGroup(SALES, {}, signal),
    ({ api, signal }) => api.distributionGroups.loginDistributionGroup(UNKNOWN, {}, signal)
  ),
  logoutDistributionGroup: orMissing(
    ({ api, signal }) => api.distributionGroups.logoutDistributionGroup(SALES, {}, signal),
    ({ api, signal }) => api.distributionGroups.logoutDistributionGroup(UNKNOWN, {}, signal)
  ),
  streamQueueStatistics: orMissing(
    ({ api, open }) => open(api.distributionGroups.streamQueueStatistics()),
    ({ nobody, open }) => open(nobody.distributionGroups.streamQueueStatistics())
  ),
  assignCallLogItem: orMissing(
    async ({ api, missedByGroup, signal }) => {
      await missedByGroup()
      const { callLogItem } = await api.distributionGroups.listGroupCallLog({}, signal)
      const request = { state: 'INPROGRESS', note: 'Rings back' } as const
      return api.distributionGroups.assignCallLogItem(callLogItem[0]?.itemId ?? 0n, request, signal)
    },
    ({ api, signal }) => api.distributionGroups.assignCallLogItem(1n, { state: 'HANDLED' }, signal)
  ),
  getOrgQueueStatistics: sample(
    ({ api, signal }) => api.queueStatistics.getOrgQueueStatistics(signal),
    ({ elsewhere, signal }) => elsewhere.queueStatistics.getOrgQueueStatistics(signal),
    'notFound'
  ),
  getQueueStatistics: orMissing(
    ({ api, signal }) => api.queueStatistics.getQueueStatistics(SALES.id, signal),
    ({ api, signal }) => api.queueStatistics.getQueueStatistics(UNKNOWN.id, signal)
  ),
  getUserQueueStatistics: orMissing(
    ({ api, signal }) => api.queueStatistics.getUserQueueStatistics(true, signal),
    ({ nobody, signal }) => nobody.queueStatistics.getUserQueueStatistics(undefined, signal)
  )
}

async function anyItem({ api, signal }: WalkHarness): Promise<WireCommLogItem> {
  const { historyItems } = await api.communicationLog.listCommLogItems({}, signal)
  const [item] = historyItems
  if (item === undefined) throw new Error('the log of the example company is empty')
  return item
}

const itemId = async (harness: WalkHarness): Promise<string> => String((await anyItem(harness)).itemId)

/** Communication Log API (Dstny API 3.7). */
export const communicationLogSamples = {
  setCommLogItemDeletion: orMissing(
    async (harness) => harness.api.communicationLog.setCommLogItemDeletion(await itemId(harness), true, harness.signal),
    ({ api, signal }) => api.communicationLog.setCommLogItemDeletion('1', true, signal)
  ),
  getCommLogItem: orMissing(
    async (harness) => harness.api.communicationLog.getCommLogItem(await itemId(harness), {}, harness.signal),
    ({ api, signal }) => api.communicationLog.getCommLogItem('1', {}, signal)
  ),
  markCommLogItem: orMissing(
    async (harness) => harness.api.communicationLog.markCommLogItem(await itemId(harness), MARKS, harness.signal),
    ({ api, signal }) => api.communicationLog.markCommLogItem('1', MARKS, signal)
  ),
  deleteCommLogItem: orMissing(
    async (harness) => harness.api.communicationLog.deleteCommLogItem(await itemId(harness), false, harness.signal),
    ({ api, signal }) => api.communicationLog.deleteCommLogItem('1', false, signal)
  ),
  listCommLogItems: orBad(
    ({ api, signal }) => api.communicationLog.listCommLogItems({ itemType: ['MISSED_CALL'], limit: 2 }, signal),
    ({ api, signal }) => api.communicationLog.listCommLogItems({ limit: -1 }, signal)
  ),
  markCommLogItems: orBad(
    async (harness) => {
      const selection = { itemId: [await itemId(harness), '1'] }
      return harness.api.communicationLog.markCommLogItems(selection, MARKS, harness.signal)
    },
    ({ api, signal }) => api.communicationLog.markCommLogItems({}, MARKS, signal)
  ),
  deleteCommLogItems: orBad(
    async (harness) => {
      const selection = { itemId: [await itemId(harness)] }
      return harness.api.communicationLog.deleteCommLogItems(selection, false, harness.signal)
    },
    ({ api, signal }) => api.communicationLog.deleteCommLogItems({}, false, signal)
  ),
  listGroupInbox: orMissing(
    ({ api, signal }) => api.communicationLog.listGroupInbox(signal),
    ({ nobody, signal }) => nobody.communicationLog.listGroupInbox(signal)
  ),
  flagCommLogItemDeleted: orMissing(
    async (harness) => harness.api.communicationLog.flagCommLogItemDeleted(await itemId(harness), harness.signal),
    ({ api, signal }) => api.communicationLog.flagCommLogItemDeleted('1', signal)
  )
}
