import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { thing } from './testing/thing-file.ts'

let cwd: string
let problems: string[]

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  problems = []
})
afterEach(() => rmSync(cwd, { recursive: true }))

const open = () => thing(cwd, (kind) => problems.push(kind))
const file = (): string => join(cwd, 'thing.json')

describe('a versioned file', () => {
  it.each(['0', '-1', '1.5', '"1"', 'null'])('of version %s is damaged, and kept', (version) => {
    const content = `{"version": ${version}, "value": {"size": 7, "name": "x"}}`
    writeFileSync(file(), content)
    expect(open().value).toEqual({ size: 0, name: '' })
    expect(problems).toEqual(['damaged'])
    const [kept = ''] = readdirSync(cwd)
    expect(kept).toMatch(/^thing\.damaged-2026-01-05T09-00-00-000Z\.json$/)
    expect(readFileSync(join(cwd, kept), 'utf8')).toBe(content)
  })

  it('that would be larger than what is read is not written, and its value holds meanwhile', () => {
    const one = open()
    expect(one.save({ size: 1, name: 'x' })).toBe(true)
    const large = { size: 2, name: 'x'.repeat(2 * 1024 * 1024) }
    expect(one.save(large)).toBe(false)
    expect(one.value).toEqual(large)
    expect(open().value).toEqual({ size: 1, name: 'x' })
    const longest = {
      size: 2,
      name: 'x'.repeat(2 * 1024 * 1024 - JSON.stringify({ version: 1, value: { size: 2, name: '' } }).length)
    }
    expect(one.save(longest)).toBe(true)
    expect([open().value, problems]).toEqual([longest, []])
  })

  it('removes what a write that was killed has left of it, and nothing else', () => {
    for (const name of ['thing.json.tmp-1', 'thing.json.old', 'things.json.tmp-2'])
      writeFileSync(join(cwd, name), 'half')
    open().save({ size: 1, name: 'x' })
    expect(readdirSync(cwd).sort()).toEqual(['thing.json', 'thing.json.old', 'things.json.tmp-2'])
  })

  it('loses a value that cannot be read once; a copy of the file has it', () => {
    const content = '{"version": 1, "value": {"size": "large", "name": "x"}}'
    writeFileSync(file(), content)
    expect(open().value).toEqual({ size: 0, name: 'x' })
    expect(open().value).toEqual({ size: 0, name: 'x' })
    expect(problems).toEqual(['lost'])
    const copies = readdirSync(cwd).filter((name) => name !== 'thing.json')
    expect(copies).toEqual(['thing.damaged-2026-01-05T09-00-00-000Z.json'])
    expect(readFileSync(join(cwd, copies[0] ?? ''), 'utf8')).toBe(content)
  })
})
