import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openControl } from './control.ts'
import { readRoutes } from './fronts/dstny/http/route-file.ts'
import type { Extension } from './people/extension.ts'
import { readOffice } from './company/office-file.ts'
import type { Pbx } from './company/pbx.ts'
import type { Queue } from './distribution/queues.ts'
import { RunningSimulator } from './running.ts'
import { DEMO_QUEUE, DEMO_USER } from './scenarios/demo-office.ts'
import { lookUp } from '../util/lookup.ts'
import { readBoundedSync } from '../util/bounded-file.ts'

/** Largest description of an office or of routes, in bytes. */
const MAX_FILE_BYTES = 8 * 1024 * 1024

const help = `Usage: npm run sim -- [--port N] [--control-port N] [--scenario demo|office]
                       [--office FILE] [--routes FILE] [--clock TIME]

Starts the simulated telephone system on 127.0.0.1, speaking the Dstny Core User API.
  --port N           port of the system; a free one when missing
  --control-port N   port of the control interface for tests; a free one when missing
  --scenario demo    a living office (the default); office: nothing happens by itself
  --office FILE      who works there, as JSON; nothing happens by itself then either
  --routes FILE      a client's override file: other paths, methods and names
  --clock TIME       time stands still there, as 2026-01-05T09:00:00Z, and is moved by the control interface

While it runs, type: ring, group, drop, nasty, state, quit.
`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Who the typed commands are about: the demo's user, or the first of an office from a file. */
const userOf = ({ extensions }: Pbx): Extension => {
  const found = extensions.find(({ data }) => data.id === DEMO_USER) ?? extensions[0]
  if (found === undefined) throw new TypeError('nobody works in this office')
  return found
}

/** The demo's group, or the first of an office from a file. */
const groupOf = ({ queues }: Pbx): Queue => {
  const found = queues.find(({ data }) => data.name === DEMO_QUEUE) ?? queues[0]
  if (found === undefined) throw new TypeError('there is no group in this office')
  return found
}

function describe({ pbx, front }: RunningSimulator, controlUrl: string): void {
  const { data } = userOf(pbx)
  say(`Address   ${front.url}`)
  say(`Domain    ${data.domain}`)
  say(`User      ${data.id}   (others: ${pbx.extensions.map((one) => one.data.id).join(', ')})`)
  say(`Password  ${data.password}`)
  say(`Token     ${front.issueToken(data.id)}`)
  say(`Control   ${controlUrl}`)
  say('Commands  ring, group, drop, nasty, state, quit')
}

function commandsOf(running: RunningSimulator): Readonly<Record<string, () => unknown>> {
  let nasty = false
  const caller = () => running.pbx.outside('+493023125123', 'Frida Jönsson')
  return {
    ring: () => (running.scenario === undefined ? caller().dials(userOf(running.pbx)) : running.scenario.ringMe()),
    group: () =>
      running.scenario === undefined ? caller().dials(groupOf(running.pbx)) : running.scenario.ringMyGroup(),
    drop: () => running.front.faults.dropConnections(),
    nasty: () => {
      nasty = !nasty
      if (running.scenario !== undefined) running.scenario.beNasty(nasty)
      else if (nasty) running.front.faults.delay(900)
      else running.front.faults.clear()
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
    port: portOf(values.port),
    ...(values.routes !== undefined && { routes: readRoutes(readBoundedSync(values.routes, MAX_FILE_BYTES)) }),
    ...(values.office !== undefined && { office: readOffice(readBoundedSync(values.office, MAX_FILE_BYTES)) }),
    ...(values.clock !== undefined && { clockAt: timeOf(values.clock) })
  })
  const control = await openControl(running, portOf(values['control-port']))
  describe(running, control.url)
  if (!(await obey(commandsOf(running)))) return // the input has ended: go on until a signal comes
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
