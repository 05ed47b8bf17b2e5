import { setFlagsFromString } from 'node:v8'
import { setImmediate as turn } from 'node:timers/promises'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void // the flag puts it there

/** Bytes that are in use, in and beside the JavaScript heap, after all garbage has gone. */
export async function usedBytes(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    collect()
    await turn() // what finalizers free is free after a turn
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
