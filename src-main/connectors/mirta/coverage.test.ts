import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { handlers } from '../../simulator/fronts/mirta/handlers.ts'
import { MirtaClient } from './client.ts'
import { AdminOperations } from './operations/admin.ts'
import type { Requester } from './requests/request.ts'
import { coverageTable } from './testing/coverage.ts'

const COVERAGE = new URL('COVERAGE.md', import.meta.url)

it('every request of the table has a method and is served, and COVERAGE.md says so', async () => {
  const requester = {} as Requester // only the shape of the client is looked at
  const nouns = { ...new MirtaClient(requester), admin: new AdminOperations(requester) }
  const text = coverageTable(nouns, (name) => handlers[name] !== undefined)
  expect(text).not.toMatch(/\| (?:none|no) +\|/)
  if (process.env['RINGSIDE_WRITE_COVERAGE'] === '1') await writeFile(COVERAGE, text)
  expect(await readFile(COVERAGE, 'utf8')).toBe(text)
})
