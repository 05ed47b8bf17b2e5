import type { CtiErrorKind } from '../../../../src-preload/contract/error.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { FaultedRow } from './fault-rows.ts'
import type { FrontUnderTest } from '../front.ts'
import { defined } from '../../../util/defined.ts'

/** Where faults strike: a stage, or anything else with a front and a time of its own. */
export interface FaultPlace {
  readonly front: Pick<FrontUnderTest, 'faults' | 'count'>
  /** Waits for a condition while time passes. */
  until(condition: () => boolean): Promise<void>
  /** Lets time pass, in ms. */
  advance(ms: number): Promise<void>
}

/** A fault and what the user hears of it. */
export interface FaultRow {
  readonly name: string
  /** Starts the fault; what it answers is called while the command is under way. */
  readonly strike: (stage: FaultPlace, operations: readonly string[]) => void | Promise<void> | (() => Promise<void>)
  readonly says: CtiErrorKind | 'done' | ((row: FaultedRow) => CtiErrorKind | 'done')
  readonly retryAfterMs?: number
}

const each =
  (strike: (stage: FaultPlace, operation: string) => void): FaultRow['strike'] =>
  (stage, operations) => {
    for (const operation of operations) strike(stage, operation)
  }

const status = (code: number, says: FaultRow['says'], retryAfter?: number): FaultRow => ({
  name: `answered with ${String(code)}`,
  strike: each(({ front }, operation) => front.faults.reply(code, { operation, ...defined({ retryAfter }) })),
  says,
  ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter * SECOND })
})

const sum = ({ front }: FaultPlace, operations: readonly string[]): number =>
  operations.reduce((total, operation) => total + front.count(operation), 0)

/** The body takes longer than anybody waits. */
function answerSlowly(stage: FaultPlace, operations: readonly string[]): () => Promise<void> {
  const before = sum(stage, operations)
  for (const operation of operations) stage.front.faults.slowBody(3 * SECOND, { operation })
  return async () => {
    await stage.until(() => sum(stage, operations) > before)
    await stage.advance(12 * SECOND)
  }
}

/** The request has arrived and nothing was done yet when the connection breaks. */
function dropBeforeActing(stage: FaultPlace, operations: readonly string[]): () => Promise<void> {
  const { faults } = stage.front
  const before = sum(stage, operations)
  for (const operation of operations) {
    faults.reply(500, { operation })
    faults.delay(MINUTE, { operation })
  }
  return async () => {
    await stage.until(() => sum(stage, operations) > before)
    faults.dropConnections()
  }
}

/** The one fault under which nothing arrives. */
export const REFUSED = 'refused a connection'

/** Every fault of the matrix (trust R1 to R6, N6). */
export const faults: readonly FaultRow[] = [
  { name: REFUSED, strike: ({ front }) => front.faults.refuse(), says: 'network' },
  { name: 'dropped before the server acted', strike: dropBeforeActing, says: 'network' },
  {
    name: 'dropped after the server acted',
    strike: each(({ front }, operation) => front.faults.dropAfterActing(operation)),
    says: 'network'
  },
  status(401, 'auth'),
  status(403, 'permission'),
  status(404, ({ on404 = 'notFound' }) => on404),
  status(409, 'conflict'),
  status(429, 'rateLimited', 7),
  status(500, 'network'),
  status(503, 'rateLimited'),
  {
    name: 'answered with a body that is cut off',
    strike: each(({ front }, operation) => front.faults.cutOffJson({ operation })),
    says: 'done'
  },
  {
    name: 'answered with 10 MB',
    strike: each(({ front }, operation) => front.faults.oversizedBody(10_000_000, { operation })),
    says: 'done'
  },
  {
    name: 'answered too slowly',
    strike: answerSlowly,
    says: 'done'
  },
  {
    name: 'answered in another type',
    strike: each(({ front }, operation) => front.faults.wrongContentType('text/plain', { operation })),
    says: 'done'
  },
  {
    name: 'answered by a web page',
    strike: each(({ front }, operation) => front.faults.htmlBody({ operation })),
    says: 'protocol'
  }
]
