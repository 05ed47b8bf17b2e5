import { closeMainWindow } from '../programs/main-window.ts'
import type { Workplace } from '../programs/company.ts'
import { settledPssMb, treeOf } from '../probes/process-tree.ts'
import { freshProfile } from '../programs/profiles.ts'
import { startBare, startSignedIn } from '../programs/programs.ts'
import { say } from '../progress.ts'
import { median, round } from '../report/statistics.ts'

/** Proportional set size of all processes of a program, MB. */
export interface MemoryFigures {
  readonly bare: number
  readonly windowOpen: number
  readonly windowClosed: number
  readonly windowOpenRatio: number
  readonly windowClosedRatio: number
  readonly processes: Readonly<Record<'bare' | 'windowOpen' | 'windowClosed', number>>
  readonly all: readonly MemoryRun[]
}

interface MemoryRun {
  readonly bare: Size
  readonly open: Size
  readonly closed: Size
}

interface Size {
  readonly mb: number
  readonly processes: number
}

/** Weighs the bare program and Ringside, signed in to what is opened for it, in turns after they have settled. */
export async function measureMemory(runs: number, open: () => Promise<Workplace>): Promise<MemoryFigures> {
  const all: MemoryRun[] = []
  for (let index = 0; index < runs; index++) {
    all.push({ bare: await weighBare(), ...(await weighRingside(open)) })
    say(`memory ${index + 1}/${runs}: ${JSON.stringify(all.at(-1))}`)
  }
  const middle = (pick: (run: MemoryRun) => Size): number => median(all.map((run) => pick(run).mb))
  const bare = middle((run) => run.bare)
  const windowOpen = middle((run) => run.open)
  const windowClosed = middle((run) => run.closed)
  const last = all.at(-1)
  return {
    bare: round(bare, 1),
    windowOpen: round(windowOpen, 1),
    windowClosed: round(windowClosed, 1),
    windowOpenRatio: round(windowOpen / bare),
    windowClosedRatio: round(windowClosed / bare),
    processes: {
      bare: last?.bare.processes ?? 0,
      windowOpen: last?.open.processes ?? 0,
      windowClosed: last?.closed.processes ?? 0
    },
    all
  }
}

async function weighBare(): Promise<Size> {
  await using profile = await freshProfile()
  await using program = startBare(profile.path)
  await program.mark('painted')
  return await sizeOf(program.pid)
}

async function weighRingside(open: () => Promise<Workplace>): Promise<Omit<MemoryRun, 'bare'>> {
  await using workplace = await open()
  await using profile = await freshProfile()
  await using program = startSignedIn(profile.path, workplace.seats)
  await program.mark('painted')
  await workplace.live()
  const opened = await sizeOf(program.pid)
  await closeMainWindow()
  return { open: opened, closed: await sizeOf(program.pid) }
}

async function sizeOf(pid: number): Promise<Size> {
  const mb = await settledPssMb(pid)
  return { mb: round(mb, 1), processes: treeOf(pid).length }
}
