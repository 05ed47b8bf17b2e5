/**
 * A process that writes a versioned file in a folder and is killed at a step of the write: `killed-writer.ts FOLDER STEP`.
 * The step is the number of the file operation before which it dies, from 0; of a write, half is done by then. Where there
 * is no such step it ends by itself with code 0.
 */
import fs from 'node:fs'

const [folder = '', step = ''] = process.argv.slice(2)
const KILLED_AT = Number(step)
let isWriting = false
let steps = 0

/** All that changes what a file holds or is called. */
const OPERATIONS = [
  'copyFileSync',
  'fsyncSync',
  'linkSync',
  'openSync',
  'renameSync',
  'rmSync',
  'truncateSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync'
] as const

const original = { ...fs }

for (const name of OPERATIONS) {
  const operation: unknown = Reflect.get(fs, name)
  if (typeof operation !== 'function') throw new Error(`there is no fs.${name}`)
  Reflect.set(fs, name, (...args: unknown[]): unknown => {
    if (isWriting && steps++ === KILLED_AT) {
      halfOf(name, args)
      process.kill(process.pid, 'SIGKILL')
    }
    return Reflect.apply(operation, fs, args)
  })
}

/** What the disk has of a write when the power goes. */
function halfOf(name: (typeof OPERATIONS)[number], [target, data]: readonly unknown[]): void {
  const text = String(data)
  const half = text.slice(0, text.length / 2)
  if (name === 'writeSync' && typeof target === 'number') original.writeSync(target, half)
  if (name === 'writeFileSync' && typeof target === 'string') original.writeFileSync(target, half)
}

// only now: the library takes its functions when it is loaded
const { thing } = await import('./thing-file.ts')
const file = thing(folder)
isWriting = true
file.save({ size: 2, name: 'x'.repeat(10_000) })
