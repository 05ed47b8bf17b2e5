import { openFiveSystems, type FiveSystems } from '../programs/five-systems.ts'
import { closeMainWindow } from '../programs/main-window.ts'
import { startPipeline } from '../programs/pipeline.ts'
import { freshProfile } from '../programs/profiles.ts'
import { startSignedIn } from '../programs/programs.ts'
import { say } from '../progress.ts'
import { round } from '../report/statistics.ts'
import { idleBehindAnother, idleOf, rest } from './idle.ts'
import { measureMemory, type MemoryFigures } from './memory.ts'
import { startRinging } from './popup.ts'
import { ringInTurns, type Ringing } from './rings.ts'

/** What the program is with an account of each telephone system there is. */
export interface FiveFigures {
  readonly memory: MemoryFigures
  /** Percent of one core. */
  readonly idle: Readonly<Record<'windowOpen' | 'windowClosed', number>>
  /** Requests in a minute meanwhile, by system. */
  readonly requests: Readonly<Record<'windowOpen' | 'windowClosed', Readonly<Record<string, number>>>>
  /** A ring on the account that is told by streams, and that of the barest program. */
  readonly popup: Readonly<Record<'ringside' | 'barest', Ringing>>
}

/** How much is measured. */
export interface FiveOptions {
  readonly runs: number
  readonly idleSeconds: number
  readonly rings: number
}

/** Memory differs little from run to run. */
const MOST_RUNS = 2
/** So many rings of those with one account. */
const RINGS_PART = 0.5
const MINUTE_S = 60

/** Measures with five accounts what the parts before measure with one. */
export async function measureFive({ runs, idleSeconds, rings }: FiveOptions): Promise<FiveFigures> {
  const memory = await measureMemory(Math.min(runs, MOST_RUNS), openFiveSystems)
  const { idle, requests } = await measureIdle(idleSeconds)
  const popup = await ring(Math.ceil(rings * RINGS_PART))
  return { memory, idle, requests, popup }
}

async function measureIdle(seconds: number): Promise<Pick<FiveFigures, 'idle' | 'requests'>> {
  await using systems = await openFiveSystems()
  await using profile = await freshProfile()
  await using program = startSignedIn(profile.path, systems.seats)
  await program.mark('painted')
  await systems.live()
  await rest(seconds)
  const opened = await counted(systems, () => idleBehindAnother(program, seconds))
  await closeMainWindow()
  const closed = await counted(systems, () => idleOf('window closed', program, seconds))
  return {
    idle: { windowOpen: opened.percent, windowClosed: closed.percent },
    requests: { windowOpen: opened.requests, windowClosed: closed.requests }
  }
}

/** Counts meanwhile what each system is asked in a minute. */
async function counted({ fronts }: FiveSystems, measure: () => Promise<number>) {
  for (const front of fronts) front.forgetRequests()
  const from = performance.now()
  const percent = await measure()
  const minutes = (performance.now() - from) / 1_000 / MINUTE_S
  const requests = Object.fromEntries(
    fronts.map(({ vendor, requests: all }) => [vendor, round(all.length / minutes, 0)])
  )
  say(`five, ${JSON.stringify({ percent, requests, operations: operationsOf(fronts) })}`)
  return { percent, requests }
}

/** What each system was asked for, and how often. */
const operationsOf = (fronts: FiveSystems['fronts']): Readonly<Record<string, Readonly<Record<string, number>>>> =>
  Object.fromEntries(
    fronts.map(({ vendor, requests }) => {
      const names = requests.map(({ operation }) => operation)
      const counts = [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length])
      return [vendor, Object.fromEntries(counts) as Record<string, number>] // made of names and counts
    })
  )

async function ring(rings: number): Promise<FiveFigures['popup']> {
  await using ringsideProgram = await startRinging(openFiveSystems)
  await using barestProgram = await startPipeline(true)
  const [ringside, barest] = await ringInTurns(rings, [ringsideProgram, barestProgram])
  if (ringside === undefined || barest === undefined) throw new Error('no figures')
  say(`five, popup: ${JSON.stringify({ ringside, barest })}`)
  return { ringside, barest }
}
