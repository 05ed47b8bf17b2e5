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
import type { Case, Stage } from '../stage.ts'
import { live } from '../stage.ts'
import { endsAsTheServer } from '../truth.ts'

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
  stage: Stage,
  row: FaultedRow,
  fault: FaultRow,
  operations: readonly string[],
  how: AnswersIn
): Promise<void> {
  await stage.goLive()
  const command = await row.prepare(stage)
  const link = stage.picture.current
  if (link === undefined) throw new Error('there is no link')
  const asked = (): number[] => operations.map((operation) => stage.front.count(operation))
  const before = asked()
  const meanwhile = await fault.strike(stage, operations)
  const outcome = outcomeOf(link, command)
  await meanwhile?.()
  const { kind, retryAfterMs } = await stage.passing(outcome)
  expect(fault.says(how, row)).toContain(kind)
  if (fault.retryAfterMs !== undefined) expect(retryAfterMs).toBe(fault.retryAfterMs)
  stage.front.faults.clear()
  await stage.front.faults.accept()
  await endsAsTheServer(stage)
  const sent = Math.max(...asked().map((count, index) => count - (before[index] ?? 0)))
  expect(sent).toBeLessThanOrEqual(row.repeatable === true && kind === 'conflict' ? 2 : 1)
  if (fault.name !== REFUSED) expect(sent).toBeGreaterThan(0)
}

/** A refusal in the vendor's own words. */
const inWords = ({ name, reply, says }: WordedRefusal): FaultRow => ({
  name,
  strike: ({ front }, operations) => {
    const { status, ...rest } = reply
    for (const operation of operations) front.faults.reply(status, { operation, ...rest })
  },
  says: () => [says]
})

/** The system says that it heard the command, and does not carry it out: the user is told, and nobody asks again (trust R6). */
async function promised(
  stage: Stage,
  row: FaultedRow,
  operations: readonly string[],
  promise: FaultReply
): Promise<void> {
  await stage.goLive()
  const command = await row.prepare(stage)
  const { status, ...rest } = promise
  for (const operation of operations) stage.front.faults.reply(status, { operation, ...rest })
  const asked = (): number[] => operations.map((operation) => stage.front.count(operation))
  const before = asked()
  const outcome = stage.passing(stage.do(command))
  await expect(outcome).rejects.toMatchObject({ kind: 'timeout', userMessage: expect.stringMatching(/\S/) })
  await stage.advance(MINUTE)
  expect(asked()).toEqual(before.map((count) => count + 1))
  stage.front.faults.clear()
  await endsAsTheServer(stage)
}

/** Every command under every fault: what the user hears is right, it was sent once, and the end is the server's (trust R6). */
export function commandFaultCases(one: Case, options: ConformanceOptions): void {
  const { faultTargets, byEffect, refusals = [] } = options
  const named = Object.keys(faultTargets?.commands ?? {})
  const unplayed = named.filter((name) => !commandRows.some((row) => row.name === name))
  if (unplayed.length > 0) throw new Error(`there is no row for ${unplayed.join(', ')}`)
  for (const row of commandRows) {
    const operations = faultTargets?.commands[row.name]
    if (operations === undefined) continue
    const how = answersIn(options, row)
    for (const refusal of refusals.filter(({ command }) => command === row.name)) {
      one(`${row.name}, refused with ${refusal.name}`, row.needs, (stage) =>
        play(stage, row, inWords(refusal), operations, how)
      )
    }
    if (byEffect !== undefined && how === 'effect') {
      one(`${row.name}, promised and not done`, row.needs, (stage) =>
        promised(stage, row, operations, byEffect.promise)
      )
    }
    for (const fault of faults) {
      one(`${row.name}, ${fault.name}`, row.needs, (stage) => play(stage, row, fault, operations, how))
    }
  }
}
