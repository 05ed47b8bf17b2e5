import { TICKS_PER_SECOND } from '../probes/process-tree.ts'

/** What the system and the bench's own processes had used at one moment. */
export interface LoadSample {
  /** ms of a clock that nobody can set. */
  readonly at: number
  /** Epoch ms of the clock on the machine. */
  readonly wall: number
  /** Ticks that all cores worked since the system started. */
  readonly busy: number
  /** Ticks that another machine took from this one. */
  readonly stolen: number
  /** Ticks of each process of the bench: what it started and what started it. */
  readonly own: ReadonlyMap<number, number>
}

/** What went on between two samples. */
export interface LoadSpan {
  readonly seconds: number
  /** Percent of one core that others worked. */
  readonly foreign: number
  /** Percent of one core that was stolen. */
  readonly stolen: number
  /** How far the clock of the machine was set, ms. */
  readonly clockJump: number
}

/** How a measurement was disturbed. */
export interface Disturbance {
  readonly seconds: number
  /** Part of the time (0 … 1) in which others worked or took time away. */
  readonly busyPart: number
  /** The largest jump of the clock, ms. */
  readonly clockJump: number
  /** The longest time in which the bench itself did not get to run, ms. */
  readonly stall: number
}

/** Percent of one core that may be others' work without a difference. */
const MOST_FOREIGN = 20
const MOST_STOLEN = 5
const MOST_BUSY_PART = 0.1
const MOST_CLOCK_JUMP_MS = 100
const MOST_STALL_MS = 2_000

/** Compares two samples; a process that ended in between takes its last ticks with it. */
export function spanBetween(before: LoadSample, after: LoadSample): LoadSpan {
  const ms = Math.max(1, after.at - before.at)
  const seconds = ms / 1_000
  const own = [...after.own].reduce((sum, [pid, ticks]) => sum + ticks - (before.own.get(pid) ?? 0), 0)
  const percent = (ticks: number): number => (Math.max(0, ticks) / TICKS_PER_SECOND / seconds) * 100
  return {
    seconds,
    foreign: percent(after.busy - before.busy - own),
    stolen: percent(after.stolen - before.stolen),
    clockJump: Math.abs(after.wall - before.wall - ms)
  }
}

/** Sums up the spans of a measurement that were to be `everyMs` long. */
export function disturbanceOf(spans: readonly LoadSpan[], everyMs: number): Disturbance {
  const seconds = spans.reduce((sum, span) => sum + span.seconds, 0)
  const busy = spans.filter(({ foreign, stolen }) => foreign > MOST_FOREIGN || stolen > MOST_STOLEN)
  return {
    seconds,
    busyPart: seconds === 0 ? 0 : busy.reduce((sum, span) => sum + span.seconds, 0) / seconds,
    clockJump: Math.max(0, ...spans.map((span) => span.clockJump)),
    stall: Math.max(0, ...spans.map((span) => span.seconds * 1_000 - everyMs))
  }
}

/** Says in words what disturbed a measurement; undefined when its figures can be trusted. */
export function whatDisturbed({ busyPart, clockJump, stall }: Disturbance): string | undefined {
  const reasons = [
    busyPart > MOST_BUSY_PART && `other work for ${Math.round(busyPart * 100)} % of the time`,
    clockJump > MOST_CLOCK_JUMP_MS && `the clock jumped by ${Math.round(clockJump)} ms`,
    stall > MOST_STALL_MS && `the bench stood still for ${Math.round(stall)} ms`
  ].filter((reason) => reason !== false)
  return reasons.length === 0 ? undefined : reasons.join(', ')
}
