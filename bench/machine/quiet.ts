import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../progress.ts'
import { sampleLoad } from './sample.ts'
import { spanBetween } from './load.ts'

const WATCH_MS = 1_000
/** Percent of one core that others may use: about a sixteenth of a machine with two. */
const MOST_FOREIGN = 14
/** How long a part waits in all; a machine that others use all day must not keep the bench for ever. */
const PATIENCE_MS = 45_000

let patience = PATIENCE_MS
let waiting = false

/** Before a part is measured: it may wait anew. */
export const bePatient = (): void => void (patience = PATIENCE_MS)

/** Whether the bench only waits: what others do now disturbs nothing. */
export const isWaiting = (): boolean => waiting

/** Waits until others do next to nothing, so that their work is not measured; after a while goes on all the same. */
export async function quiet(what: string): Promise<void> {
  waiting = true
  const deadline = performance.now() + patience
  let foreign = await foreignWork()
  if (foreign > MOST_FOREIGN && patience > 0) say(`${what}: waiting until the machine is quiet`)
  while (foreign > MOST_FOREIGN && performance.now() < deadline) foreign = await foreignWork()
  patience = Math.max(0, deadline - performance.now())
  waiting = false
  if (foreign > MOST_FOREIGN) say(`${what}: the machine is not quiet, others use ${Math.round(foreign)} % of a core`)
}

async function foreignWork(): Promise<number> {
  const before = sampleLoad()
  await sleep(WATCH_MS)
  const { foreign, stolen } = spanBetween(before, sampleLoad())
  return foreign + stolen
}
