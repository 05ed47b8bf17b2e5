import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './progress.ts'

const WATCH_MS = 1_000
const IDLE_PART = 0.93
const PATIENCE_MS = 45_000

const disturbed = new Set<string>()

/** What was measured although the machine had other work: its figures are worth little. */
export const whatWasDisturbed = (): readonly string[] => [...disturbed]

/** Waits until the machine does next to nothing, so that others' work is not measured; after a while goes on all the same. */
export async function quiet(what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  let idle = await idlePart()
  if (idle < IDLE_PART) say('waiting until the machine is quiet')
  while (idle < IDLE_PART && Date.now() < deadline) idle = await idlePart()
  if (idle >= IDLE_PART) return
  disturbed.add(what)
  say(`${what}: the machine is not quiet, ${Math.round((1 - idle) * 100)} % busy`)
}

async function idlePart(): Promise<number> {
  const before = times()
  await sleep(WATCH_MS)
  const after = times()
  return (after.idle - before.idle) / Math.max(1, after.all - before.all)
}

/** Time of all processors since the system started, in ticks. */
function times(): { readonly idle: number; readonly all: number } {
  const [, ...ticks] = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[0].split(/ +/).map(Number) ?? []
  const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0)
  return { idle, all: ticks.reduce((sum, each) => sum + each, 0) }
}
