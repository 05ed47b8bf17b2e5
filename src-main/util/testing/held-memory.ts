import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How much more the heap holds after `work` and a collection, in MB. */
export function heldAfter(work: () => void): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // what the flag has made
  const heldBytes = (): number => {
    collect()
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = heldBytes()
  work()
  return (heldBytes() - before) / 1e6
}
