import { renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { readBoundedSync } from '../util/bounded-file.ts'
import { salvage } from '../util/salvage.ts'
import type { ReportProblem } from './report-problem.ts'

/** Largest file, in bytes. */
const MAX_BYTES = 64 * 1024

const whole = z.number().check(z.int(), z.gte(-100_000), z.lte(100_000))
const length = z.number().check(z.int(), z.gte(0), z.lte(100_000))

const offset = z.object({ right: length, bottom: length })

const placementsFile = z.object({
  version: z.literal(1),
  main: z.optional(z.object({ x: whole, y: whole, width: length, height: length })),
  /** Where it was last, with whatever displays. */
  popup: z.optional(offset),
  /** Where it was with these displays: see `layoutOf`. */
  popupPlaces: z.optional(z.record(z.string().check(z.maxLength(2_000)), offset))
})

/** What is remembered of where the windows were. */
export type Placements = Omit<z.infer<typeof placementsFile>, 'version'>

/** Where the windows were, kept in one small file. Nothing in it is worth a message: what is damaged is forgotten. */
export class PlacementStore {
  readonly #file: string
  readonly #problem: ReportProblem
  #placements: Placements

  constructor(file: string, problem: ReportProblem) {
    this.#file = file
    this.#problem = problem
    this.#placements = read(file)
  }

  get placements(): Placements {
    return this.#placements
  }

  /** Writes to a temporary name first, so that a crash leaves the old file. */
  remember(change: Placements): void {
    const next = { ...this.#placements, ...change }
    if (JSON.stringify(next) === JSON.stringify(this.#placements)) return
    this.#placements = next
    try {
      writeFileSync(`${this.#file}.new`, JSON.stringify({ version: 1, ...next }))
      renameSync(`${this.#file}.new`, this.#file)
    } catch (failure) {
      this.#problem('window places not saved', { failure: String(failure) })
    }
  }
}

function read(file: string): Placements {
  try {
    const content: unknown = JSON.parse(readBoundedSync(file, MAX_BYTES))
    const { version: _version, ...placements } = salvage(placementsFile, content, { version: 1 })?.value ?? {
      version: 1
    }
    return placements
  } catch {
    return {} // missing at the first start; damaged means forgotten
  }
}
