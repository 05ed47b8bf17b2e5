import { expect } from 'vitest'
import type { Case, Stage } from '../stage.ts'

/** The group's id as windows have it. */
export function queueIdOf(stage: Stage, name: string = stage.queue.data.name): string {
  const found = [...stage.picture.queues.values()].find((queue) => queue.name === name)
  if (found === undefined) throw new Error(`no group ${name} is shown`)
  return `a:${found.vendorId}`
}

/** Agents of queues. */
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
}
