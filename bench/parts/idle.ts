import { setTimeout as sleep } from 'node:timers/promises'
import { openForeignWindow } from '../../e2e/support/foreign-window.ts'
import { quiet } from '../machine/quiet.ts'
import { cpuPercent, settledPssMb } from '../probes/process-tree.ts'
import { closeMainWindow } from '../programs/main-window.ts'
import { openCompany } from '../programs/company.ts'
import { freshProfile } from '../programs/profiles.ts'
import { startBare, startSignedIn, type BarePage, type Program } from '../programs/programs.ts'
import { say } from '../progress.ts'
import { round } from '../report/statistics.ts'

/** Processor time while nothing happens, percent of one core. */
export interface IdleFigures {
  readonly bare: number
  /** A bare page with nothing but a text field, whose caret blinks. */
  readonly bareCaret: number
  /** The keyboard is in another program's window. */
  readonly windowOpen: number
  /** The keyboard is in its search field, whose caret blinks. */
  readonly windowActive: number
  readonly windowClosed: number
  readonly seconds: number
}

/** Half a minute after a start the garbage of the start is collected, which is not idling. */
const REST_PART = 1.5

/** Watches each program for so long. */
export async function measureIdle(seconds: number): Promise<IdleFigures> {
  const bare = await idleOfBare('heading', seconds)
  const bareCaret = await idleOfBare('field', seconds)
  await using company = await openCompany()
  await using profile = await freshProfile()
  await using program = startSignedIn(profile.path, company.seats)
  await program.mark('painted')
  await company.live()
  await rest(seconds)
  const windowActive = await idleOf('window active', program, seconds)
  const windowOpen = await idleBehindAnother(program, seconds)
  await closeMainWindow()
  const windowClosed = await idleOf('window closed', program, seconds)
  return { bare, bareCaret, windowOpen, windowActive, windowClosed, seconds }
}

/** Waits before a program that was just started is watched for so long. */
export const rest = (seconds: number): Promise<void> => sleep(seconds * REST_PART * 1_000)

/** Watches a program while the keyboard is in another program's window. */
export async function idleBehindAnother(program: Program, seconds: number): Promise<number> {
  await using _window = await openForeignWindow()
  return await idleOf('window open', program, seconds)
}

async function idleOfBare(page: BarePage, seconds: number): Promise<number> {
  await using profile = await freshProfile()
  await using program = startBare(profile.path, page)
  await program.mark('painted')
  return await idleOf(`bare ${page}`, program, seconds)
}

/** Watches a program for so long. @returns percent of one core */
export async function idleOf(name: string, { pid }: Program, seconds: number): Promise<number> {
  await quiet(`idle, ${name}`)
  await settledPssMb(pid)
  const percent = round(await cpuPercent(pid, seconds * 1_000))
  say(`idle, ${name}: ${percent} %`)
  return percent
}
