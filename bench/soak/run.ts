import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { soakSection, withSoakSection } from '../report/soak-section.ts'
import { rowsOf } from './report.ts'
import { beforeSummerTimeEnds, soak } from './soak.ts'

const help = `Runs the main process for a working day of simulated time against the simulator; prints what it found.

  npm run soak [-- OPTIONS]

  --seed N          everything that happens follows from it; another one each time when not given
  --hours N         simulated, 8 when not given
  --calls N         500 when not given
  --all-systems     an account on each of the other telephone systems as well, which takes some four times as long
  --markdown FILE   writes the table into the section "Soak" of that page

The exit code is 0 when the program showed what the telephone system had, memory stayed and nothing was left open.
`

/** Per eight hours, whatever the length: as the budgets say. */
const DISCONNECTS = 50
const SLEEPS = 20
const CLOCK_STEPS = 12
const FAULTS = 64

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      hours: { type: 'string', default: '8' },
      calls: { type: 'string', default: '500' },
      'all-systems': { type: 'boolean', default: false },
      markdown: { type: 'string' },
      help: { type: 'boolean', default: false }
    }
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const hours = Number(values.hours)
  const share = (many: number): number => Math.max(1, Math.round((many * hours) / 8))
  const startedAt = performance.now()
  process.stdout.write(`seed ${values.seed}\n`)
  const load = {
    hours,
    calls: Math.round(Number(values.calls)),
    disconnects: share(DISCONNECTS),
    sleeps: share(SLEEPS),
    clockSteps: share(CLOCK_STEPS),
    faults: share(FAULTS),
    quietPoints: Math.max(4, Math.round(hours * 2)),
    systems: values['all-systems'] ? ('all' as const) : ('first' as const)
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  const seed = Number(values.seed)
  // on other calls: what the engine makes of new code would count as growth, still 2.4 MB after a rehearsal of half the length
  say('rehearsal')
  await soak({ ...load, seed: seed + 1, say: () => undefined }, beforeSummerTimeEnds(hours))
  const figures = await soak({ ...load, seed, say }, beforeSummerTimeEnds(hours))
  const rows = rowsOf(figures, (performance.now() - startedAt) / 1000)
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(44)} ${value}\n`)
  for (const one of figures.differences) process.stdout.write(`${JSON.stringify(one, undefined, 1)}\n`)
  for (const one of figures.failures) process.stdout.write(`${one}\n`)
  const { markdown } = values
  if (markdown !== undefined) {
    const page = existsSync(markdown) ? await readFile(markdown, 'utf8') : ''
    const lines = [
      `Measured by \`npm run soak\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, seed ${values.seed}.`,
      '',
      '| figure | value |',
      '| --- | --- |',
      ...rows.map(([name, value]) => `| ${name} | ${value} |`)
    ]
    await writeFile(markdown, withSoakSection(page, soakSection(lines)))
  }
  return figures.isRight ? 0 : 1
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (failure: unknown) => {
    process.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`)
    process.exit(1)
  }
)
