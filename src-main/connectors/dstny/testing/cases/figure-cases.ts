import { expect } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { queueIdOf } from '../../../testing/cases/agent-cases.ts'
import type { Case } from '../../../testing/stage.ts'

/** Figures of queues. */
export function figureCases(one: Case): void {
  one('counts a queue in full, one and all', ['agents', 'queueFigures'], async (stage) => {
    await stage.goLive()
    await stage.outside().dials(stage.queue)
    await stage.advance(10 * SECOND)
    await stage.pbx.extension('202').answers()
    const answeredFor = stage.queue.counters.lastWaitMs
    await stage.outside('+493023125998').dials(stage.queue)
    await stage.advance(3 * SECOND)
    const queueId = queueIdOf(stage)
    const figures = await stage.ask('queue.figures', { queueId })
    expect(figures).toMatchObject({
      queueId,
      name: stage.queue.data.name,
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
      (await stage.ask('queue.allFigures', { of })).map(({ name }) => name).toSorted()
    const own = stage.pbx.queues.filter(({ data }) => data.domain === stage.me.data.domain)
    const served = own.filter((queue) => queue.seatOf(stage.me) !== undefined)
    expect(await names('organisation')).toEqual(own.map(({ data }) => data.name).toSorted())
    expect(await names('mine')).toEqual(served.map(({ data }) => data.name).toSorted())
    expect(await names('federated')).toEqual([...(await names('mine')), 'Spares'].toSorted())
    expect(await stage.ask('queue.figures', { queueId: queueIdOf(stage, 'Spares') })).toMatchObject({ waiting: 0 })
  })
}
