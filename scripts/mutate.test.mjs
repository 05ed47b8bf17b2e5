import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { figures, testsOf } from './mutate.mjs'
import { mutationFiles } from './mutation-files.mjs'
import { root } from './paths.mjs'

const source = ['const a = b > 0', 'const c = b > 0'].join('\n')
const mutant = (line, status, replacement = 'b >= 0') => ({
  location: { start: { line, column: 11 }, end: { line, column: 16 } },
  replacement,
  status
})
const accepted = () => false
const equal = [{ line: 'const a = b > 0', from: 'b > 0', to: 'b >= 0', why: 'b is never 0' }]

test('a file has enough when so many of the mutants that count are noticed', () => {
  const found = [mutant(1, 'Killed'), mutant(1, 'Timeout'), mutant(2, 'RuntimeError'), mutant(2, 'NoCoverage')]
  const result = figures({ file: 'a.ts', least: 75 }, source, [...found, mutant(2, 'Ignored')], accepted)
  expect(result).toMatchObject({ counted: 4, noticed: 3, equals: 0, score: 75, isEnough: true })
  expect(result.survived).toMatchObject([{ at: 2, from: 'b > 0', to: 'b >= 0', isCovered: false }])
  expect(figures({ file: 'a.ts', least: 76 }, source, found, accepted).isEnough).toBe(false)
})

test('a mutant that is named as equal, or does not compile, is not counted', () => {
  const found = [mutant(1, 'Killed', 'true'), mutant(1, 'Survived'), mutant(2, 'Survived')]
  const isRefused = (text) => text === 'const a = b > 0\nconst c = b >= 0'
  const result = figures({ file: 'a.ts', least: 100, equal }, source, found, isRefused)
  expect(result).toMatchObject({ counted: 1, noticed: 1, equals: 1, survived: [], isEnough: true })
})

test('a mutant that is named as equal and noticed all the same is a mistake', () => {
  const result = figures({ file: 'a.ts', least: 0, equal }, source, [mutant(1, 'Killed')], accepted)
  expect(result).toMatchObject({ wrong: equal, isEnough: false })
})

/** Whether there are such files; only names have a `*`. */
function isMatched(pattern) {
  const wanted = new RegExp(`^${basename(pattern).replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
  return readdirSync(join(root, dirname(pattern))).some((name) => wanted.test(name))
}

test.each(mutationFiles)('$file is there, with its tests', (entry) => {
  expect(existsSync(join(root, entry.file))).toBe(true)
  const none = testsOf(entry).filter((pattern) => !isMatched(pattern))
  expect(none.filter((pattern) => entry.tests?.includes(pattern))).toEqual([])
  expect(none.length).toBeLessThan(testsOf(entry).length)
})
