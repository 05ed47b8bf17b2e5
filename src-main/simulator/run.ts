import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openControl } from './control.ts'
import { describe, userOf } from './description.ts'
import { frontNames } from './fronts/registry.ts'
import { readCompany } from './company/company-file.ts'
import type { Pbx } from './company/pbx.ts'
import type { Queue } from './distribution/queues.ts'
import { RunningSimulator } from './running.ts'
import { DEMO_QUEUE } from './scenarios/demo-company.ts'
import { lookUp } from '../util/lookup.ts'
import { readBoundedSync } from '../util/bounded-file.ts'

/** Largest description of a company or of routes, in bytes. */
const MAX_FILE_BYTES = 8 * 1024 * 1024

const vendors = frontNames.map(({ vendor }) => vendor)

const help = `Usage: npm run sim -- [--vendor NAME | --all] [--port N] [--control-port N] [--scenario demo|company]
                       [--company FILE] [--routes FILE] [--clock TIME]

Starts the simulated telephone system on 127.0.0.1, speaking as a vendor's does. Examples: docs/simulator.md
  --vendor NAME      one of ${vendors.join(', ')}; the first of them when missing
  --all              speaks as all of them, each on a port of its own; it is one and the same company
  --port N           port of the system; a free one when missing. With --all that of the first, the others follow
  --control-port N   port of the control interface for tests; a free one when missing
  --scenario demo    a living company (the default); company: nothing happens by itself
  --company FILE      who works there, as JSON; nothing happens by itself then either
  --routes FILE      a client's override file: other paths, methods and names; where the vendor has such
  --clock TIME       time stands still there, as 2026-01-05T09:00:00Z, and is moved by the control interface

While it runs, type: ring, group, drop, faults, state, quit.
`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The demo's group, or the first of a company from a file. */
const groupOf = ({ queues }: Pbx): Queue => {
  const found = queues.find(({ data }) => data.name === DEMO_QUEUE) ?? queues[0]
  if (found === undefined) throw new TypeError('there is no group in this company')
  return found
}

function commandsOf(running: RunningSimulator): Readonly<Record<string, () => unknown>> {
  let faulty = false
  const caller = () => running.pbx.outside('+493023125123', 'Frida Jönsson')
  return {
    ring: () => (running.scenario === undefined ? caller().dials(userOf(running.pbx)) : running.scenario.ringMe()),
    group: () =>
      running.scenario === undefined ? caller().dials(groupOf(running.pbx)) : running.scenario.ringMyGroup(),
    drop: () => {
      for (const { faults } of running.fronts) faults.dropConnections()
    },
    faulty: () => {
      faulty = !faulty
      misbehave(running, faulty)
      say(faulty ? 'faults' : 'no faults')
    },
    state: () => {
      for (const extension of running.pbx.extensions) {
        const legs = extension.legs.map((leg) => `${leg.state} ${leg.remote.name ?? leg.remote.number ?? ''}`)
        say(`${extension.data.shortNumber} ${extension.name}: ${extension.presence.activityId} ${legs.join(', ')}`)
      }
    }
  }
}

/** Slow, where no scenario knows better. */
function misbehave({ scenario, fronts }: RunningSimulator, on: boolean): void {
  if (scenario !== undefined) return scenario.injectFaults(on)
  for (const { faults } of fronts) {
    faults.clear()
    if (on) faults.delay(900)
  }
}

function vendorsOf({ vendor, all, routes }: { vendor?: string; all: boolean; routes?: string }): readonly string[] {
  if (!all) return vendor === undefined ? vendors.slice(0, 1) : [vendor]
  if (vendor !== undefined || routes !== undefined) throw new TypeError('--all goes with neither --vendor nor --routes')
  return vendors
}

function portOf(text = '0'): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65_536) return port
  throw new TypeError(`not a port: ${text}`)
}

function timeOf(text: string): number {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new TypeError(`not a time: ${text}`)
  return at
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      vendor: { type: 'string' },
      all: { type: 'boolean', default: false },
      port: { type: 'string' },
      'control-port': { type: 'string' },
      scenario: { type: 'string', default: 'demo' },
      routes: { type: 'string' },
      company: { type: 'string' },
      clock: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false }
    }
  })
  if (values.help) return say(help)
  const scenario = (['demo', 'company'] as const).find((one) => one === values.scenario)
  if (scenario === undefined) throw new TypeError(`unknown scenario: ${values.scenario}`)
  const [port, controlPort] = [portOf(values.port), portOf(values['control-port'])]
  await using running = await RunningSimulator.start({
    scenario: values.company === undefined ? scenario : 'company',
    vendors: vendorsOf(values),
    port,
    ...(values.routes !== undefined && { endpoints: readBoundedSync(values.routes, MAX_FILE_BYTES) }),
    ...(values.company !== undefined && { company: readCompany(readBoundedSync(values.company, MAX_FILE_BYTES)) }),
    ...(values.clock !== undefined && { clockAt: timeOf(values.clock) })
  })
  await using control = await openControl(running, controlPort)
  for (const line of describe(running.pbx, running.fronts)) say(line)
  say(`Control   ${control.url}`)
  say('Commands  ring, group, drop, faults, state, quit')
  if (!(await obey(commandsOf(running)))) await new Promise(() => undefined) // the input has ended: until a signal comes
  process.stdin.destroy() // a pipe that stays open would keep the program
}

/** Runs typed commands. @returns true for `quit`, false when the input just ended */
async function obey(commands: Readonly<Record<string, () => unknown>>): Promise<boolean> {
  for await (const line of createInterface({ input: process.stdin })) {
    const word = line.trim()
    if (word === 'quit') return true
    if (word === '') continue
    const command = lookUp(commands, word)
    if (command === undefined) say(`unknown: ${word}`)
    else await runCommand(command)
  }
  return false
}

/** A command that is not possible now ends nothing. */
async function runCommand(command: () => unknown): Promise<void> {
  try {
    await command()
  } catch (failure) {
    say(wordsFor(failure))
  }
}

/** Why a port cannot be listened on, the likeliest failure. */
const portProblems = {
  EADDRINUSE: 'is used by another program',
  EACCES: 'may not be used by ordinary programs'
} as const

function wordsFor(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  const problem = 'code' in failure ? lookUp(portProblems, String(failure.code)) : undefined
  if (problem === undefined || !('port' in failure)) return failure.message
  return `Port ${String(failure.port)} ${problem}. Choose another one, or leave it out.`
}

main().catch((failure: unknown) => {
  // whoever has mistyped something is also told how it is used
  process.stderr.write(`${wordsFor(failure)}\n${failure instanceof TypeError ? `\n${help}` : ''}`)
  process.exitCode = 1
})
