import { expect } from 'vitest'
import type { Extension } from '../../../simulator/people/extension.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

/** The group's id as windows have it. */
export function queueIdOf(harness: ConnectorHarness, name: string = harness.queue.data.name): string {
  const found = [...harness.recorded.queues.values()].find((queue) => queue.name === name)
  if (found === undefined) throw new Error(`no group ${name} is shown`)
  return `a:${found.vendorId}`
}

/** Agents of queues. */
export function queueCases(connectorTest: ConnectorTest): void {
  connectorTest('shows the agents of a group and what they do', ['agents'], async (harness) => {
    await harness.goLive()
    const bjorn = harness.pbx.extension('202')
    bjorn.changesPresence('lunch')
    await harness.outside().dials(bjorn)
    await bjorn.answers()
    const { agents } = await harness.ask('queue.agents', { queueId: queueIdOf(harness) })
    expect(agents).toHaveLength(
      harness.queue.seats.filter(({ signedIn }) => signedIn || harness.front.agentsSignedInOnly !== true).length
    )
    expect(agents.find(({ name }) => name === bjorn.name)).toMatchObject({ signedIn: true, free: false, isMe: false })
    if (harness.front.agentsSignedInOnly !== true)
      expect(agents.find(({ isMe }) => isMe)).toMatchObject({ name: harness.me.name, signedIn: false })
    const unknown = harness.ask('queue.agents', { queueId: 'a:999@example.org' })
    await expect(unknown).rejects.toMatchObject({ kind: 'notFound' })
    await expect(harness.ask('queue.agents', { queueId: 'b:x' })).rejects.toMatchObject({ kind: 'notFound' })
  })
  connectorTest(
    'signs a colleague in and out of a group, and the user too',
    ['agents', 'agentSignIn', 'queueSignIn'],
    async (harness) => {
      await harness.goLive()
      const queueId = queueIdOf(harness)
      const { agents } = await harness.ask('queue.agents', { queueId })
      const idOf = (who: Extension): string =>
        agents.find(({ name }) => name === who.name)?.id ?? harness.contactIdOf(who)
      const [mine, other] = [idOf(harness.me), idOf(harness.colleague)]
      const seats = (): (boolean | undefined)[] =>
        [harness.me, harness.colleague].map((who) => harness.queue.seatOf(who)?.signedIn)
      const set = (agentId: string, signedIn: boolean): Promise<void> =>
        harness.ask('queue.setAgentSignedIn', { queueId, agentId, signedIn })
      await set(other, true)
      expect(seats()).toEqual([false, true])
      await set(mine, true)
      expect(seats()).toEqual([true, true])
      await harness.until(() =>
        [...harness.recorded.queues.values()].some((queue) => `a:${queue.vendorId}` === queueId && queue.signedIn)
      )
      await set(other, false)
      expect(seats()).toEqual([true, false])
      await expect(set('nobody@example.org', true)).rejects.toMatchObject({ kind: 'notFound' })
    }
  )
  connectorTest('pauses a colleague for a reason, and ends the pause', ['agents', 'agentPause'], async (harness) => {
    await harness.goLive()
    const queueId = queueIdOf(harness)
    const bjorn = harness.pbx.extension('202')
    const found = async () =>
      (await harness.ask('queue.agents', { queueId })).agents.find(({ name }) => name === bjorn.name)
    const agentId = (await found())?.id ?? ''
    await harness.ask('queue.setAgentPaused', { queueId, agentId, paused: true, reason: 'Training' })
    expect(harness.queue.seatOf(bjorn)?.paused?.reason).toBe('Training')
    expect(await found()).toMatchObject({ signedIn: true, free: false, paused: {} })
    await harness.ask('queue.setAgentPaused', { queueId, agentId, paused: false })
    expect(harness.queue.seatOf(bjorn)?.paused).toBeUndefined()
    const nobody = harness.ask('queue.setAgentPaused', { queueId, agentId: 'nobody@example.org', paused: true })
    await expect(nobody).rejects.toMatchObject({ kind: 'notFound' })
  })
}
