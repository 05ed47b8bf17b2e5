import { parseArgs } from 'node:util'
import { partNames, type PartName } from './parts/names.ts'

/** What the caller wants. */
export interface Options {
  readonly runs: number
  readonly only: readonly PartName[]
  readonly rings: number
  readonly clicks: number
  readonly idleSeconds: number
  readonly stormSeconds: number
  /** After the storm, before its memory is weighed. */
  readonly restSeconds: number
  /** A disturbed part is measured so often at most. */
  readonly tries: number
  /** Writes the table there as well. */
  readonly markdown: string | undefined
}

type Sizes = Omit<Options, 'only' | 'markdown'>

const full: Sizes = { runs: 5, rings: 100, clicks: 60, idleSeconds: 30, stormSeconds: 60, restSeconds: 30, tries: 2 }
const quick: Sizes = { runs: 1, rings: 20, clicks: 20, idleSeconds: 10, stormSeconds: 5, restSeconds: 5, tries: 1 }

/** Shown for --help and for what is not understood. */
export const help = `Measures Ringside against bare Electron programs; prints a table on standard error, JSON on standard output.

  npm run bench [-- OPTIONS]

  --only PART,…        of ${partNames.join(', ')}
  --runs N             starts and weighings of each program, ${full.runs} when not given
  --rings N            calls that ring the popup, ${full.rings} when not given
  --storm-seconds N    length of the storm, ${full.stormSeconds} when not given
  --tries N            how often a disturbed part is measured at most, ${full.tries} when not given
  --quick              everything short and once, to see that it works: its figures say little
  --markdown FILE      writes the table and the figures there as well

The exit code is 0 when every part was measured, whether or not the limits were met.
`

/** Reads the command line; undefined when help was asked for. @throws Error that says what is wrong */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string' },
      only: { type: 'string', default: partNames.join(',') },
      rings: { type: 'string' },
      'storm-seconds': { type: 'string' },
      tries: { type: 'string' },
      quick: { type: 'boolean', default: false },
      markdown: { type: 'string' },
      help: { type: 'boolean', default: false }
    }
  })
  if (values.help) return undefined
  const sizes = values.quick ? quick : full
  return {
    ...sizes,
    runs: numberOf(values.runs, sizes.runs),
    rings: numberOf(values.rings, sizes.rings),
    stormSeconds: numberOf(values['storm-seconds'], sizes.stormSeconds),
    tries: numberOf(values.tries, sizes.tries),
    only: values.only.split(',').map(partOf),
    markdown: values.markdown
  }
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new Error(`not a number above 0: ${text}`)
}

function partOf(text: string): PartName {
  const part = partNames.find((each) => each === text)
  if (part !== undefined) return part
  throw new Error(`unknown part: ${text}`)
}
