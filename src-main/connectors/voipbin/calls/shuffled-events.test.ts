import { describe, expect, it } from 'vitest'
import { connect, dial, OWN, ringGroup, silent } from '../../../simulator/testing/voipbin-calls.ts'
import { voipbinForEachCase, type Sent } from '../../../simulator/testing/voipbin-platform.ts'
import { MINUTE } from '../../../util/durations.ts'
import { recorded } from '../testing/recorded-calls.ts'
import type { Recorded, Told } from '../testing/recorded-calls.ts'
import { CallTable } from './call-table.ts'
import type { AgentCall } from './call-table.ts'
import { PlatformCalls } from './platform-calls.ts'

/** Sequences that are played: 10,000 of them take half a minute, so that a run of all tests has fewer. */
const SEQUENCES = Number(process.env['RINGSIDE_TEST_SEQUENCES'] ?? 400)

const platform = voipbinForEachCase()
const me = () => platform.front.agent('200')
const agent = (user: string): Sent => ({ type: 'agent', target: platform.front.agent(user).id })
const person = (user: string) => platform.pbx.extension(user)
const rings = () => platform.pbx.outside('+493023125123', 'Karla Klein').dials('200')
const team = (more: Sent = {}, ...users: string[]) =>
  ringGroup(platform, users.map(agent), { actions: [{ type: 'sleep', option: { duration: 9e9 } }], ...more })

interface Scenario {
  readonly play: () => Promise<unknown>
  readonly nestedAnswer?: boolean
  /** How the call ends that somebody else takes. */
  readonly isTaken?: boolean
  /** More calls than one where events come late enough. */
  readonly calls?: number
}

const scenarios: Readonly<Record<string, Scenario>> = {
  'a call that rings three telephones': { play: rings },
  'a call that is answered on one of them': {
    play: async () => {
      await rings()
      await person('200').answers(undefined, 'desk')
    }
  },
  'a call that was talked on': {
    nestedAnswer: true,
    play: async () => {
      await rings()
      await person('200').answers(undefined, 'desk')
      person('200').hangsUp()
    }
  },
  'a call whose caller gives up': {
    play: async () => {
      const call = await rings()
      call.caller.hangsUp(call)
    }
  },
  'a team that rings': { play: () => team({}, '200', '202') },
  'a team of which somebody else answers': {
    isTaken: true,
    play: async () => {
      await team({}, '200', '202')
      await person('202').answers(undefined, 'desk')
    }
  },
  'a team whose answer is told to the top': {
    nestedAnswer: true,
    isTaken: true,
    play: async () => {
      await team({}, '200', '202')
      await person('202').answers(undefined, 'desk')
    }
  },
  'a team that is rung one by one': {
    play: async () => {
      await team({ ring_method: 'linear' }, '202', '200')
      person('202').rejects()
      await person('200').answers(undefined, 'desk')
    }
  },
  'a call that was dialled here': {
    play: async () => {
      platform.pbx.outside(silent.stranger, 'Karla Klein')
      await dial(platform, [agent('200')], [connect(silent.stranger)])
      await person('200').answers(undefined, 'desk')
      await platform.pbx.outsideAt(silent.stranger).answers()
    }
  },
  'a call that was dialled at the telephone': {
    play: async () => {
      await person('200').dials('202')
      await person('202').answers(undefined, 'desk')
    }
  },
  'two calls of one caller, one after the other': {
    calls: 2,
    play: async () => {
      const call = await rings()
      call.caller.hangsUp(call)
      await platform.clock.advance(MINUTE)
      await rings()
    }
  }
}

/** A generator of numbers below 1 that always gives the same ones (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffled<T>(rows: readonly T[], random: () => number): T[] {
  const keyed = rows.map((row) => ({ row, key: random() }))
  return keyed.toSorted((one, other) => one.key - other.key).map(({ row }) => row)
}

/** A table that looks after each of these. */
class Replay {
  readonly calls = new PlatformCalls()
  readonly ended: AgentCall[] = []
  most = 0
  readonly #table: CallTable
  #open: readonly AgentCall[] = []

  constructor(agentId: string) {
    // it shows the user's number, and nobody has called
    const isDialled = ({ groupcalls, legs }: AgentCall['ring']): boolean =>
      [...groupcalls, ...legs].some(
        ({ source, masterCallId }) => source.target === OWN && masterCallId === undefined
      ) && groupcalls.every(({ destinations }) => destinations.length === 1)
    this.#table = new CallTable({
      calls: this.calls,
      agentId,
      seesOthers: true,
      isDialled,
      teams: () => [],
      wasShown: () => false
    })
  }

  take(all: readonly Told[], now = 0): this {
    for (const told of all) {
      if ('leg' in told) this.calls.takeLeg(told.leg)
      else this.calls.takeGroupcall(told.groupcall)
      this.look(now)
    }
    return this
  }

  look(now: number): this {
    const { calls, ended } = this.#table.look(now)
    this.#open = calls
    this.ended.push(...ended)
    this.most = Math.max(this.most, calls.length)
    return this
  }

  get shown(): readonly unknown[] {
    return this.#open.map(({ ring, state: { own, far, waitMs: _, ...state } }) => ({
      ...state,
      own: own?.id,
      far: far?.id,
      ids: ring.ids.toSorted()
    }))
  }
}

function endsAsTheServer({ told, server }: Recorded, agentId: string, scenario: Scenario, seed: number): void {
  const { isTaken = false, calls = 1 } = scenario
  const random = seeded(seed)
  const expected = new Replay(agentId).take(shuffled(server, random)).look(MINUTE)
  const doubled = told.filter(() => random() < 0.3)
  const played = new Replay(agentId).take(shuffled([...told, ...doubled], random)).look(MINUTE)
  expect(played.shown, `seed ${String(seed)}`).toEqual(expected.shown)
  expect(played.most, `seed ${String(seed)}`).toBeLessThanOrEqual(calls)
  const ids = played.ended.map(({ vendorId }) => vendorId)
  expect(new Set(ids).size).toBe(ids.length)
  if (isTaken)
    expect(
      played.ended.every(({ state }) => state.isTaken),
      `seed ${String(seed)}`
    ).toBe(true)
}

describe('whatever order its events come in', () => {
  const each = Math.ceil(SEQUENCES / Object.keys(scenarios).length)
  it.each(Object.entries(scenarios))('%s ends as the server has it', async (_, scenario) => {
    platform.switches.nestedAnswer = scenario.nestedAnswer ?? false
    const agentId = me().id
    const all = await recorded(platform, scenario.play)
    for (let seed = 1; seed <= each; seed++) endsAsTheServer(all, agentId, scenario, seed)
  })
})
