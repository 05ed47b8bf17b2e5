import { expect } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { queueIdOf } from '../../../testing/cases/queue-cases.ts'
import type { ConnectorTest } from '../../../testing/connector-harness.ts'

/** Figures of queues. */
export function figureCases(connectorTest: ConnectorTest): void {
  connectorTest('counts a queue in full, one and all', ['agents', 'queueFigures'], async (harness) => {
    await harness.goLive()
    await harness.outside().dials(harness.queue)
    await harness.advance(10 * SECOND)
    await harness.pbx.extension('202').answers()
    const answeredFor = harness.queue.counters.lastWaitMs
    await harness.outside('+493023125998').dials(harness.queue)
    await harness.advance(3 * SECOND)
    const queueId = queueIdOf(harness)
    const figures = await harness.ask('queue.figures', { queueId })
    expect(figures).toMatchObject({
      queueId,
      name: harness.queue.data.name,
      waiting: 1,
      agentsSignedIn: 1,
      agentsFree: 0,
      lastWaitMs: Math.floor(answeredFor / SECOND) * SECOND,
      period: { calls: 2, answered: 1, dropped: 0 },
      last24h: { calls: 2, answered: 1, dropped: 0 },
      activities: [{ name: 'Available', agents: 1 }]
    })
    expect(answeredFor).toBeGreaterThan(9 * SECOND)
    expect(figures.longestWaitMs).toBeGreaterThanOrEqual(2 * SECOND)
    const names = async (of: 'mine' | 'federated' | 'organisation'): Promise<string[]> =>
      (await harness.ask('queue.allFigures', { of })).map(({ name }) => name).toSorted()
    const own = harness.pbx.queues.filter(({ data }) => data.domain === harness.me.data.domain)
    const served = own.filter((queue) => queue.seatOf(harness.me) !== undefined)
    expect(await names('organisation')).toEqual(own.map(({ data }) => data.name).toSorted())
    expect(await names('mine')).toEqual(served.map(({ data }) => data.name).toSorted())
    expect(await names('federated')).toEqual([...(await names('mine')), 'Spares'].toSorted())
    expect(await harness.ask('queue.figures', { queueId: queueIdOf(harness, 'Spares') })).toMatchObject({ waiting: 0 })
  })
}
