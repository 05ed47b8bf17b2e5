import { setTimeout as sleep } from 'node:timers/promises'
import { whatDisturbed, type Disturbance } from './machine/load.ts'

/** What became of one part. */
export interface PartOutcome<T> {
  /** Missing when it failed. */
  readonly figures?: T
  /** Why it failed. */
  readonly problem?: string
  /** What disturbed the measurement that is kept, in words. */
  readonly disturbed?: string
  /** How often it was measured. */
  readonly tries: number
  readonly seconds: number
}

/** What measuring a part needs. */
export interface PartOptions<T> {
  readonly measure: () => Promise<T>
  /** Looks at the machine from now on. */
  readonly watch: () => { disturbance(): Disturbance } & Disposable
  /** A disturbed part is measured so often at most. */
  readonly mostTries: number
  /** One that takes longer has failed, ms. */
  readonly mostMs: number
  readonly say: (line: string) => void
}

interface Attempt<T> {
  readonly figures: T
  readonly disturbance: Disturbance
}

/** Measures one part; again when it was disturbed, and then keeps what was disturbed least. Never throws. */
export async function runPart<T>(name: string, options: PartOptions<T>): Promise<PartOutcome<T>> {
  const startedAt = performance.now()
  const attempts: Attempt<T>[] = []
  let problem: string | undefined
  do {
    try {
      attempts.push(await attempt(options))
    } catch (failure) {
      problem = inWords(failure)
      options.say(`${name} failed: ${problem}`)
    }
  } while (problem === undefined && attempts.length < options.mostTries && isDisturbed(name, attempts, options))
  const best = attempts.toSorted((a, b) => a.disturbance.busyPart - b.disturbance.busyPart)
  const [kept] = [...best.filter((each) => whatDisturbed(each.disturbance) === undefined), ...best]
  const disturbed = kept === undefined ? undefined : whatDisturbed(kept.disturbance)
  return {
    ...(kept !== undefined && { figures: kept.figures }),
    ...(kept === undefined && problem !== undefined && { problem }),
    ...(disturbed !== undefined && { disturbed }),
    tries: attempts.length + (problem === undefined ? 0 : 1),
    seconds: Math.round((performance.now() - startedAt) / 1_000)
  }
}

async function attempt<T>({ measure, watch, mostMs }: PartOptions<T>): Promise<Attempt<T>> {
  using machine = watch()
  const figures = await Promise.race([measure(), tooLate(mostMs)])
  return { figures, disturbance: machine.disturbance() }
}

async function tooLate(ms: number): Promise<never> {
  await sleep(ms, undefined, { ref: false })
  throw new Error(`it took longer than ${Math.round(ms / 60_000)} min`)
}

function isDisturbed<T>(name: string, attempts: readonly Attempt<T>[], { say }: PartOptions<T>): boolean {
  const last = attempts.at(-1)
  const disturbed = last === undefined ? undefined : whatDisturbed(last.disturbance)
  if (disturbed !== undefined) say(`${name} was disturbed and is measured again: ${disturbed}`)
  return disturbed !== undefined
}

function inWords(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  const cause = failure.cause === undefined ? '' : ` (${inWords(failure.cause)})`
  return `${failure.message}${cause}`
}
