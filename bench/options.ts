import { parseArgs } from 'node:util'

/** Everything that can be measured. */
export const parts = ['start', 'memory', 'idle', 'popup', 'click', 'storm'] as const

/** One thing that can be measured. */
export type Part = (typeof parts)[number]

/** What the caller wants. */
export interface Options {
  readonly runs: number
  readonly only: readonly Part[]
  readonly rings: number
  readonly stormSeconds: number
  /** Writes the table there as well. */
  readonly markdown: string | undefined
}

/** Shown for --help and for what is not understood. */
export const help = `Measures Ringside against a bare Electron program and prints JSON.

  npm run bench [-- OPTIONS]

  --runs N             starts and weighings of each program, 5 when not given
  --only PART,…        of ${parts.join(', ')}
  --rings N            calls that ring the popup, 100 when not given
  --storm-seconds N    length of the storm, 60 when not given
  --markdown FILE      writes a table of budgets and figures there as well
`

/** Reads the command line; undefined when help was asked for. @throws Error that says what is wrong */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '5' },
      only: { type: 'string', default: parts.join(',') },
      rings: { type: 'string', default: '100' },
      'storm-seconds': { type: 'string', default: '60' },
      markdown: { type: 'string' },
      help: { type: 'boolean', default: false }
    }
  })
  if (values.help) return undefined
  return {
    runs: numberOf(values.runs),
    only: values.only.split(',').map(partOf),
    rings: numberOf(values.rings),
    stormSeconds: numberOf(values['storm-seconds']),
    markdown: values.markdown
  }
}

function numberOf(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new Error(`not a number above 0: ${text}`)
}

function partOf(text: string): Part {
  const part = parts.find((each) => each === text)
  if (part !== undefined) return part
  throw new Error(`unknown part: ${text}`)
}
