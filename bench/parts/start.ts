import { openCompany, type Company } from '../programs/company.ts'
import { freshProfile } from '../programs/profiles.ts'
import { startBare, startSignedInUntil, type Program } from '../programs/programs.ts'
import { say } from '../progress.ts'
import { quiet } from '../machine/quiet.ts'
import { median, round } from '../report/statistics.ts'

const MARKS = ['tray', 'painted', 'state'] as const

/** ms from the start of the process. */
export interface StartFigures {
  readonly bareWindowPainted: number
  readonly trayReady: number
  readonly windowPainted: number
  /** The main window shows what only the server knows. */
  readonly stateShown: number
  readonly trayRatio: number
  readonly windowRatio: number
  readonly stateRatio: number
  readonly all: readonly StartRun[]
}

interface StartRun {
  readonly bare: number
  readonly tray: number
  readonly window: number
  readonly state: number
}

/** Starts both programs in turns, on profiles that were used once before. */
export async function measureStart(runs: number): Promise<StartFigures> {
  await using company = await openCompany()
  await using bareProfile = await freshProfile()
  await using profile = await freshProfile()
  const run = () => oneRun(company, bareProfile.path, profile.path)
  await run()
  const all: StartRun[] = []
  for (let index = 0; index < runs; index++) {
    all.push(await run())
    say(`start ${index + 1}/${runs}: ${JSON.stringify(all.at(-1))}`)
  }
  const bareWindowPainted = median(all.map((each) => each.bare))
  const trayReady = median(all.map((each) => each.tray))
  const windowPainted = median(all.map((each) => each.window))
  const stateShown = median(all.map((each) => each.state))
  return {
    bareWindowPainted,
    trayReady,
    windowPainted,
    stateShown,
    trayRatio: round(trayReady / bareWindowPainted),
    windowRatio: round(windowPainted / bareWindowPainted),
    stateRatio: round(stateShown / bareWindowPainted),
    all
  }
}

async function oneRun(company: Company, bareProfile: string, profile: string): Promise<StartRun> {
  await quiet('start')
  const [bare = Number.NaN] = await timesOf(startBare(bareProfile), ['painted'], async () => undefined)
  const program = startSignedInUntil(profile, company.seats, company.onlyServerKnows)
  const [tray = Number.NaN, window = Number.NaN, state = Number.NaN] = await timesOf(program, MARKS, company.live)
  return { bare, tray: round(tray, 1), window: round(window, 1), state: round(state, 1) }
}

async function timesOf(program: Program, names: readonly string[], settled: () => Promise<void>): Promise<number[]> {
  await using started = program
  const times = await Promise.all(names.map((name) => started.mark(name)))
  await settled()
  return times
}
