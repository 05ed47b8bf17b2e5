import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { thing } from './testing/thing-file.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Lets another process write the file in this folder and die at that step; true when it was killed. */
async function killedAt(step: number, cwd: string): Promise<boolean> {
  const writer = join(import.meta.dirname, 'testing', 'killed-writer.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', writer, cwd, String(step)], { stdio: 'inherit' })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null] // as Node describes the event
  if (signal !== 'SIGKILL') expect(code).toBe(0)
  return signal === 'SIGKILL'
}

it('a file is the old one or the new one whole, whenever the program is killed while it writes it, and the only one', async () => {
  const before = join(folder, 'before')
  thing(before).save({ size: 1, name: 'old' })
  const sizes: number[] = []
  let halves = 0
  for (let step = 0, isKilled = true; isKilled; step++) {
    const cwd = join(folder, String(step))
    cpSync(before, cwd, { recursive: true })
    isKilled = await killedAt(step, cwd)
    halves += readdirSync(cwd).length - 1
    const problems: string[] = []
    const { size, name } = thing(cwd, (kind) => problems.push(kind)).value
    expect([problems, size, name.length]).toEqual([[], size, size === 1 ? 3 : 10_000])
    expect(readdirSync(cwd)).toEqual(['thing.json'])
    sizes.push(size)
  }
  expect(halves).toBeGreaterThan(0)
  // it was killed before, in and after the write, and in the end it was not
  expect(sizes.length).toBeGreaterThan(3)
  expect(sizes.at(0)).toBe(1)
  expect(sizes.at(-1)).toBe(2)
})
