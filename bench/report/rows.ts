import { round } from './statistics.ts'

/** One line of the table of limits. */
export interface LimitRow {
  readonly what: string
  readonly limit: string
  /** What was measured. */
  readonly figure: string
  /** What it was compared with, in the same run. */
  readonly compared: string
  readonly outcome: 'met' | 'missed' | 'not measured'
  /** How far from the limit, or why it was not measured. */
  readonly margin: string
}

interface Measured {
  readonly what: string
  /** The limit in words. */
  readonly limit: string
  readonly value: number
  /** The limit as a figure of the same unit as `value`. */
  readonly bound: number
  readonly figure: string
  readonly compared?: string
}

/** A figure that may be as large as its limit. */
export const atMost = (measured: Measured): LimitRow => row(measured, measured.value <= measured.bound)

/** A figure that must be as large as its limit. */
export const atLeast = (measured: Measured): LimitRow => row(measured, measured.value >= measured.bound)

function row({ what, limit, value, bound, figure, compared = '–' }: Measured, isMet: boolean): LimitRow {
  const percent = round((value / bound - 1) * 100, 0)
  const margin = percent === 0 ? 'at the limit' : `${Math.abs(percent)} % ${percent > 0 ? 'over' : 'under'}`
  return { what, limit, figure, compared, outcome: isMet ? 'met' : 'missed', margin }
}

/** A line without a figure, and why. */
export const notMeasured = (what: string, limit: string, why = 'no figures'): LimitRow => ({
  what,
  limit,
  figure: '–',
  compared: '–',
  outcome: 'not measured',
  margin: why
})

interface Compared {
  readonly what: string
  readonly ours: number
  readonly theirs: number
  /** Times the other's figure. */
  readonly most: number
  readonly unit: string
  readonly other?: string
}

/** A figure as a multiple of another program's. */
export function ratioRow({ what, ours, theirs, most, unit, other = 'bare' }: Compared): LimitRow {
  const value = round(ours / theirs)
  return atMost({
    what,
    limit: `≤ ${most} × ${other}`,
    value,
    bound: most,
    figure: `${value} ×`,
    compared: `${round(ours, 1)} and ${round(theirs, 1)} ${unit}`
  })
}
