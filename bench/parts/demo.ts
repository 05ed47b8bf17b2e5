import { freshProfile } from '../programs/profiles.ts'
import { root } from '../../e2e/support/program.ts'
import { startCommand } from '../programs/programs.ts'
import { say } from '../progress.ts'
import { quiet } from '../machine/quiet.ts'
import { median, round } from '../report/statistics.ts'

/** ms from `npm start` to the first ringing call of the demo; three seconds of it are the demo's own wait. */
export interface DemoFigures {
  readonly firstRing: number
  /** The tray is there. */
  readonly trayReady: number
  readonly all: readonly DemoRun[]
}

interface DemoRun {
  readonly tray: number
  readonly ring: number
}

/** Starts the demo as a person does who has just set the program up. */
export async function measureDemo(runs: number): Promise<DemoFigures> {
  const all: DemoRun[] = []
  for (let index = 0; index < runs; index++) {
    all.push(await oneRun())
    say(`demo ${index + 1}/${runs}: ${JSON.stringify(all.at(-1))}`)
  }
  const middle = (pick: (run: DemoRun) => number): number => round(median(all.map(pick)))
  return { firstRing: middle(({ ring }) => ring), trayReady: middle(({ tray }) => tray), all }
}

async function oneRun(): Promise<DemoRun> {
  await quiet('demo')
  await using profile = await freshProfile()
  const args = ['start', '--', '--demo', `--user-data-dir=${profile.path}`]
  await using program = startCommand('npm', args, { cwd: root, env: { RINGSIDE_ANNOUNCE: '1' } })
  const [tray, ring] = await Promise.all([program.mark('tray'), program.mark('ring')])
  return { tray: round(tray, 1), ring: round(ring, 1) }
}
