import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { coverageTable } from './testing/coverage.ts'

const COVERAGE = new URL('COVERAGE.md', import.meta.url)

it('every operation of the table has a method or a reason for none, and COVERAGE.md says so', async () => {
  const text = coverageTable()
  expect(text).not.toContain('| none')
  if (process.env['RINGSIDE_WRITE_COVERAGE'] === '1') await writeFile(COVERAGE, text)
  expect(await readFile(COVERAGE, 'utf8')).toBe(text)
})
