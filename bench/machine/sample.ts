import { readFileSync } from 'node:fs'
import { parentOf, ticksOf, treeOf } from '../probes/process-tree.ts'
import type { LoadSample } from './load.ts'

/** What starts the bench: the screen and the session bus on which it measures are its children too. */
const STARTER = /scripts\/test\.mjs|tsx/

/** Reads what is known now. */
export function sampleLoad(): LoadSample {
  const [, ...ticks] = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[0].split(/ +/).map(Number) ?? []
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, stolen = 0] = ticks
  return {
    at: performance.now(),
    wall: Date.now(),
    busy: user + nice + system + irq + softIrq,
    stolen,
    own: ticksOf(treeOf(root()))
  }
}

let found: number | undefined

/** The topmost process that belongs to the bench. */
function root(): number {
  found ??= climb(process.pid)
  return found
}

function climb(pid: number): number {
  const parent = parentOf(pid)
  if (parent === undefined || !STARTER.test(commandOf(parent))) return pid
  return climb(parent)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
