import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const KIB_PER_MB = 1024
/** In which the system counts processor time. */
export const TICKS_PER_SECOND = 100
const SETTLED_PART = 0.01
const SETTLED_FOR_MS = 3_000
const POLL_MS = 500

interface ProcessStat {
  readonly parent: number
  /** User and system time, clock ticks. */
  readonly ticks: number
}

/** Ids of a process and all its descendants. */
export function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (stat !== undefined) parents.set(Number(name), stat.parent)
  }
  const tree = [root]
  for (const pid of tree) tree.push(...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child))
  return tree
}

/** Proportional set size of a process and all its descendants, MB. */
export function pssMb(root: number): number {
  const kib = treeOf(root).map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
  return kib.reduce((sum, each) => sum + each, 0) / KIB_PER_MB
}

/** Waits until the memory of the tree has changed by no more than 1 % over 3 s, and gives it back, MB. */
export async function settledPssMb(root: number, timeoutMs = 45_000): Promise<number> {
  const deadline = Date.now() + timeoutMs
  const recent: number[] = []
  while (Date.now() < deadline) {
    recent.push(pssMb(root))
    if (recent.length > SETTLED_FOR_MS / POLL_MS) {
      recent.shift()
      const most = Math.max(...recent)
      if (most - Math.min(...recent) <= most * SETTLED_PART) break
    }
    await sleep(POLL_MS)
  }
  return recent.at(-1) ?? pssMb(root)
}

/** Processor time that the tree uses over so many ms, in percent of one core. */
export async function cpuPercent(root: number, overMs: number): Promise<number> {
  const before = ticksOf(treeOf(root))
  const from = performance.now()
  await sleep(overMs)
  const seconds = (performance.now() - from) / 1000
  const after = ticksOf(treeOf(root))
  const used = [...after].reduce((sum, [pid, ticks]) => sum + ticks - (before.get(pid) ?? 0), 0)
  return ((used / TICKS_PER_SECOND) * 100) / seconds
}

/** Processor time of processes so far, clock ticks. */
export const ticksOf = (pids: readonly number[]): ReadonlyMap<number, number> =>
  new Map(pids.map((pid) => [pid, statOf(pid)?.ticks ?? 0]))

/** The process that started this one, as far as that is known. */
export const parentOf = (pid: number): number | undefined => statOf(pid)?.parent

function statOf(pid: number): ProcessStat | undefined {
  // the name in brackets may hold anything; after it come state, parent and, as 12th and 13th, the times
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')
  if (fields === undefined || fields.length < 13) return undefined
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
}

/** Empty when the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
