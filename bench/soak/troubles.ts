import { conformanceOptions } from '../../src-main/connectors/dstny/testing/conformance-options.ts'
import { faults, type FaultPlace } from '../../src-main/connectors/testing/faults/faults.ts'
import { streamFaults } from '../../src-main/connectors/testing/faults/stream-fault-kinds.ts'
import { HOUR, MINUTE, SECOND } from '../../src-main/util/durations.ts'
import { SAME_ACCOUNT_MS } from '../../src-main/history/same-call.ts'
import type { DstnyOperationId } from '../../src-main/wire-tables/dstny.ts'
import type { Tally } from './play.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** One thing that goes wrong; when it resolves all is as usual again. */
export interface Trouble {
  readonly name: string
  readonly happens: () => Promise<void>
}

/** How often each kind is to come. */
export interface TroubleCounts {
  readonly disconnects: number
  readonly sleeps: number
  readonly clockSteps: number
  /** Faults of single operations; each registered kind comes before any comes again. */
  readonly faults: number
}

/** Everything that is to go wrong, in the order in which it will. */
export function troublesOf(world: World, random: Random, tally: Tally, counts: TroubleCounts): Trouble[] {
  const times = (many: number, make: (turn: number) => Trouble): Trouble[] =>
    Array.from({ length: many }, (_, turn) => make(turn))
  const kinds = faultKinds(world)
  const rounds = Array.from({ length: Math.ceil(counts.faults / kinds.length) }, () => random.shuffled(kinds)).flat()
  const all = [
    ...times(counts.disconnects, (turn) => disconnect(world, random, turn)),
    ...times(counts.sleeps, (turn) => sleep(world, random, turn)),
    ...times(counts.clockSteps, (turn) => clockStep(world, turn)),
    ...rounds.slice(0, counts.faults).map((kind) => ({
      name: kind.name,
      happens: async () => {
        tally.count('faults')
        await kind.inject(random.one(kind.operations))
        await world.pbxClock.sleep(random.between(5, 40) * SECOND)
        await allIsWell(world)
      }
    }))
  ]
  return random.shuffled(all)
}

async function allIsWell({ front, fronts }: World): Promise<void> {
  front.webhooks.isReachable = true
  for (const { faults } of fronts) {
    faults.clear()
    await faults.accept()
  }
}

/**
 * In turns: a short cut, a server that is gone for a while, and a network in which everything is lost; now for all systems, now
 * for one of them.
 */
function disconnect(world: World, random: Random, turn: number): Trouble {
  const { fronts } = world
  const away = turn % 2 === 0 ? fronts : [random.one(fronts)]
  const goneMs = random.between(1, 150) * SECOND
  return {
    name: `disconnect ${['cut', 'gone', 'black hole'][turn % 3] ?? ''}`,
    happens: async () => {
      if (turn % 3 === 0) return away.forEach(({ faults }) => faults.dropConnections())
      if (away.includes(world.front)) world.front.webhooks.isReachable = false
      for (const { faults } of away) {
        if (turn % 3 === 1) await faults.refuse()
        else faults.halfOpen()
      }
      await world.pbxClock.sleep(goneMs)
      if (turn % 3 === 2) for (const { faults } of away) faults.dropConnections()
      await allIsWell(world)
    }
  }
}

/** The computer sleeps while the company goes on; connections break meanwhile, or nobody has noticed yet. */
function sleep(world: World, random: Random, turn: number): Trouble {
  const { fronts, front } = world
  const sleptMs = random.between(20, 900) * SECOND
  return {
    name: 'sleep',
    happens: async () => {
      front.webhooks.isReachable = false
      for (const { faults } of fronts) {
        if (turn % 2 === 0) await faults.refuse()
        else faults.halfOpen()
      }
      world.fallsAsleep()
      await world.pbxClock.sleep(sleptMs)
      await allIsWell(world)
      world.wakesUp()
    }
  }
}

/** Forward or back for some minutes, in which things change, as before and after a time server has spoken. */
function clockStep(world: World, turn: number): Trouble {
  const { pbxClock, computer } = world
  const steps = [90 * SECOND, -90 * SECOND, HOUR, -HOUR, 7 * SECOND, -10 * MINUTE]
  const byMs = steps[turn % steps.length] ?? 0
  return {
    name: `clock set by ${String(byMs / SECOND)} s`,
    happens: async () => {
      const from = pbxClock.now()
      computer.set(byMs)
      await pbxClock.sleep(2 * MINUTE)
      everythingChanges(world)
      await pbxClock.sleep(SECOND)
      computer.set(-byMs)
      if (Math.abs(byMs) > SAME_ACCOUNT_MS) world.wrongTimes.push({ from, until: pbxClock.now() })
      await pbxClock.sleep(10 * SECOND)
      everythingChanges(world)
    }
  }
}

/** Something of each kind that is read again when it has changed. */
function everythingChanges({ pbx, users }: World): void {
  for (const { person } of users) {
    const device = person.devices.at(-1)
    if (device !== undefined) person.setsDeviceActive(device.key, !device.active)
    person.shortcuts = person.shortcuts.toReversed()
    pbx.events.emit({ kind: 'configuration', extension: person })
    const queue = pbx.queue('Sales')
    queue.setSignedIn(person, queue.seatOf(person)?.signedIn !== true)
  }
}

interface FaultKind {
  readonly name: string
  readonly operations: readonly string[]
  readonly inject: (operation: string) => Promise<void>
}

/** What is read, streamed and told to do, by the names of this vendor. */
function faultKinds(world: World): FaultKind[] {
  const place: FaultPlace = {
    front: {
      faults: world.front.faults,
      count: (operation) => world.front.requests.filter((request) => request.operation === operation).length
    },
    until: (condition) => soon(world, condition),
    advance: (ms) => world.pbxClock.sleep(ms)
  }
  const { commands, streams } = conformanceOptions.faultTargets
  const orders = [...new Set(Object.values(commands).flat())]
  const reads = [
    'getUserCallState',
    'getCallState',
    'getUserQueueStatistics',
    'listAcdGroups',
    'getContact'
  ] satisfies DstnyOperationId[]
  return [
    ...faults.map(({ name, inject }) => ({
      name: `request ${name}`,
      operations: [...orders, ...reads],
      inject: async (operation: string) => void (await (await inject(place, [operation]))?.())
    })),
    ...streamFaults.map(({ name, inject }) => ({
      name: `stream ${name}`,
      operations: [...new Set(Object.values(streams))],
      inject: async (operation: string) => void (await inject(place, operation))
    }))
  ]
}

/** As `until` of a stage, while somebody else lets time pass; after a minute it goes on all the same. */
async function soon({ pbxClock }: World, condition: () => boolean): Promise<void> {
  for (let passed = 0; !condition() && passed < MINUTE; passed += SECOND / 4) await pbxClock.sleep(SECOND / 4)
}
