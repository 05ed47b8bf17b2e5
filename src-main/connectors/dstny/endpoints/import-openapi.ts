import { writeFile } from 'node:fs/promises'
import { CtiError } from '../../../util/errors.ts'
import type { DescribedEndpoints } from '../../sign-in.ts'
import { readBounded, RefusedFileError } from '../../../util/bounded-file.ts'
import { readEndpoints } from './read-endpoints.ts'

/** Largest document, in bytes. */
const MAX_BYTES = 1024 * 1024

/** The result of an import as a list for people. */
export function importReport({ matched, ambiguous, notFound }: DescribedEndpoints['report']): string {
  return [
    `matched: ${String(matched.length)}`,
    ...matched.map(({ name, place }) => `  ${name}: ${place}`),
    `ambiguous: ${String(ambiguous.length)}`,
    ...ambiguous.map(({ name, places }) => `  ${name}: ${places.join(' or ')}`),
    `not found: ${String(notFound.length)}`,
    ...notFound.map((name) => `  ${name}`),
    ''
  ].join('\n')
}

/** Reads an OpenAPI document, prints what was found and writes the override file. @returns the exit code */
async function run([source, target]: readonly string[]): Promise<number> {
  if (source === undefined) {
    process.stderr.write(
      'tsx src-main/connectors/dstny/endpoints/import-openapi.ts <openapi.json or .yaml> [<override.json>]\n'
    )
    return 2
  }
  try {
    const { report, kept } = readEndpoints(await readBounded(source, MAX_BYTES))
    process.stdout.write(importReport(report))
    if (target !== undefined) await writeFile(target, `${JSON.stringify(kept, null, 2)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof CtiError || error instanceof RefusedFileError)) throw error
    process.stderr.write(`${error instanceof CtiError ? error.userMessage : error.message}\n`)
    return 1
  }
}

if (import.meta.filename === process.argv[1]) process.exitCode = await run(process.argv.slice(2))
