import { disturbanceOf, spanBetween, type Disturbance, type LoadSpan } from './load.ts'
import { isWaiting } from './quiet.ts'
import { sampleLoad } from './sample.ts'

const EVERY_MS = 500

/** Looks at the machine while something is measured. */
export interface MachineWatch extends Disposable {
  /** What has disturbed it so far. */
  disturbance(): Disturbance
}

/** Begins to look; what happens while the bench only waits is left out. */
export function watchMachine(): MachineWatch {
  const spans: LoadSpan[] = []
  let before = sampleLoad()
  let wasWaiting = isWaiting()
  const look = (): void => {
    const after = sampleLoad()
    if (!wasWaiting && !isWaiting()) spans.push(spanBetween(before, after))
    before = after
    wasWaiting = isWaiting()
  }
  const timer = setInterval(look, EVERY_MS)
  return {
    disturbance: () => disturbanceOf(spans, EVERY_MS),
    [Symbol.dispose]: () => clearInterval(timer)
  }
}
