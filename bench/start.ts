import { openOffice, type Office } from './office.ts'
import { freshProfile } from './profiles.ts'
import { startBare, startSignedIn, type Program } from './programs.ts'
import { say } from './progress.ts'
import { quiet } from './quiet.ts'
import { median, round } from './statistics.ts'

/** ms from the start of the process. */
export interface StartFigures {
  readonly bareWindowPainted: number
  readonly trayReady: number
  readonly windowPainted: number
  readonly trayRatio: number
  readonly windowRatio: number
  readonly all: readonly StartRun[]
}

interface StartRun {
  readonly bare: number
  readonly tray: number
  readonly window: number
}

/** Starts both programs in turns, on profiles that were used once before. */
export async function measureStart(runs: number): Promise<StartFigures> {
  await using office = await openOffice()
  await using bareProfile = await freshProfile()
  await using profile = await freshProfile()
  const run = () => oneRun(office, bareProfile.path, profile.path)
  await run()
  const all: StartRun[] = []
  for (let index = 0; index < runs; index++) {
    all.push(await run())
    say(`start ${index + 1}/${runs}: ${JSON.stringify(all.at(-1))}`)
  }
  const bareWindowPainted = median(all.map((each) => each.bare))
  const trayReady = median(all.map((each) => each.tray))
  const windowPainted = median(all.map((each) => each.window))
  return {
    bareWindowPainted,
    trayReady,
    windowPainted,
    trayRatio: round(trayReady / bareWindowPainted),
    windowRatio: round(windowPainted / bareWindowPainted),
    all
  }
}

async function oneRun(office: Office, bareProfile: string, profile: string): Promise<StartRun> {
  await quiet('start')
  const [bare = Number.NaN] = await timesOf(startBare(bareProfile), ['painted'], async () => undefined)
  const program = startSignedIn(profile, office.seat)
  const [tray = Number.NaN, window = Number.NaN] = await timesOf(program, ['tray', 'painted'], office.live)
  return { bare, tray: round(tray, 1), window: round(window, 1) }
}

async function timesOf(program: Program, names: readonly string[], settled: () => Promise<void>): Promise<number[]> {
  await using started = program
  const times = await Promise.all(names.map((name) => started.mark(name)))
  await settled()
  return times
}
