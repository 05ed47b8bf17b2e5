import type { Machine } from '../machine/description.ts'
import type { PartOutcome } from '../part-runner.ts'
import type { AllFigures, Figures } from '../parts/all.ts'
import type { PartName } from '../parts/names.ts'
import { limitsOf } from './limits.ts'
import type { LimitRow } from './rows.ts'

/** What became of the parts that were asked for. */
export type Outcomes = { [N in PartName]?: PartOutcome<AllFigures[N]> }

/** The document that the bench prints. */
export interface Report {
  /** ISO 8601. */
  readonly date: string
  readonly machine: Machine
  readonly limits: readonly LimitRow[]
  /** Parts that could not be measured, and why. */
  readonly failed: readonly string[]
  /** Parts whose figures are worth little, and what disturbed them. */
  readonly disturbed: readonly string[]
  /** How often each part was measured, and how long that took in all, s. */
  readonly effort: Readonly<Record<string, { readonly tries: number; readonly seconds: number }>>
  readonly figures: Figures
}

/** Puts together what the parts gave. */
export function reportOf(date: Date, machine: Machine, outcomes: Outcomes): Report {
  const all = Object.entries(outcomes)
  const figures: Figures = Object.fromEntries(all.map(([name, outcome]) => [name, outcome.figures]))
  const failed = all.filter(([, { problem }]) => problem !== undefined)
  return {
    date: date.toISOString(),
    machine,
    limits: limitsOf(figures),
    failed: failed.map(([name, { problem }]) => `${name}: ${problem ?? ''}`),
    disturbed: all.flatMap(([name, { disturbed }]) => (disturbed === undefined ? [] : [`${name}: ${disturbed}`])),
    effort: Object.fromEntries(all.map(([name, { tries, seconds }]) => [name, { tries, seconds }])),
    figures
  }
}
