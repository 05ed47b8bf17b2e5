import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './paths.mjs'

const LINES = [
  'S1 S2–S4 S5 S6,S8–S12 S7 S13–S14 S15 S16 S17 S18 S19 S20 P1 P2 P3 P4 P5 P6 P7 K1 K2 K3 K5 N1 N2 N3 N4 N5 N6',
  'R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16'
]
const TRANSPORT = 'Reconnect|Dead stream|Request deadline|Watched contacts|Capabilities|To the windows|Storm'

/**
 * The rows of a table in Markdown, without its head.
 * @param {string} text
 */
const rowsOf = (text) =>
  text
    .split('\n')
    .filter((line) => /^\| (?!Line|---)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, id = '', holds = '', proof = '']) => ({ id, holds, proof }))

/** What a proof names: files, each with the titles or words that are to be found in it. */
function namedIn(proof) {
  const parts = proof.split(/`([^`]+)`/).slice(1)
  return parts.flatMap((file, index) =>
    index % 2 === 1 ? [] : [...parts[index + 1].matchAll(/"([^"]+)"/g)].map(([, words]) => ({ file, words }))
  )
}

const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whether a test of the file begins like this; of a file without tests, whether it holds the words. */
function isThere({ file, words }) {
  if (!existsSync(join(root, file))) return false
  const text = readFileSync(join(root, file), 'utf8')
  const holdsTests = /\.(test|spec)\.m?ts$|\.test\.mjs$|-(cases|faults)\.ts$/.test(file)
  if (!holdsTests) return text.includes(words)
  const begins = String.raw`\s*['"\`]` + escaped(words)
  // it('…', it.each(table)('…', a table that ends in ])('…', and a row of a table, whose first value is the title
  const called = String.raw`\b(it|test|connectorTest|describe)(\.\w+)?(<[^>]*>)?(\([^()]*\))?\(`
  const ended = String.raw`^\s*\](?:[^(\n]*\)\(|\()`
  const row = String.raw`^\s*\[`
  return new RegExp(`(?:${called}|${ended}|${row})${begins}`, 'm').test(text)
}

const rows = rowsOf(readFileSync(join(root, 'docs', 'security.md'), 'utf8'))

describe('the map of what must hold', () => {
  test('has every line, once and in order', () => {
    const ids = rows.map(({ id }) => id.replaceAll(', ', ','))
    expect(ids).toEqual([...LINES.join(' ').split(' '), ...TRANSPORT.split('|')])
  })

  test.each(rows)('$id is proved by tests that exist, or says that it is not there yet', ({ holds, proof }) => {
    expect(holds).not.toBe('')
    if (proof.startsWith('Not there yet: ')) return
    const named = namedIn(proof)
    expect(named).not.toEqual([])
    expect(named.filter((one) => !isThere(one))).toEqual([])
  })

  test('notices a test that is gone', () => {
    expect(namedIn('`a.test.ts` "x", "y"; `b.ts` "z"')).toEqual([
      { file: 'a.test.ts', words: 'x' },
      { file: 'a.test.ts', words: 'y' },
      { file: 'b.ts', words: 'z' }
    ])
    expect(isThere({ file: 'e2e/specs/gone.spec.ts', words: 'navigation' })).toBe(false)
    expect(isThere({ file: 'e2e/specs/hardening.spec.ts', words: 'navigation and new windows are denied' })).toBe(true)
    expect(isThere({ file: 'e2e/specs/hardening.spec.ts', words: 'new windows are denied' })).toBe(false)
    expect(isThere({ file: 'e2e/specs/hardening.spec.ts', words: 'https://example.org/' })).toBe(false)
  })
})
