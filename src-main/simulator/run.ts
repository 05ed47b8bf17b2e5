import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openControl } from './control.ts'
import { describe, userOf } from './description.ts'
import { frontNames } from './fronts/registry.ts'
import { readOffice } from './company/office-file.ts'
import type { Pbx } from './company/pbx.ts'
import type { Queue } from './distribution/queues.ts'
import { RunningSimulator } from './running.ts'
import { DEMO_QUEUE } from './scenarios/demo-office.ts'
import { lookUp } from '../util/lookup.ts'
import { readBoundedSync } from '../util/bounded-file.ts'

/** Largest description of an office or of routes, in bytes. */
const MAX_FILE_BYTES = 8 * 1024 * 1024

const vendors = frontNames.map(({ vendor }) => vendor)

const help = `Usage: npm run sim -- [--vendor NAME | --all] [--port N] [--control-port N] [--scenario demo|office]
                       [--office FILE] [--routes FILE] [--clock TIME]

Starts the simulated telephone system on 127.0.0.1, speaking as a vendor's does. Examples: docs/simulator.md
  --vendor NAME      one of ${vendors.join(', ')}; the first of them when missing
  --all              speaks as all of them, each on a port of its own; it is one and the same office
  --port N           port of the system; a free one when missing. With --all that of the first, the others follow
  --control-port N   port of the control interface for tests; a free one when missing
  --scenario demo    a living office (the default); office: nothing happens by itself
  --office FILE      who works there, as JSON; nothing happens by itself then either
  --routes FILE      a client's override file: other paths, methods and names; where the vendor has such
  --clock TIME       time stands still there, as 2026-01-05T09:00:00Z, and is moved by the control interface

While it runs, type: ring, group, drop, nasty, state, quit.
`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The demo's group, or the first of an office from a file. */
const groupOf = ({ queues }: Pbx): Queue => {
  const found = queues.find(({ data }) => data.name === DEMO_QUEUE) ?? queues[0]
  if (found === undefined) throw new TypeError('there is no group in this office')
  return found
}

function commandsOf(running: RunningSimulator): Readonly<Record<string, () => unknown>> {
  let nasty = false
  const caller = () => running.pbx.outside('+493023125123', 'Frida Jönsson')
  return {
    ring: () => (running.scenario === undefined ? caller().dials(userOf(running.pbx)) : running.scenario.ringMe()),
    group: () =>
      running.scenario === undefined ? caller().dials(groupOf(running.pbx)) : running.scenario.ringMyGroup(),
    drop: () => {
      for (const { faults } of running.fronts) faults.dropConnections()
    },
    nasty: () => {
      nasty = !nasty
      misbehave(running, nasty)
      say(nasty ? 'nasty' : 'nice again')
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
  if (scenario !== undefined) return scenario.beNasty(on)
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

function portOf(text: string | undefined): number {
  const port = Number(text ?? 0)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
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
      office: { type: 'string' },
      clock: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false }
    }
  })
  if (values.help) return say(help)
  const scenario = (['demo', 'office'] as const).find((one) => one === values.scenario)
  if (scenario === undefined) throw new TypeError(`unknown scenario: ${values.scenario}`)
  const running = await RunningSimulator.start({
    scenario: values.office === undefined ? scenario : 'office',
    vendors: vendorsOf(values),
    port: portOf(values.port),
    ...(values.routes !== undefined && { endpoints: readBoundedSync(values.routes, MAX_FILE_BYTES) }),
    ...(values.office !== undefined && { office: readOffice(readBoundedSync(values.office, MAX_FILE_BYTES)) }),
    ...(values.clock !== undefined && { clockAt: timeOf(values.clock) })
  })
  const control = await openControl(running, portOf(values['control-port']))
  for (const line of describe(running.pbx, running.fronts)) say(line)
  say(`Control   ${control.url}`)
  say('Commands  ring, group, drop, nasty, state, quit')
  if (!(await obey(commandsOf(running)))) return // the input has ended: go on until a signal comes
  process.stdin.destroy() // a pipe that stays open would keep the program
  await control[Symbol.asyncDispose]()
  await running[Symbol.asyncDispose]()
}

/** Runs typed commands. @returns true for `quit`, false when the input just ended */
async function obey(commands: Readonly<Record<string, () => unknown>>): Promise<boolean> {
  for await (const line of createInterface({ input: process.stdin })) {
    const word = line.trim()
    if (word === 'quit') return true
    if (word === '') continue
    const command = lookUp(commands, word)
    if (command === undefined) say(`unknown: ${word}`)
    else command()
  }
  return false
}

/** A port that is taken is the likeliest failure; it deserves words. */
function wordsFor(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  const isTaken = 'code' in failure && failure.code === 'EADDRINUSE'
  const port = 'port' in failure ? String(failure.port) : ''
  return isTaken ? `Port ${port} is used by another program. Choose another one, or leave it out.` : failure.message
}

main().catch((failure: unknown) => {
  process.stderr.write(`${wordsFor(failure)}\n\n${help}`)
  process.exitCode = 1
})
