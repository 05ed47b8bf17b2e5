import { queryOf } from '../request.ts'
import {
  wireDistributionGroups,
  wireGroup,
  wireGroupCallLog,
  wireGroupCallLogItem,
  wireGroups,
  wireQueueFigures,
  wireQueueStatistics
} from '../wire/groups.ts'
import type {
  WireDistributionGroup,
  WireGroup,
  WireGroupCallLog,
  WireGroupCallLogItem,
  WireQueueFigures
} from '../wire/groups.ts'
import type { AssignRequest } from '../wire/requests.ts'
import type { Int64 } from '../wire/values.ts'
import { textResponse } from '../wire/values.ts'
import { Operations } from './operations.ts'

/** A group is named by its id and the organisation it belongs to (Dstny API 3.1). */
export interface GroupPlace {
  readonly id: Int64
  readonly domain: string
}

/** What to leave out of an answer. */
export interface GroupFilter {
  readonly ignoreStatistics?: boolean
  readonly ignoreAgents?: boolean
}

/** Kinds of rows to ask for (Dstny API 3.2). */
export type GroupCallType = 'ALL' | 'ANSWERED' | 'FORWARDED' | 'MISSED'

/** Which rows of a group's call log; ids are exclusive (Dstny API 3.2). */
export interface GroupCallLogFilter {
  readonly callerNumber?: string | undefined
  readonly itemType?: readonly GroupCallType[] | undefined
  readonly since?: string | undefined
  readonly olderThan?: string | undefined
  readonly limit?: number | undefined
}

/** ACD and attendant groups with their agents (Dstny API 3.1). */
export class AcdGroupOperations extends Operations {
  getAcdGroup(group: GroupPlace, filter: Omit<GroupFilter, 'ignoreAgents'>, signal: AbortSignal): Promise<WireGroup> {
    const path = { group: String(group.id), groupDomain: group.domain }
    return this.requester.get('getAcdGroup', { path, query: queryOf({ ...filter }) }, wireGroup, signal)
  }

  async listAcdGroups(filter: GroupFilter, signal: AbortSignal): Promise<WireGroup[]> {
    return (await this.requester.get('listAcdGroups', { query: queryOf({ ...filter }) }, wireGroups, signal)).groups
  }

  /** `agent` is `user@domain`. */
  setAcdAgentLogin(
    group: GroupPlace,
    agent: string,
    action: 'login' | 'logout',
    signal: AbortSignal
  ): Promise<string | undefined> {
    const path = { group: String(group.id), domain: group.domain, agent }
    return this.requester.sendTolerant('setAcdAgentLogin', { path, query: queryOf({ action }) }, textResponse, signal)
  }

  /** The older way, for servers without the newer one; proven on a live server (Dstny API 3.1). */
  setAcdAgentLoginV0(
    group: GroupPlace,
    agent: string,
    action: 'login' | 'logout',
    signal: AbortSignal
  ): Promise<string | undefined> {
    const path = { group: String(group.id), groupDomain: group.domain, agent }
    return this.requester.sendTolerant('setAcdAgentLoginV0', { path, query: queryOf({ action }) }, textResponse, signal)
  }
}

/** The calling user's groups and the call log they share (Dstny API 3.2). */
export class DistributionGroupOperations extends Operations {
  getGroupCallLog(group: GroupPlace, filter: GroupCallLogFilter, signal: AbortSignal): Promise<WireGroupCallLog> {
    const query = queryOf({ groupDomain: group.domain, ...filter })
    return this.requester.get('getGroupCallLog', { path: grpid(group), query }, wireGroupCallLog, signal)
  }

  listGroupCallLog(filter: GroupCallLogFilter, signal: AbortSignal): Promise<WireGroupCallLog> {
    return this.requester.get('listGroupCallLog', { query: queryOf({ ...filter }) }, wireGroupCallLog, signal)
  }

  async listDistributionGroups(signal: AbortSignal): Promise<WireDistributionGroup[]> {
    return (await this.requester.get('listDistributionGroups', {}, wireDistributionGroups, signal)).group
  }

  listAssignedCallLog(signal: AbortSignal): Promise<WireGroupCallLog> {
    return this.requester.get('listAssignedCallLog', {}, wireGroupCallLog, signal)
  }

  listAssignedCallLogForGroup(group: GroupPlace, signal: AbortSignal): Promise<WireGroupCallLog> {
    const query = queryOf({ groupDomain: group.domain })
    return this.requester.get('listAssignedCallLogForGroup', { path: grpid(group), query }, wireGroupCallLog, signal)
  }

  /** Answers the groups anew, unless `ignoreStatistics` asks for nothing. */
  loginDistributionGroup(
    group: GroupPlace,
    filter: Omit<GroupFilter, 'ignoreAgents'>,
    signal: AbortSignal
  ): Promise<WireDistributionGroup[] | undefined> {
    return this.#setLogin('loginDistributionGroup', group, filter, signal)
  }

  /** As `loginDistributionGroup`. */
  logoutDistributionGroup(
    group: GroupPlace,
    filter: Omit<GroupFilter, 'ignoreAgents'>,
    signal: AbortSignal
  ): Promise<WireDistributionGroup[] | undefined> {
    return this.#setLogin('logoutDistributionGroup', group, filter, signal)
  }

  /** Takes a row for the user and sets what became of it. */
  assignCallLogItem(
    itemId: Int64,
    request: AssignRequest,
    signal: AbortSignal
  ): Promise<WireGroupCallLogItem | undefined> {
    const input = { path: { itemid: String(itemId) }, body: request }
    return this.requester.sendTolerant('assignCallLogItem', input, wireGroupCallLogItem, signal)
  }

  /** Path of the stream of the queues' figures. */
  streamQueueStatistics(): string {
    return this.requester.path('streamQueueStatistics')
  }

  async #setLogin(
    id: 'loginDistributionGroup' | 'logoutDistributionGroup',
    group: GroupPlace,
    filter: Omit<GroupFilter, 'ignoreAgents'>,
    signal: AbortSignal
  ): Promise<WireDistributionGroup[] | undefined> {
    const path = { ...grpid(group), grpidDomain: group.domain }
    const input = { path, query: queryOf({ ...filter }) }
    return (await this.requester.sendTolerant(id, input, wireDistributionGroups, signal))?.group
  }
}

const grpid = (group: GroupPlace): { readonly grpid: string } => ({ grpid: String(group.id) })

/** Figures of queues; the organisation needs the Supervisor licence (Dstny API 3.3). */
export class QueueStatisticsOperations extends Operations {
  async getOrgQueueStatistics(signal: AbortSignal): Promise<WireQueueFigures[]> {
    return (await this.requester.get('getOrgQueueStatistics', {}, wireQueueStatistics, signal)).queue
  }

  getQueueStatistics(queueId: Int64, signal: AbortSignal): Promise<WireQueueFigures> {
    const path = { queueId: String(queueId) }
    return this.requester.get('getQueueStatistics', { path }, wireQueueFigures, signal)
  }

  /** The queues the user may supervise, with `includeFederation` also those of other organisations. */
  async getUserQueueStatistics(
    includeFederation: boolean | undefined,
    signal: AbortSignal
  ): Promise<WireQueueFigures[]> {
    const query = queryOf({ includeFederation })
    return (await this.requester.get('getUserQueueStatistics', { query }, wireQueueStatistics, signal)).queue
  }
}
