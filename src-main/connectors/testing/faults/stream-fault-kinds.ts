import { SECOND } from '../../../util/durations.ts'
import type { FaultPlace } from './faults.ts'

/** What is done to a stream. */
export interface StreamFault {
  readonly name: string
  readonly strike: (stage: FaultPlace, operation: string) => void | Promise<void>
}

/** Cuts the stream; opening it anew is answered so, as often as told. */
const reopened = (status: number, times: number, retryAfter?: number): StreamFault => ({
  name: `that is refused with ${String(status)} ${times === Infinity ? 'for good' : `${String(times)} times`}`,
  strike: ({ front }, operation) => {
    const wait = retryAfter === undefined ? {} : { retryAfter }
    front.faults.reply(status, { operation, ...wait, ...(times === Infinity ? {} : { times }) })
    front.faults.dropConnections({ operation })
  }
})

/** Lets new streams of this kind have the fault. */
const anew =
  (strike: (stage: FaultPlace, operation: string) => void): StreamFault['strike'] =>
  (stage, operation) => {
    strike(stage, operation)
    stage.front.faults.dropConnections({ operation })
  }

/** Every fault a stream can have (trust R1 to R6). */
export const streamFaults: readonly StreamFault[] = [
  { name: 'that is cut', strike: ({ front }, operation) => front.faults.dropConnections({ operation }) },
  { name: 'of a server that goes away', strike: ({ front }) => front.faults.refuse() },
  {
    name: 'that is opened and dropped',
    strike: anew(({ front }, operation) => front.faults.dropAfterActing(operation, 3))
  },
  reopened(204, Infinity),
  reopened(401, 1),
  reopened(403, Infinity),
  reopened(404, Infinity),
  reopened(409, 1),
  reopened(429, 2, 7),
  reopened(500, 2),
  reopened(503, 2),
  { name: 'that is a web page', strike: anew(({ front }, operation) => front.faults.htmlBody({ operation })) },
  {
    name: 'of another type',
    strike: anew(({ front }, operation) => front.faults.wrongContentType('application/json', { operation }))
  },
  {
    name: 'that is half-open',
    strike: (stage, operation) => {
      stage.front.faults.halfOpen({ operation })
      stage.front.faults.clear()
    }
  },
  { name: 'that repeats itself', strike: ({ front }, operation) => front.faults.repeatLastEvent({ operation }) },
  { name: 'whose events change places', strike: ({ front }, operation) => front.faults.outOfOrder({ operation }) },
  { name: 'that is late', strike: ({ front }, operation) => front.faults.delay(3 * SECOND, { operation, times: 2 }) }
]
