import type { CtiErrorKind } from '../../../../src-preload/contract/error.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { FaultedRow } from './fault-rows.ts'
import type { FrontUnderTest } from '../front.ts'
import type { AnswersIn } from '../options.ts'
import { defined } from '../../../util/defined.ts'

/** Where faults strike: a harness, or anything else with a front and a time of its own. */
export interface FaultPlace {
  readonly front: Pick<FrontUnderTest, 'faults' | 'count'>
  /** Waits for a condition while time passes. */
  until(condition: () => boolean): Promise<void>
  /** Lets time pass, in ms. */
  advance(ms: number): Promise<void>
}

/** What comes of a command. */
export type Heard = CtiErrorKind | 'done'

const always =
  (heard: Heard): FaultRow['says'] =>
  () => [heard]

/** A status of the web server in front: it says nothing about a call, where those are spoken of in bodies. */
const inFront =
  (heard: Heard): FaultRow['says'] =>
  (answersIn) =>
    answersIn === 'status' ? [heard] : [heard, 'protocol']

/** The command was carried out, and its answer is lost. */
const lost: FaultRow['says'] = (answersIn) => (answersIn === 'body' ? ['network', 'timeout'] : ['done'])

/** A fault and what the user hears of it. */
export interface FaultRow {
  readonly name: string
  /** Starts the fault; what it answers is called while the command is under way. */
  readonly inject: (harness: FaultPlace, operations: readonly string[]) => void | Promise<void> | (() => Promise<void>)
  /** What may be heard of it, by where the system says what became of a command. */
  readonly says: (answersIn: AnswersIn, row: Pick<FaultedRow, 'on404'>) => readonly Heard[]
  readonly retryAfterMs?: number
}

const each =
  (inject: (harness: FaultPlace, operation: string) => void): FaultRow['inject'] =>
  (harness, operations) => {
    for (const operation of operations) inject(harness, operation)
  }

/** Name of the fault that answers with a status. */
export const answeredWith = (code: number): string => `answered with ${String(code)}`

const status = (code: number, says: FaultRow['says'], retryAfter?: number): FaultRow => ({
  name: answeredWith(code),
  inject: each(({ front }, operation) => front.faults.reply(code, { operation, ...defined({ retryAfter }) })),
  says,
  ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter * SECOND })
})

const sum = ({ front }: FaultPlace, operations: readonly string[]): number =>
  operations.reduce((total, operation) => total + front.count(operation), 0)

/** The body takes longer than anybody waits. */
function answerSlowly(harness: FaultPlace, operations: readonly string[]): () => Promise<void> {
  const before = sum(harness, operations)
  for (const operation of operations) harness.front.faults.slowBody(3 * SECOND, { operation })
  return async () => {
    await harness.until(() => sum(harness, operations) > before)
    await harness.advance(12 * SECOND)
  }
}

/** The request has arrived and nothing was done yet when the connection breaks. */
function dropBeforeActing(harness: FaultPlace, operations: readonly string[]): () => Promise<void> {
  const { faults } = harness.front
  const before = sum(harness, operations)
  for (const operation of operations) {
    faults.reply(500, { operation })
    faults.delay(MINUTE, { operation })
  }
  return async () => {
    await harness.until(() => sum(harness, operations) > before)
    faults.dropConnections()
  }
}

/** The one fault under which nothing arrives. */
export const REFUSED = 'refused a connection'
/** Faults that take the answer away. */
export const CUT_OFF = 'answered with a body that is cut off'
export const TOO_SLOW = 'answered too slowly'

/** Every fault of the matrix (trust R1 to R6, N6). */
export const faults: readonly FaultRow[] = [
  { name: REFUSED, inject: ({ front }) => front.faults.refuse(), says: always('network') },
  { name: 'dropped before the server acted', inject: dropBeforeActing, says: always('network') },
  {
    name: 'dropped after the server acted',
    inject: each(({ front }, operation) => front.faults.dropAfterActing(operation)),
    says: (answersIn) => (answersIn === 'effect' ? ['done'] : ['network'])
  },
  status(401, always('auth')),
  status(403, inFront('permission')),
  status(404, (answersIn, { on404 = 'notFound' }) =>
    answersIn === 'status' ? [on404] : ['notFound', 'unsupported', 'protocol']
  ),
  status(409, inFront('conflict')),
  status(429, always('rateLimited'), 7),
  status(500, always('network')),
  status(503, always('rateLimited')),
  {
    name: CUT_OFF,
    inject: each(({ front }, operation) => front.faults.cutOffJson({ operation })),
    says: lost
  },
  {
    name: 'answered with 10 MB',
    inject: each(({ front }, operation) => front.faults.oversizedBody(10_000_000, { operation })),
    says: lost
  },
  {
    name: TOO_SLOW,
    inject: answerSlowly,
    says: lost
  },
  {
    name: 'answered in another type',
    inject: each(({ front }, operation) => front.faults.wrongContentType('text/plain', { operation })),
    says: always('done')
  },
  {
    name: 'answered by a web page',
    inject: each(({ front }, operation) => front.faults.htmlBody({ operation })),
    says: always('protocol')
  }
]
