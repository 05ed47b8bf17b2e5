import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { startTrayHost } from '../e2e/support/tray-host.ts'
import { describeMachine } from './machine/description.ts'
import { bePatient } from './machine/quiet.ts'
import { watchMachine } from './machine/watch.ts'
import { help, readOptions, type Options } from './options.ts'
import { runPart, type PartOutcome } from './part-runner.ts'
import { parts, type AllFigures } from './parts/all.ts'
import { partNames, type PartName } from './parts/names.ts'
import { say } from './progress.ts'
import { toMarkdown, toTable } from './report/markdown.ts'
import { reportOf, type Outcomes } from './report/report.ts'
import { soakSectionOf, withSoakSection } from './report/soak-section.ts'

const MINUTE_MS = 60_000
/** Longest time of one part. */
const PART_MS = 10 * MINUTE_MS
/** After so long no part is measured again: on a machine that never rests the bench must end all the same. */
const REPEAT_FOR_MS = 15 * MINUTE_MS

async function measure<N extends PartName>(name: N, options: Options): Promise<PartOutcome<AllFigures[N]>> {
  return await runPart(name, {
    measure: () => {
      bePatient()
      return parts[name](options)
    },
    watch: watchMachine,
    mostTries: performance.now() < REPEAT_FOR_MS ? options.tries : 1,
    mostMs: PART_MS,
    say
  })
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === undefined) {
    process.stdout.write(help)
    return 0
  }
  const machine = describeMachine()
  // a desktop with a tray, or closing the main window would ask a question
  await using _tray = await startTrayHost()
  const outcomes: Outcomes = {}
  for (const name of partNames.filter((each) => options.only.includes(each))) {
    Object.assign(outcomes, { [name]: await measure(name, options) })
  }
  const report = reportOf(new Date(), machine, outcomes)
  say(toTable(report))
  if (options.markdown !== undefined) {
    const before = existsSync(options.markdown) ? await readFile(options.markdown, 'utf8') : ''
    await writeFile(options.markdown, withSoakSection(toMarkdown(report), soakSectionOf(before)))
  }
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
  return report.failed.length === 0 ? 0 : 1
}

// what a part has left behind must not lose the figures of the others
for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (failure: unknown) => say(`left behind: ${String(failure)}`))
}

main(process.argv.slice(2)).then(
  // what a test library leaves behind must not keep the bench running
  (code) => process.exit(code),
  (failure: unknown) => {
    process.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`)
    process.exit(1)
  }
)
