import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { until, voipbinForEachCase } from '../../../simulator/testing/voipbin-platform.ts'
import { SECOND } from '../../../util/durations.ts'
import type { ReportedColleague } from '../../events.ts'
import type { Mode } from '../self.ts'
import { contextOn } from '../testing/context.ts'
import type { TestContext, TestContextOptions } from '../testing/context.ts'
import { AgentWatch } from './agent-watch.ts'
import { OwnStatus } from './own-status.ts'
import type { StatusMemory } from './own-status.ts'

const platform = voipbinForEachCase()
let life: AbortController
beforeEach(() => (life = new AbortController()))
afterEach(() => life.abort(new DOMException('over', 'AbortError')))

const statusOf = (user: string): string => platform.front.agent(user).status

/** Until something holds, while time goes on. */
const goesOn = (check: () => void): Promise<void> =>
  vi.waitFor(
    async () => {
      await platform.clock.advance(SECOND / 2)
      check()
    },
    { timeout: 10 * SECOND, interval: 5 }
  )

interface Opened {
  readonly context: TestContext
  readonly own: OwnStatus
  readonly watch: AgentWatch
  readonly changed: ReturnType<typeof vi.fn>
}

async function open(options: Omit<TestContextOptions, 'signal'> = {}, memory: StatusMemory = {}): Promise<Opened> {
  const context = contextOn(platform, { ...options, signal: life.signal })
  const own = new OwnStatus(context, memory)
  const changed = vi.fn()
  const watch = new AgentWatch(context, own, changed)
  context.events.push(...(await watch.snapshot(life.signal)))
  watch.start()
  return { context, own, watch, changed }
}

const presences = ({ context }: Opened): readonly (string | undefined)[] =>
  context.events.flatMap((event) => (event.type === 'presenceChanged' ? [event.presence.activityId] : []))

/** A call of a queue or another agent makes the status what it is. */
const becomes = (status: 'ringing' | 'busy'): void => {
  platform.front.agent('jane').status = status
}

describe("the user's own status", () => {
  it('is told with what can be chosen', async () => {
    const opened = await open()
    expect(opened.context.events.find(({ type }) => type === 'activitiesChanged')).toEqual({
      type: 'activitiesChanged',
      activities: [
        { id: 'available', name: m.agent_available(), available: true },
        { id: 'away', name: m.agent_away(), available: false },
        { id: 'busy', name: m.agent_busy(), available: false },
        { id: 'offline', name: m.agent_offline(), available: false }
      ]
    })
    expect(presences(opened)).toEqual(['available'])
  })

  it.each(['full', 'agent'] as const)('can be chosen in %s mode, of four', async (mode: Mode) => {
    if (mode === 'agent') platform.control('permission', { who: 'jane', permission: 16 })
    const opened = await open({ mode })
    await opened.own.choose('away', life.signal)
    expect([statusOf('jane'), presences(opened).at(-1)]).toEqual(['away', 'away'])
    await expect(opened.own.choose('ringing', life.signal)).rejects.toMatchObject({ kind: 'protocol' })
    expect(statusOf('jane')).toBe('away')
  })

  it.each(['ringing', 'busy'] as const)('is what it was before when a call has made it %s', async (status) => {
    const { own } = await open()
    own.callsChanged(true)
    becomes(status)
    own.callsChanged(false)
    await goesOn(() => expect(statusOf('jane')).toBe('available'))
  })

  it('goes back to away where the user was away before a call', async () => {
    const { own } = await open()
    await own.choose('away', life.signal)
    own.callsChanged(true)
    becomes('busy')
    own.callsChanged(false)
    await goesOn(() => expect(statusOf('jane')).toBe('away'))
  })

  it('stays what somebody has chosen meanwhile, here or elsewhere', async () => {
    const { own } = await open()
    own.callsChanged(true)
    becomes('busy')
    await own.choose('offline', life.signal)
    own.callsChanged(false)
    await platform.clock.advance(9 * SECOND)
    own.callsChanged(true)
    platform.front.agent('jane').status = 'away'
    own.callsChanged(false)
    await goesOn(() =>
      expect(platform.front.requests.filter(({ operation }) => operation === 'getAgent')).toHaveLength(2)
    )
    expect(statusOf('jane')).toBe('away')
  })

  it('waits for the last of several calls', async () => {
    const { own } = await open()
    own.callsChanged(true)
    becomes('busy')
    own.callsChanged(false)
    own.callsChanged(true)
    await platform.clock.advance(9 * SECOND)
    await until(() => expect(platform.front.requests.some(({ operation }) => operation === 'getAgent')).toBe(false))
    expect(statusOf('jane')).toBe('busy')
  })

  it('is away for the time after a call, unless something else is chosen', async () => {
    const memory: StatusMemory = {}
    const { own } = await open({ options: { wrapUpSeconds: 30 } }, memory)
    own.callsChanged(true)
    becomes('busy')
    own.callsChanged(false)
    await goesOn(() => expect(statusOf('jane')).toBe('away'))
    await platform.clock.advance(20 * SECOND)
    expect(statusOf('jane')).toBe('away')
    await goesOn(() => expect(statusOf('jane')).toBe('available'))
    own.callsChanged(true)
    becomes('busy')
    own.callsChanged(false)
    await goesOn(() => expect(statusOf('jane')).toBe('away'))
    await own.choose('offline', life.signal)
    await platform.clock.advance(60 * SECOND)
    expect([statusOf('jane'), memory.chosen]).toEqual(['offline', 'offline'])
  })

  it('is not taken for chosen when a call of a few seconds has made it busy', async () => {
    const memory: StatusMemory = {}
    const { own, watch, context } = await open({}, memory)
    own.callsChanged(true)
    becomes('busy')
    watch.take(await context.client.agents.get({ id: context.self.agentId }, life.signal))
    await platform.clock.advance(4 * SECOND)
    own.callsChanged(false)
    await platform.clock.advance(SECOND)
    expect(memory.chosen).toBe('available')
    await goesOn(() => expect(statusOf('jane')).toBe('available'))
  })

  it('is what it was when a call has ended between two connections', async () => {
    const memory: StatusMemory = {}
    const before = await open({}, memory)
    before.own.callsChanged(true)
    becomes('busy')
    life.abort(new DOMException('over', 'AbortError'))
    life = new AbortController()
    const { own } = await open({}, memory)
    own.callsChanged(false)
    await goesOn(() => expect(statusOf('jane')).toBe('available'))
    await platform.clock.advance(9 * SECOND)
    expect(memory).toMatchObject({ chosen: 'available', wasCalled: false })
  })

  it('is set right later where that does not get through', async () => {
    const memory: StatusMemory = {}
    const { own } = await open({}, memory)
    own.callsChanged(true)
    becomes('busy')
    platform.front.faults.reply(503, { operation: 'setAgentStatus', times: 1 })
    own.callsChanged(false)
    const writes = () => platform.front.requests.filter(({ operation }) => operation === 'setAgentStatus').length
    await goesOn(() => expect(writes()).toBe(1))
    await platform.clock.advance(9 * SECOND)
    expect([statusOf('jane'), memory.chosen]).toEqual(['busy', 'available'])
    await goesOn(() => expect(statusOf('jane')).toBe('available'))
  })

  it('is available after a call that was longer than the time after the one before', async () => {
    const memory: StatusMemory = {}
    const { own } = await open({ options: { wrapUpSeconds: 30 } }, memory)
    own.callsChanged(true)
    becomes('busy')
    own.callsChanged(false)
    await goesOn(() => expect(statusOf('jane')).toBe('away'))
    own.callsChanged(true) // dialled at the telephone, which leaves the status as it is
    await platform.clock.advance(60 * SECOND)
    expect(statusOf('jane')).toBe('away')
    own.callsChanged(false)
    // the server has it before its answer has come
    await goesOn(() => {
      expect(statusOf('jane')).toBe('available')
      expect(memory).toMatchObject({ chosen: 'available', wrapUpEndsAt: undefined })
    })
  })

  it('stays what was chosen elsewhere in the time after a call, also after the next one', async () => {
    const memory: StatusMemory = {}
    const { own } = await open({ options: { wrapUpSeconds: 30 } }, memory)
    own.callsChanged(true)
    becomes('busy')
    own.callsChanged(false)
    await goesOn(() => expect(statusOf('jane')).toBe('away'))
    platform.front.agent('jane').status = 'offline'
    await goesOn(() => expect(memory.chosen).toBe('offline'))
    own.callsChanged(true)
    becomes('busy')
    own.callsChanged(false)
    await goesOn(() => expect(statusOf('jane')).toBe('offline'))
  })

  it('that nobody knows the beginning of is left alone', async () => {
    becomes('busy')
    const { own } = await open()
    own.callsChanged(true)
    own.callsChanged(false)
    await goesOn(() => expect(platform.front.requests.length).toBeGreaterThan(1))
    await platform.clock.advance(9 * SECOND)
    expect(statusOf('jane')).toBe('busy')
  })
})

describe('colleagues', () => {
  const shown = ({ context }: Opened): ReportedColleague | undefined =>
    context.events.flatMap((event) => (event.type === 'colleagueChanged' ? [event.colleague] : [])).at(-1)
  const asa = (): string => platform.front.agent('203').id

  it('are told as soon as they are watched, and again when something has changed', async () => {
    const opened = await open()
    opened.watch.watch([asa(), 'nobody'])
    expect(shown(opened)).toMatchObject({
      contactId: asa(),
      line: 'idle',
      presence: { activityId: 'available', activityName: m.agent_available(), available: true }
    })
    const before = opened.context.events.length
    const row = await opened.context.client.agents.get({ id: asa() }, life.signal)
    opened.watch.take(row)
    expect(opened.context.events).toHaveLength(before)
    opened.watch.take({ ...row, status: 'away', updatedAt: Infinity })
    expect(shown(opened)?.presence?.activityId).toBe('away')
    opened.watch.take(row) // late
    expect(shown(opened)?.presence?.activityId).toBe('away')
    opened.watch.watch([])
    expect(opened.context.events.slice(-2)).toEqual([
      { type: 'colleagueRemoved', contactId: asa() },
      { type: 'colleagueRemoved', contactId: 'nobody' }
    ])
  })

  it('have the line of their legs in full mode, whatever their status stays', async () => {
    const opened = await open()
    opened.watch.watch([asa()])
    const call = await platform.pbx.outside('+493023125123').dials('203')
    const takeLegs = async () => {
      for (const leg of (await opened.context.client.calls.list({}, life.signal)).rows) opened.watch.takeCall(leg)
    }
    await takeLegs()
    expect(shown(opened)?.line).toBe('alerting')
    const asas = platform.pbx.extension('203')
    await asas.answers(call)
    await takeLegs()
    expect(shown(opened)?.line).toBe('busy')
    asas.hangsUp(call)
    await takeLegs()
    expect(shown(opened)?.line).toBe('idle')
  })

  it('are asked for in agent mode, where whoever rings for long is in a call', async () => {
    platform.control('permission', { who: 'jane', permission: 16 })
    const opened = await open({ mode: 'agent' })
    opened.watch.watch([asa()])
    platform.front.agent('203').status = 'ringing'
    await goesOn(() => expect(shown(opened)?.line).toBe('alerting'))
    await goesOn(() => expect(shown(opened)?.line).toBe('busy'))
    platform.front.agent('203').status = 'available'
    await goesOn(() => expect(shown(opened)?.line).toBe('idle'))
  })

  it('say so when they are called something else, for names elsewhere', async () => {
    const { watch, changed, context } = await open()
    expect(changed).toHaveBeenCalledOnce()
    const row = await context.client.agents.get({ id: asa() }, life.signal)
    watch.take({ ...row, status: 'away' })
    expect(changed).toHaveBeenCalledOnce()
    watch.take({ ...row, name: 'Else' })
    expect(changed).toHaveBeenCalledTimes(2)
    watch.take({ ...row, deletedAt: 1 })
    expect(watch.agents.some(({ id }) => id === asa())).toBe(false)
  })
})
