import { HOUR, MINUTE, SECOND } from '../../src-main/util/durations.ts'
import { callPlays } from './calls.ts'
import { lifePlays } from './company-life.ts'
import { leftoversOf, openSockets } from './leftovers.ts'
import { usedBytes } from './memory.ts'
import { Play, Tally, type PlayOptions } from './play.ts'
import { differencesOf, type Difference } from './quiet-point.ts'
import { Random } from './random.ts'
import { troublesOf, type Trouble, type TroubleCounts } from './troubles.ts'
import { World, type Systems } from './world.ts'

/** How long and how rough a soak is. */
export interface SoakOptions extends TroubleCounts {
  readonly seed: number
  readonly hours: number
  readonly calls: number
  readonly quietPoints: number
  readonly systems: Systems
  readonly say: (line: string) => void
}

/** What a soak found. */
export interface SoakFigures {
  readonly differences: readonly (Difference & { readonly at: string })[]
  /** What went wrong without being told in words: exceptions of plays and errors in the log. */
  readonly failures: readonly string[]
  /** MB after a quarter of the time and at the end, garbage collected. */
  readonly memoryMb: readonly [number, number]
  /** Part by which memory has grown. */
  readonly growth: number
  /** What was not given back when everything was closed. */
  readonly leftovers: readonly string[]
  readonly tally: Readonly<Record<string, number>>
  /** Simulated, quiet times included. */
  readonly hours: number
  readonly isRight: boolean
}

const MAX_GROWTH = 0.05
/** So many rows of each log the simulator keeps from one quiet point to the next. */
const LOG_ROWS = 60
const ZONE = 'Europe/Berlin'
/** When summer time ended there. */
const SUMMER_TIME_ENDS = Date.UTC(2026, 9, 25, 1)

/** A start from which the hour that comes twice lies in the first half of the run. */
export const beforeSummerTimeEnds = (hours: number): number => SUMMER_TIME_ENDS - Math.round((hours * HOUR) / 3)

/** Runs one soak to its end; with chance, time zone and process as they were afterwards. */
export async function soak(options: SoakOptions, startAt: number): Promise<SoakFigures> {
  const { random } = Math
  const zone = process.env['TZ']
  const sockets = openSockets()
  const unheard: string[] = []
  const hear = (failure: unknown): void => void unheard.push(`nobody caught: ${String(failure)}`)
  Math.random = new Random(options.seed).next
  process.env['TZ'] = ZONE
  process.on('unhandledRejection', hear)
  try {
    const run = await Soak.open(options, startAt)
    const found = await run.run()
    await run[Symbol.asyncDispose]()
    const leftovers = await leftoversOf(run.world, sockets)
    const failures = [...found.failures, ...unheard]
    const [before, after] = found.memoryMb
    const growth = after / before - 1
    const isRight = found.differences.length + failures.length + leftovers.length === 0 && growth <= MAX_GROWTH
    return { ...found, failures, leftovers, growth, isRight, hours: (run.world.pbxClock.now() - startAt) / HOUR }
  } finally {
    Math.random = random
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    process.off('unhandledRejection', hear)
  }
}

interface Due {
  readonly at: number
  readonly run: (play: Play) => Promise<void>
}

/** One run: a company day in simulated time, looked at again and again while everybody stands still. */
class Soak implements AsyncDisposable {
  readonly world: World
  readonly #options: SoakOptions
  readonly #random: Random
  readonly #tally = new Tally()
  readonly #playOptions: PlayOptions
  readonly #refusals = { refused: new Set<string>(), unsure: new Set<string>() }
  readonly #differences: (Difference & { at: string })[] = []
  readonly #failures: string[] = []
  readonly #playing = new Set<Promise<void>>()
  readonly #couldDo = new Map<string, number>()
  #quiet: { readonly over: Promise<void>; readonly end: () => void } | undefined
  #missedSince = 0n
  #numbers = 0

  private constructor(world: World, options: SoakOptions) {
    this.world = world
    this.#options = options
    this.#random = new Random(options.seed)
    this.#playOptions = {
      world,
      tally: this.#tally,
      keepRunning: async () => {
        while (this.#quiet !== undefined) await this.#quiet.over
      },
      freshNumber: () => `+44163296${String(this.#numbers++ % 10_000).padStart(4, '0')}`,
      ...this.#refusals
    }
  }

  static async open(options: SoakOptions, startAt: number): Promise<Soak> {
    const world = await World.open(startAt, options.systems)
    const soak = new Soak(world, options)
    await world.signIn('jane', 'streams', ['anna.berg', 'bjorn', 'tomas'])
    await world.signIn('anna.berg', 'webhooks', ['jane', 'lukasz'])
    for (const system of world.others) await world.signInElsewhere(system, ['bjorn', 'tomas'])
    await world.passes(5 * SECOND)
    for (const { accountId } of world.users) {
      soak.#couldDo.set(accountId, world.domain.stores.accounts.get(accountId)?.capabilities.length ?? 0)
    }
    soak.#missedSince = world.pbx.nextLogId()
    return soak
  }

  async run(): Promise<Omit<SoakFigures, 'growth' | 'leftovers' | 'isRight' | 'hours'>> {
    const { hours, quietPoints } = this.#options
    const due = this.#plan()
    const troubles = troublesOf(this.world, this.#random.split(), this.#tally, this.#options)
    const memory: number[] = []
    for (let point = 1; point <= quietPoints; point++) {
      const left = quietPoints - point
      await this.#goOn((hours * HOUR) / quietPoints, due, troubles.splice(0, Math.ceil(troubles.length / (left + 1))))
      await this.#lookAround()
      const used = await usedBytes()
      this.#options.say(`${(used / 2 ** 20).toFixed(1)} MB`)
      if (point >= quietPoints / 4) memory.push(used)
    }
    const [first = 0] = memory
    return {
      differences: this.#differences,
      failures: [...this.#failures, ...this.world.ringside.errors],
      memoryMb: [first / 2 ** 20, (memory.at(-1) ?? 0) / 2 ** 20],
      tally: this.#tally.all()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.world[Symbol.asyncDispose]()
  }

  /** Everything that is to happen, by when; the latest first, so that the next is taken from the end. */
  #plan(): Due[] {
    const { hours, calls } = this.#options
    const random = this.#random.split()
    const at = (): number => random.between(0, hours * HOUR)
    // each sort of call in turn, so that none is missing in a short run
    const kinds = Array.from({ length: Math.ceil(calls / callPlays.length) }, () => random.shuffled(callPlays)).flat()
    const called = kinds.slice(0, calls).map((run) => ({ at: at(), run: this.#counted('calls', run) }))
    const lived = Array.from({ length: Math.round(hours * 30) }, () => ({ at: at(), run: random.one(lifePlays) }))
    return [...called, ...lived].toSorted((a, b) => b.at - a.at)
  }

  #counted(what: string, run: Due['run']): Due['run'] {
    return (play) => {
      this.#tally.count(what)
      return run(play)
    }
  }

  #elapsedMs = 0

  /** Life goes on for so long, and until the last trouble is over. */
  async #goOn(ms: number, due: Due[], troubles: Trouble[]): Promise<void> {
    const until = this.#elapsedMs + ms
    const everyMs = ms / (troubles.length + 1)
    let nextTroubleAt = this.#elapsedMs + everyMs / 2
    let isTroubled = false
    while (this.#elapsedMs < until || troubles.length > 0 || isTroubled) {
      await this.world.passes(SECOND)
      this.#elapsedMs += SECOND
      for (let next = due.at(-1); next !== undefined && next.at <= this.#elapsedMs; next = due.at(-1)) {
        this.#start(next.run)
        due.pop()
      }
      if (isTroubled || nextTroubleAt > this.#elapsedMs) continue
      const trouble = troubles.shift()
      if (trouble === undefined) continue
      isTroubled = true
      nextTroubleAt += everyMs
      this.#tally.count(trouble.name)
      this.#follow(trouble.happens().finally(() => (isTroubled = false)))
    }
  }

  #start(run: Due['run']): void {
    const play = new Play(this.#playOptions, this.#random.split())
    this.#follow(run(play).finally(() => play.ends()))
  }

  #follow(work: Promise<unknown>): void {
    const followed = work
      .then(
        () => undefined,
        (failure: unknown) =>
          void this.#failures.push(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))
      )
      .finally(() => this.#playing.delete(followed))
    this.#playing.add(followed)
  }

  /** Everybody stops in the middle of what they do; then the program must show what there is. */
  async #lookAround(): Promise<void> {
    const { promise, resolve } = withResolvers()
    this.#quiet = { over: promise, end: resolve }
    const { world } = this
    await world.passes(MINUTE / 2)
    const at = new Date(world.pbxClock.now()).toISOString()
    this.#tally.count('quiet points')
    for (const { person } of world.users) if (person.legs.length > 0) this.#tally.count('quiet points with calls')
    const found = await differencesOf({
      world,
      tally: this.#tally,
      refusals: this.#refusals,
      missedSince: this.#missedSince,
      couldDo: this.#couldDo
    })
    this.#differences.push(...found.map((one) => ({ ...one, at })))
    this.#options.say(
      `${at}: ${found.length === 0 ? 'as the telephone system' : `${String(found.length)} differences`}`
    )
    this.#tidyUp()
    this.#quiet = undefined
    resolve()
  }

  /** The user has seen the missed calls; the simulator forgets what it keeps for tests. */
  #tidyUp(): void {
    const { pbx, fronts, domain } = this.world
    domain.missed.clear(Object.keys(domain.stores.missed.all()))
    this.#missedSince = pbx.nextLogId()
    for (const front of fronts) {
      front.forgetRequests()
      front.forgetCalls?.(LOG_ROWS)
    }
    pbx.digits.length = 0
    const oldest = pbx.clock.now() - HOUR
    for (const call of pbx.desk.calls) if (call.liveLegs.some((leg) => leg.startedAt < oldest)) pbx.desk.endCall(call) // nobody talks for so long
    // newest first; no history is read further back
    for (const { log } of pbx.extensions) log.length = Math.min(log.length, LOG_ROWS)
    for (const { calls } of pbx.queues) calls.length = Math.min(calls.length, LOG_ROWS)
  }
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
