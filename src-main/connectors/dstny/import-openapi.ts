import { readFile, writeFile } from 'node:fs/promises'
import { CtiError } from '../../util/errors.ts'
import type { DescribedEndpoints } from '../connector.ts'
import { endpointSettings } from './endpoint-settings.ts'

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
    process.stderr.write('tsx src-main/connectors/dstny/import-openapi.ts <openapi.json or .yaml> [<override.json>]\n')
    return 2
  }
  try {
    const { report, kept } = endpointSettings.read(await readFile(source, 'utf8'))
    process.stdout.write(importReport(report))
    if (target !== undefined) await writeFile(target, `${JSON.stringify(kept, null, 2)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof CtiError)) throw error
    process.stderr.write(`${error.userMessage}\n`)
    return 1
  }
}

if (import.meta.filename === process.argv[1]) process.exitCode = await run(process.argv.slice(2))
