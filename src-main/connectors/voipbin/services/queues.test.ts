import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { voipbinForEachCase } from '../../../simulator/testing/voipbin-platform.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { contextOn } from '../testing/context.ts'
import type { TestContext } from '../testing/context.ts'
import { AgentWatch } from '../watch/agent-watch.ts'
import { OwnStatus } from '../watch/own-status.ts'
import { QueueWatch } from '../watch/queue-watch.ts'
import { queueServices } from './queues.ts'

const platform = voipbinForEachCase()
let life: AbortController
let context: TestContext
let agents: AgentWatch
let queues: QueueWatch
let services: ReturnType<typeof queueServices>

beforeEach(async () => {
  life = new AbortController()
  context = contextOn(platform, { signal: life.signal })
  agents = new AgentWatch(context, new OwnStatus(context, {}), () => undefined)
  queues = new QueueWatch(context, agents)
  services = queueServices({ context, agents, queues })
  await agents.snapshot(life.signal)
  context.events.push(...(await queues.snapshot(life.signal)))
})
afterEach(() => life.abort(new DOMException('over', 'AbortError')))

const shown = () => context.events.flatMap((event) => (event.type === 'queuesChanged' ? [event.queues] : [])).at(-1)
const goesOn = (check: () => void): Promise<void> =>
  vi.waitFor(
    async () => {
      await platform.clock.advance(SECOND / 2)
      check()
    },
    { timeout: 10 * SECOND, interval: 5 }
  )
const reads = (): number => platform.front.requests.filter(({ operation }) => operation === 'listQueues').length

/** Everybody is away, so that callers wait. */
async function wait(...numbers: readonly string[]): Promise<void> {
  for (const { address } of platform.pbx.extensions)
    platform.front.platform.agents.setStatus(platform.front.agent(address), 'away')
  for (const number of numbers) {
    await platform.pbx.outside(number, 'Carol').dials('300')
    await platform.clock.advance(10 * SECOND)
  }
  await agents.snapshot(life.signal)
}
const nameOf300 = (): string => platform.pbx.queues.find(({ data }) => data.shortNumber === '300')?.data.name ?? ''
const queueId = (): string => `a:${queues.all.find(({ name }) => name === nameOf300())?.id ?? ''}`
const ask = { accountId: 'a' }

describe('queues', () => {
  it('are those that the user serves, with what their lists say', async () => {
    expect(shown()?.map(({ name, waiting, signedIn }) => [name, waiting, signedIn])).toContainEqual([
      'Support',
      0,
      undefined
    ])
    await wait('+493023125123', '+493023125124')
    queues.start()
    await goesOn(() => expect(shown()?.find(({ name }) => name === nameOf300())?.waiting).toBe(2))
    const queue = shown()?.find(({ name }) => name === nameOf300())
    expect(queue?.longestWaitMs).toBeGreaterThanOrEqual(20 * SECOND)
    expect(queue?.agentsFree).toBe(0)
  })

  it('tell how many are free as soon as that changes', async () => {
    const before = context.events.length
    queues.agentsChanged()
    expect(context.events).toHaveLength(before)
    await wait()
    queues.agentsChanged()
    expect(shown()?.map(({ agentsFree }) => agentsFree)).not.toContain(3)
  })

  it('are read again when somebody is told of, and once more soon after', async () => {
    const before = reads()
    queues.takeCall()
    await goesOn(() => expect(reads()).toBe(before + 2))
  })

  it('are asked for oftener while they are looked at', async () => {
    queues.start()
    const before = reads()
    await platform.clock.advance(50 * SECOND)
    expect(reads()).toBe(before)
    queues.attend({ isWindowVisible: true, queueIds: ['x'] })
    await goesOn(() => expect(reads()).toBe(before + 1))
    const at = platform.clock.now()
    await goesOn(() => expect(reads()).toBe(before + 3))
    expect(platform.clock.now() - at).toBeLessThan(MINUTE)
  })
})

describe('what is asked of a queue', () => {
  it('are its agents: whoever has a tag of it', async () => {
    const { agents } = await services['queue.agents']({ ...ask, queueId: queueId() }, life.signal)
    expect(agents.find(({ isMe }) => isMe)).toMatchObject({ name: 'Jane Doe', signedIn: true, free: true })
    await expect(services['queue.agents']({ ...ask, queueId: 'a:nothing' }, life.signal)).rejects.toMatchObject({
      kind: 'notFound',
      userMessage: m.error_not_found_other()
    })
  })

  it('are its callers, the longest waiting first, with number and name', async () => {
    await wait('+493023125123', '+493023125124')
    const callers = await services['queue.callers']({ ...ask, queueId: queueId() }, life.signal)
    expect(callers.map(({ position, displayNumber, name }) => [position, displayNumber, name])).toEqual([
      [1, '+493023125123', 'Carol'],
      [2, '+493023125124', 'Carol']
    ])
    expect((callers[0]?.waitMs ?? 0) - (callers[1]?.waitMs ?? 0)).toBeGreaterThanOrEqual(10 * SECOND)
  })

  it('is to take out who waits, and never who is served by then', async () => {
    await wait('+493023125123', '+493023125124')
    const callers = () => services['queue.callers']({ ...ask, queueId: queueId() }, life.signal)
    const remove = (callerId: string | undefined) =>
      services['queue.removeCaller']({ ...ask, queueId: queueId(), callerId: callerId ?? '' }, life.signal)
    const [first, second] = await callers()
    await remove(first?.id)
    expect((await callers()).map(({ id, position }) => [id, position])).toEqual([[second?.id, 1]])
    const kicks = () => platform.front.requests.filter(({ operation }) => operation === 'kickQueuecall').length
    const gone = { kind: 'notFound', userMessage: m.error_caller_gone() }
    await expect(remove(first?.id)).rejects.toMatchObject(gone)
    const served = platform.front.platform.queuecalls.all.get(second?.id ?? '')
    if (served === undefined) throw new Error('nobody waits')
    served.status = 'service'
    await expect(remove(second?.id)).rejects.toMatchObject(gone)
    expect(kicks()).toBe(1)
  })

  it('is nobody of another queue', async () => {
    await wait('+493023125123')
    const [caller] = await services['queue.callers']({ ...ask, queueId: queueId() }, life.signal)
    const other = queues.all.find(({ id }) => `a:${id}` !== queueId())
    const remove = (id: string) =>
      services['queue.removeCaller']({ ...ask, queueId: id, callerId: caller?.id ?? '' }, life.signal)
    await expect(remove(`a:${other?.id ?? ''}`)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(remove(`b:${other?.id ?? ''}`)).rejects.toMatchObject({ kind: 'notFound' })
    expect(platform.front.requests.some(({ operation }) => operation === 'kickQueuecall')).toBe(false)
  })

  it('are its figures, and those of all', async () => {
    await wait('+493023125123')
    expect(await services['queue.figures']({ ...ask, queueId: queueId() }, life.signal)).toMatchObject({
      name: nameOf300(),
      waiting: 1,
      agentsFree: 0,
      activities: [{ name: m.agent_away(), agents: expect.any(Number) }]
    })
    const all = await services['queue.allFigures']({ ...ask, of: 'organisation' }, life.signal)
    const mine = await services['queue.allFigures']({ ...ask, of: 'mine' }, life.signal)
    expect(all.length).toBeGreaterThanOrEqual(mine.length)
    expect(await services['queue.allFigures']({ ...ask, of: 'federated' }, life.signal)).toEqual([])
  })
})
