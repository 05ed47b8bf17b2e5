import { queryOf } from '../request.ts'
import { wireQueueFigures, wireQueueStatistics } from '../wire-groups.ts'
import type { WireQueueFigures } from '../wire-groups.ts'
import type { Int64 } from '../wire-values.ts'
import { Operations } from './operations.ts'

/** Figures of queues; the organisation needs the Supervisor licence (Contract dstny 3.3). */
export class QueueStatisticsOperations extends Operations {
  async getOrgQueueStatistics(signal: AbortSignal): Promise<WireQueueFigures[]> {
    return (await this.requester.read('getOrgQueueStatistics', {}, wireQueueStatistics, signal)).queue
  }

  getQueueStatistics(queueId: Int64, signal: AbortSignal): Promise<WireQueueFigures> {
    const path = { queueId: String(queueId) }
    return this.requester.read('getQueueStatistics', { path }, wireQueueFigures, signal)
  }

  /** The queues the user may supervise, with `includeFederation` also those of other organisations. */
  async getUserQueueStatistics(
    includeFederation: boolean | undefined,
    signal: AbortSignal
  ): Promise<WireQueueFigures[]> {
    const query = queryOf({ includeFederation })
    return (await this.requester.read('getUserQueueStatistics', { query }, wireQueueStatistics, signal)).queue
  }
}
