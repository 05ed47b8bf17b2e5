import { expect } from 'vitest'
import type { Command } from '../../commands.ts'
import type { Link } from '../../connector.ts'
import { REFUSED, faults } from './faults.ts'
import type { FaultRow } from './faults.ts'
import { commandRows } from './fault-rows.ts'
import type { FaultedRow } from './fault-rows.ts'
import type { FaultReply } from '../../../simulator/fronts/kit/faults.ts'
import { MINUTE } from '../../../util/durations.ts'
import type { AnswersIn, ConformanceOptions, WordedRefusal } from '../options.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'
import { live } from '../connector-harness.ts'
import { endsAsTheServer } from '../server-state.ts'

interface Outcome {
  readonly kind: string
  readonly retryAfterMs: number | undefined
}

async function outcomeOf(link: Link, command: Command): Promise<Outcome> {
  try {
    await link.execute(command, live)
    return { kind: 'done', retryAfterMs: undefined }
  } catch (error) {
    const { name, kind, retryAfterMs } = error as { name?: string; kind?: string; retryAfterMs?: number }
    return { kind: name === 'CtiError' && kind !== undefined ? kind : String(error), retryAfterMs }
  }
}

/** Where the answer to a command says what became of it. */
const answersIn = ({ answersIn: usual, byEffect }: ConformanceOptions, row: FaultedRow): AnswersIn =>
  byEffect?.commands.includes(row.name) === true ? 'effect' : usual

async function play(
  harness: ConnectorHarness,
  row: FaultedRow,
  fault: FaultRow,
  operations: readonly string[],
  how: AnswersIn
): Promise<void> {
  await harness.goLive()
  const command = await row.prepare(harness)
  const link = harness.recorded.current
  if (link === undefined) throw new Error('there is no link')
  const asked = (): number[] => operations.map((operation) => harness.front.count(operation))
  const before = asked()
  const meanwhile = await fault.inject(harness, operations)
  const outcome = outcomeOf(link, command)
  await meanwhile?.()
  const { kind, retryAfterMs } = await harness.passing(outcome)
  expect(fault.says(how, row)).toContain(kind)
  if (fault.retryAfterMs !== undefined) expect(retryAfterMs).toBe(fault.retryAfterMs)
  harness.front.faults.clear()
  await harness.front.faults.accept()
  await endsAsTheServer(harness)
  const sent = Math.max(...asked().map((count, index) => count - (before[index] ?? 0)))
  expect(sent).toBeLessThanOrEqual(row.repeatable === true && kind === 'conflict' ? 2 : 1)
  if (fault.name !== REFUSED) expect(sent).toBeGreaterThan(0)
}

/** A refusal in the vendor's own words. */
const inWords = ({ name, reply, says }: WordedRefusal): FaultRow => ({
  name,
  inject: ({ front }, operations) => {
    const { status, ...rest } = reply
    for (const operation of operations) front.faults.reply(status, { operation, ...rest })
  },
  says: () => [says]
})

/** The system says that it heard the command, and does not carry it out: the user is told, and nobody asks again (trust R6). */
async function promised(
  harness: ConnectorHarness,
  row: FaultedRow,
  operations: readonly string[],
  promise: FaultReply
): Promise<void> {
  await harness.goLive()
  const command = await row.prepare(harness)
  const { status, ...rest } = promise
  for (const operation of operations) harness.front.faults.reply(status, { operation, ...rest })
  const asked = (): number[] => operations.map((operation) => harness.front.count(operation))
  const before = asked()
  const outcome = harness.passing(harness.do(command))
  await expect(outcome).rejects.toMatchObject({ kind: 'timeout', userMessage: expect.stringMatching(/\S/) })
  await harness.advance(MINUTE)
  expect(asked()).toEqual(before.map((count) => count + 1))
  harness.front.faults.clear()
  await endsAsTheServer(harness)
}

/** Every command under every fault: what the user hears is right, it was sent once, and the end is the server's (trust R6). */
export function commandFaultCases(connectorTest: ConnectorTest, options: ConformanceOptions): void {
  const { faultTargets, byEffect, refusals = [] } = options
  const named = Object.keys(faultTargets?.commands ?? {})
  const unplayed = named.filter((name) => !commandRows.some((row) => row.name === name))
  if (unplayed.length > 0) throw new Error(`there is no row for ${unplayed.join(', ')}`)
  for (const row of commandRows) {
    const operations = faultTargets?.commands[row.name]
    if (operations === undefined) continue
    const how = answersIn(options, row)
    for (const refusal of refusals.filter(({ command }) => command === row.name)) {
      connectorTest(`${row.name}, refused with ${refusal.name}`, row.needs, (harness) =>
        play(harness, row, inWords(refusal), operations, how)
      )
    }
    if (byEffect !== undefined && how === 'effect') {
      connectorTest(`${row.name}, promised and not done`, row.needs, (harness) =>
        promised(harness, row, operations, byEffect.promise)
      )
    }
    for (const fault of faults) {
      connectorTest(`${row.name}, ${fault.name}`, row.needs, (harness) => play(harness, row, fault, operations, how))
    }
  }
}
