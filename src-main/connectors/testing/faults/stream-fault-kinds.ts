import { SECOND } from '../../../util/durations.ts'
import type { FaultPlace } from './faults.ts'

/** What is done to a stream. */
export interface StreamFault {
  readonly name: string
  readonly inject: (harness: FaultPlace, operation: string) => void | Promise<void>
}

/** Cuts the stream; opening it anew is answered so, as often as told. */
const reopened = (status: number, times: number, retryAfter?: number): StreamFault => ({
  name: `that is refused with ${String(status)} ${times === Infinity ? 'for good' : `${String(times)} times`}`,
  inject: ({ front }, operation) => {
    const wait = retryAfter === undefined ? {} : { retryAfter }
    front.faults.reply(status, { operation, ...wait, ...(times === Infinity ? {} : { times }) })
    front.faults.dropConnections({ operation })
  }
})

/** Lets new streams of this kind have the fault. */
const anew =
  (inject: (harness: FaultPlace, operation: string) => void): StreamFault['inject'] =>
  (harness, operation) => {
    inject(harness, operation)
    harness.front.faults.dropConnections({ operation })
  }

/** Every fault a stream can have (trust R1 to R6). */
export const streamFaults: readonly StreamFault[] = [
  { name: 'that is cut', inject: ({ front }, operation) => front.faults.dropConnections({ operation }) },
  { name: 'of a server that goes away', inject: ({ front }) => front.faults.refuse() },
  {
    name: 'that is opened and dropped',
    inject: anew(({ front }, operation) => front.faults.dropAfterActing(operation, 3))
  },
  reopened(204, Infinity),
  reopened(401, 1),
  reopened(403, Infinity),
  reopened(404, Infinity),
  reopened(409, 1),
  reopened(429, 2, 7),
  reopened(500, 2),
  reopened(503, 2),
  { name: 'that is a web page', inject: anew(({ front }, operation) => front.faults.htmlBody({ operation })) },
  {
    name: 'of another type',
    inject: anew(({ front }, operation) => front.faults.wrongContentType('application/json', { operation }))
  },
  {
    name: 'that is half-open',
    inject: (harness, operation) => {
      harness.front.faults.halfOpen({ operation })
      harness.front.faults.clear()
    }
  },
  { name: 'that repeats itself', inject: ({ front }, operation) => front.faults.repeatLastEvent({ operation }) },
  { name: 'whose events change places', inject: ({ front }, operation) => front.faults.outOfOrder({ operation }) },
  { name: 'that is late', inject: ({ front }, operation) => front.faults.delay(3 * SECOND, { operation, times: 2 }) }
]
