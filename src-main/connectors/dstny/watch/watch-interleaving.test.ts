import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../../logging/log.ts'
import type { HttpRequest } from '../../../transport/http-request.ts'
import { ManualClock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { RecordedState } from '../../testing/recorded-state.ts'
import { capabilitiesFor, capabilityTable } from '../capabilities.ts'
import { DstnyClient } from '../client.ts'
import { Endpoints } from '../endpoints/endpoints.ts'
import type { DstnyContext } from '../link-context.ts'
import { PersonWatch } from './person-watch.ts'
import { QueueWatch } from './queue-watch.ts'
import { OrderedTransfers } from '../calls/ordered-transfers.ts'
import { Refusals } from '../../kit/refusals.ts'
import { Requester } from '../request.ts'
import { SlowServer } from '../testing/slow-server.ts'
import { abortError } from '../../../util/abort.ts'

/** Sequences of each kind; the seed makes a failure come back. */
const RUNS = 3_000
const SEED = 20_261_122
/** Turns of a second in which everything under way arrives: more than any pause of the watches. */
const QUIET_TURNS = 12

const activities = ['available', 'lunch', 'meeting', 'travel'] as const
const step = fc.oneof(
  fc.record({ does: fc.constant('change' as const), to: fc.nat(3) }),
  fc.record({ does: fc.constant('command' as const), to: fc.nat(3) }),
  fc.record({ does: fc.constant('event' as const), at: fc.nat(9), again: fc.boolean() }),
  fc.record({ does: fc.constant('answer' as const), at: fc.nat(9) }),
  fc.record({ does: fc.constant('time' as const), ms: fc.nat(1_500) }),
  fc.record({ does: fc.constant('asked' as const), atOnce: fc.boolean() })
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

interface Scene {
  readonly server: SlowServer
  /** Events the server has written and that have not arrived yet. */
  readonly events: string[]
  readonly change: (to: number) => void
  readonly command: (to: number, signal: AbortSignal) => Promise<void>
}

interface Watching {
  readonly clock: ManualClock
  readonly recorded: RecordedState
  readonly context: DstnyContext
  readonly life: AbortController
}

function contextOn(server: SlowServer): Watching {
  const clock = new ManualClock()
  const recorded = new RecordedState()
  const life = new AbortController()
  const who = { domain: 'example.org', userId: 'jane' }
  const requester = new Requester(server.http, new Endpoints(undefined), clock, who)
  const context: DstnyContext = {
    requester,
    client: new DstnyClient(requester),
    clock,
    random: () => 0.5,
    log: silentLog,
    signal: life.signal,
    capabilities: capabilitiesFor(undefined),
    table: capabilityTable,
    ownAddress: 'jane@example.org',
    consultations: new Map(),
    transfers: new OrderedTransfers(),
    refusals: new Refusals(),
    callbacks: undefined,
    emit: (event) => recorded.apply(event),
    fail: (error) => expect.unreachable(error.userMessage),
    wantsPause: () => undefined,
    disable: (_feature, error) => expect.unreachable(error.userMessage),
    notify: (reason) => expect.unreachable(reason)
  }
  return { clock, recorded, context, life }
}

async function play({ clock, life }: Watching, scene: Scene, steps: readonly Step[]): Promise<void> {
  const { server, events } = scene
  const commands: Promise<void>[] = []
  for (const one of steps) {
    if (one.does === 'change') scene.change(one.to)
    else if (one.does === 'command') commands.push(scene.command(one.to, life.signal))
    else if (one.does === 'answer') server.answer(one.at)
    else if (one.does === 'asked') server.readsAtOnce = one.atOnce
    else if (one.does === 'time') await clock.advance(one.ms)
    else {
      const at = one.at % (events.length || 1)
      const event = one.again ? events[at] : events.splice(at, 1)[0]
      if (event !== undefined) server.notify(event)
    }
  }
  for (const event of events.splice(0)) server.notify(event)
  for (let turn = 0; turn < QUIET_TURNS || server.waiting > 0; turn++) {
    while (server.waiting > 0) server.answer(0)
    await clock.advance(SECOND)
  }
  await Promise.all(commands)
  life.abort(abortError('ended'))
  server.end()
}

const pidf = (activity: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="d" xmlns:rpid="r"><tuple id="t"><status><basic>${activity === 'available' ? 'open' : 'closed'}</basic></status></tuple><dm:person id="p"><rpid:activities><rpid:other>${activity}</rpid:other></rpid:activities></dm:person></presence>`

const figures = (waiting: number): string =>
  `<queue-statistics><queue id="7" domain="example.org"><queueLength>${String(waiting)}</queueLength><loggedInAgents>${String(waiting % 2)}</loggedInAgents></queue></queue-statistics>`

describe('presence in any order of events, readings and answers', () => {
  it('ends as the server has it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let now: string = activities[0]
        const events = [pidf(now)]
        const change = (to: number): void => {
          now = activities[to] ?? activities[0]
          events.push(pidf(now))
        }
        const server = new SlowServer(({ method, body }: HttpRequest) => {
          const { activity } = (body ?? {}) as { activity?: { id?: string } } // what the client under test sends
          if (method === 'PUT') change(activities.findIndex((id) => id === activity?.id))
          return { activity: { id: now, available: now === 'available' }, available: now === 'available' }
        })
        const watching = contextOn(server)
        const person = new PersonWatch(watching.context)
        person.start()
        await watching.clock.advance(0)
        const command = (to: number, signal: AbortSignal) => person.setActivity(activities[to] ?? 'lunch', signal)
        await play(watching, { server, events, change, command }, steps)
        expect(watching.recorded.presence?.activityId).toBe(now)
      }),
      { numRuns: RUNS, seed: SEED }
    )
  })
})

describe('groups and their figures in any order of events, readings and answers', () => {
  it('end as the server has them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let waiting = 0
        let loggedIn = false
        const events = [figures(0)]
        const change = (to: number): void => {
          waiting = to
          events.push(figures(waiting))
        }
        const group = () => ({ id: 7n, name: 'Sales', type: 'ACD', domain: 'example.org', loggedIn, nightMode: false })
        const server = new SlowServer(({ method, path }: HttpRequest) => {
          if (method !== 'GET') loggedIn = path.endsWith('/login')
          if (path.includes('/queue-statistics/')) {
            return { queue: [{ id: 7n, domain: 'example.org', queueLength: waiting, loggedInAgents: waiting % 2 }] }
          }
          return { groups: [group()] }
        })
        const watching = contextOn(server)
        const queues = new QueueWatch(watching.context)
        const first = queues.snapshot(watching.life.signal)
        while (server.waiting > 0) server.answer(0)
        await first
        queues.start()
        await watching.clock.advance(0)
        const command = (to: number, signal: AbortSignal) => queues.setSignedIn('7@example.org', to % 2 === 0, signal)
        await play(watching, { server, events, change, command }, steps)
        const shown = watching.recorded.queues.get('7@example.org')
        if (shown !== undefined) expect([shown.waiting, shown.signedIn]).toEqual([waiting, loggedIn])
        else expect(steps.filter(({ does }) => does === 'change' || does === 'command')).toEqual([])
      }),
      { numRuns: RUNS, seed: SEED }
    )
  })
})
