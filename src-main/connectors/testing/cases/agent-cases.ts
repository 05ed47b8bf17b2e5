import { expect } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import type { Case, Stage } from '../stage.ts'

/** The group's id as windows have it. */
export function queueIdOf(stage: Stage, name: string = stage.queue.data.name): string {
  const found = [...stage.picture.queues.values()].find((queue) => queue.name === name)
  if (found === undefined) throw new Error(`no group ${name} is shown`)
  return `a:${found.vendorId}`
}

/** Agents and figures of queues. */
export function agentCases(one: Case): void {
  one('shows the agents of a group and what they do', ['agents'], async (stage) => {
    await stage.goLive()
    const bjorn = stage.pbx.extension('202')
    bjorn.changesPresence('lunch')
    const { agents } = await stage.ask('queue.agents', { queueId: queueIdOf(stage) })
    expect(agents).toHaveLength(stage.queue.seats.length)
    expect(agents.find(({ name }) => name === bjorn.name)).toMatchObject({ signedIn: true, free: false, isMe: false })
    expect(agents.find(({ isMe }) => isMe)).toMatchObject({ name: stage.me.name, signedIn: false })
    const unknown = stage.ask('queue.agents', { queueId: 'a:999@example.org' })
    await expect(unknown).rejects.toMatchObject({ kind: 'notFound' })
    await expect(stage.ask('queue.agents', { queueId: 'b:x' })).rejects.toMatchObject({ kind: 'notFound' })
  })
  one(
    'signs a colleague in and out of a group, and the user too',
    ['agents', 'agentSignIn', 'queueSignIn'],
    async (stage) => {
      await stage.goLive()
      const queueId = queueIdOf(stage)
      const { agents } = await stage.ask('queue.agents', { queueId })
      const mine = agents.find(({ isMe }) => isMe)?.id ?? ''
      const other = agents.find(({ name }) => name === 'Anna Berg')?.id ?? ''
      const seats = (): (boolean | undefined)[] =>
        [stage.me, stage.colleague].map((who) => stage.queue.seatOf(who)?.signedIn)
      const set = (agentId: string, signedIn: boolean): Promise<void> =>
        stage.ask('queue.setAgentSignedIn', { queueId, agentId, signedIn })
      await set(other, true)
      expect(seats()).toEqual([false, true])
      await set(mine, true)
      expect(seats()).toEqual([true, true])
      await stage.until(() =>
        [...stage.picture.queues.values()].some((queue) => `a:${queue.vendorId}` === queueId && queue.signedIn)
      )
      await set(other, false)
      expect(seats()).toEqual([true, false])
      await expect(set('nobody@example.org', true)).rejects.toMatchObject({ kind: 'notFound' })
    }
  )
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
