import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { Deadline } from '../../../transport/deadline.ts'
import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import type { DescribedEndpoints } from '../../sign-in.ts'
import makeWorker from './endpoint-worker.ts?nodeWorker'
import type { EndpointReading } from './endpoint-worker.ts'

/** The longest a file may take; honest ones take a tenth of it. */
const LONGEST_MS = 5 * SECOND
/** Ten times what the largest honest file takes. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 } as const

/**
 * Reads a file of server paths beside the main loop, which has calls to tell of. What takes too long or too much memory is
 * ended and refused. @throws CtiError protocol; the signal's reason when that aborts
 */
export async function readInWorker(text: string, clock: Clock, signal: AbortSignal): Promise<DescribedEndpoints> {
  signal.throwIfAborted()
  using deadline = new Deadline(clock, LONGEST_MS, signal)
  const worker = makeWorker({ workerData: text, resourceLimits: LIMITS })
  try {
    return await new Promise((resolve, reject) => {
      deadline.signal.addEventListener('abort', () => reject(deadline.expired ? tooMuchWork() : signal.reason))
      worker.once('message', (reading: EndpointReading) => {
        if ('described' in reading) resolve(reading.described)
        else reject(new CtiError('protocol', { userMessage: reading.refused }))
      })
      worker.once('error', (cause) => reject(isOutOfMemory(cause) ? tooMuchWork() : cause))
      worker.once('exit', () => reject(tooMuchWork()))
    })
  } finally {
    await worker.terminate()
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const tooMuchWork = (): CtiError => new CtiError('protocol', { userMessage: m.endpoints_too_much_work() })
