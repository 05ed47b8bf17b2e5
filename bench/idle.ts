import { openForeignWindow } from '../e2e/support/foreign-window.ts'
import { closeMainWindow } from './main-window.ts'
import { openOffice } from './office.ts'
import { cpuPercent, settledPssMb } from './process-tree.ts'
import { freshProfile } from './profiles.ts'
import { startBare, startSignedIn, type Program } from './programs.ts'
import { say } from './progress.ts'
import { quiet } from './quiet.ts'
import { round } from './statistics.ts'

const OVER_MS = 30_000

/** Processor time while nothing happens, percent of one core. */
export interface IdleFigures {
  readonly bare: number
  /** The keyboard is in another program's window. */
  readonly windowOpen: number
  /** The keyboard is in its search field, whose caret blinks. */
  readonly windowActive: number
  readonly windowClosed: number
  readonly seconds: number
}

/** Watches each program for half a minute. */
export async function measureIdle(): Promise<IdleFigures> {
  const bare = await idleOfBare()
  await using office = await openOffice()
  await using profile = await freshProfile()
  await using program = startSignedIn(profile.path, office.seat)
  await program.mark('painted')
  await office.live()
  const windowActive = await idleOf('window active', program)
  const windowOpen = await idleBehindAnother(program)
  await closeMainWindow()
  const windowClosed = await idleOf('window closed', program)
  return { bare, windowOpen, windowActive, windowClosed, seconds: OVER_MS / 1000 }
}

async function idleBehindAnother(program: Program): Promise<number> {
  await using _window = await openForeignWindow()
  return await idleOf('window open', program)
}

async function idleOfBare(): Promise<number> {
  await using profile = await freshProfile()
  await using program = startBare(profile.path)
  await program.mark('painted')
  return await idleOf('bare', program)
}

async function idleOf(name: string, { pid }: Program): Promise<number> {
  await quiet(`idle, ${name}`)
  await settledPssMb(pid)
  const percent = round(await cpuPercent(pid, OVER_MS))
  say(`idle, ${name}: ${percent} %`)
  return percent
}
