import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { coverageTable, uncovered } from './testing/coverage.ts'

const COVERAGE = new URL('COVERAGE.md', import.meta.url)

it('every word of the table that is used has code and a test, and COVERAGE.md says so', async () => {
  expect(uncovered()).toEqual([])
  const text = coverageTable()
  if (process.env['RINGSIDE_WRITE_COVERAGE'] === '1') await writeFile(COVERAGE, text)
  expect(await readFile(COVERAGE, 'utf8')).toBe(text)
})
