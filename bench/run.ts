import { writeFile } from 'node:fs/promises'
import { startTrayHost } from '../e2e/support/tray-host.ts'
import { measureClick } from './click.ts'
import { measureIdle } from './idle.ts'
import { describeMachine } from './machine.ts'
import { toMarkdown } from './markdown.ts'
import { measureMemory } from './memory.ts'
import { help, readOptions, type Options } from './options.ts'
import { measurePopup } from './popup.ts'
import { whatWasDisturbed } from './quiet.ts'
import { budgetsOf, type Figures, type Report } from './report.ts'
import { measureStart } from './start.ts'
import { measureStorm } from './storm.ts'

const CLICKS = 60

async function measure({ runs, rings, only, stormSeconds }: Options): Promise<Figures> {
  return {
    ...(only.includes('start') && { start: await measureStart(runs) }),
    ...(only.includes('memory') && { memory: await measureMemory(runs) }),
    ...(only.includes('idle') && { idle: await measureIdle() }),
    ...(only.includes('popup') && { popup: await measurePopup(rings) }),
    ...(only.includes('click') && { click: await measureClick(CLICKS) }),
    ...(only.includes('storm') && { storm: await measureStorm(stormSeconds) })
  }
}

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args)
  if (options === undefined) return void process.stdout.write(help)
  const machine = describeMachine()
  // a desktop with a tray, or closing the main window would ask a question
  await using _tray = await startTrayHost()
  const figures = await measure(options)
  const date = new Date().toISOString()
  const report: Report = { date, machine, budgets: budgetsOf(figures), disturbed: whatWasDisturbed(), figures }
  if (options.markdown !== undefined) await writeFile(options.markdown, toMarkdown(report))
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
}

main(process.argv.slice(2)).then(
  // what a test library leaves behind must not keep the bench running
  () => process.exit(0),
  (failure: unknown) => {
    process.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`)
    process.exit(1)
  }
)
