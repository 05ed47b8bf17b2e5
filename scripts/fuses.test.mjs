import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkFuses, setFuses } from './fuses.mjs'

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ringside-fuses-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A runtime that is nothing but its fuses. */
function runtime(...wires) {
  const file = join(folder, 'electron')
  const parts = wires.flatMap((wire) => ['code', SENTINEL, Buffer.from([1, wire.length]), wire, 'more code'])
  writeFileSync(file, Buffer.concat(parts.map((part) => Buffer.from(part))))
  return file
}

const wireIn = (file, length) => {
  const text = readFileSync(file, 'latin1')
  const start = text.lastIndexOf(SENTINEL) + SENTINEL.length + 2
  return text.slice(start, start + length)
}

test('every fuse of the wire is set', () => {
  const file = runtime('101000010')
  setFuses(file)
  expect(wireIn(file, 9)).toBe('010011001')
  expect(() => checkFuses(file)).not.toThrow()
})

test('a runtime with fewer fuses gets those that it has', () => {
  const file = runtime('00000000')
  setFuses(file)
  expect(wireIn(file, 8)).toBe('01001100')
  expect(readFileSync(file, 'latin1')).toMatch(/more code$/)
})

test('a fuse that nobody has decided about is refused', () => {
  const file = runtime('0000000000')
  expect(() => setFuses(file)).toThrow('10 fuses')
  expect(() => checkFuses(file)).toThrow('10 fuses')
})

test('both wires of a universal runtime are set, and both are read back', () => {
  const file = runtime('000000000', '111111111')
  expect(() => checkFuses(file)).toThrow()
  setFuses(file)
  expect(wireIn(file, 9)).toBe('010011001')
  expect(() => checkFuses(file)).not.toThrow()
})

test('a wrong fuse is named when it is read back', () => {
  expect(() => checkFuses(runtime('110011001'))).toThrow('Wrong fuses in the package: RunAsNode')
})

test('a fuse that the runtime has removed is left alone', () => {
  const file = runtime('r10011001')
  setFuses(file)
  expect(wireIn(file, 9)).toBe('r10011001')
  expect(() => checkFuses(file)).not.toThrow()
})

test('a file without fuses is no runtime', () => {
  expect(() => setFuses(runtime())).toThrow('no fuses')
})
