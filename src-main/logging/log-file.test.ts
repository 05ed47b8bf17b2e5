import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../util/clock.ts'
import { DAY, SECOND } from '../util/durations.ts'
import { LogFile } from './log-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the log file', () => {
  it('has each line at once', () => {
    const file = new LogFile(join(folder, 'logs', 'main.log'), systemClock)
    file.write('one')
    file.write('two')
    expect(readFileSync(join(folder, 'logs', 'main.log'), 'utf8')).toBe('one\ntwo\n')
  })

  it('is put aside when it grows too large, and goes on', () => {
    const file = new LogFile(join(folder, 'main.log'), systemClock, 30)
    for (const line of ['a'.repeat(20), 'b'.repeat(20)]) file.write(line)
    expect(readdirSync(folder)).toHaveLength(2)
    expect(readFileSync(join(folder, 'main.log'), 'utf8')).toBe(`${'b'.repeat(20)}\n`)
  })

  it('is deleted after seven days, and so are those put aside', () => {
    const old = new Date(Date.now() - 8 * DAY)
    for (const name of ['main.log', 'main.log.2026-01-01', 'other.txt']) {
      writeFileSync(join(folder, name), 'old\n')
      utimesSync(join(folder, name), old.getTime() / SECOND, old.getTime() / SECOND)
    }
    new LogFile(join(folder, 'main.log'), systemClock).write('new')
    expect(readdirSync(folder).sort()).toEqual(['main.log', 'other.txt'])
    expect(readFileSync(join(folder, 'main.log'), 'utf8')).toBe('new\n')
  })

  it('in a folder that cannot be made does not stop the program', () => {
    writeFileSync(join(folder, 'file'), '')
    const file = new LogFile(join(folder, 'file', 'logs', 'main.log'), systemClock)
    expect(() => file.write('lost')).not.toThrow()
  })

  it('that cannot be written does not stop the program', () => {
    const file = new LogFile(join(folder, 'main.log'), systemClock)
    rmSync(folder, { recursive: true })
    expect(() => file.write('lost')).not.toThrow()
    folder = mkdtempSync(join(tmpdir(), 'ringside-'))
  })
})
