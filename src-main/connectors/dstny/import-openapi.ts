import { readFile, writeFile } from 'node:fs/promises'
import { CtiError } from '../../util/errors.ts'
import { readOpenApi } from './openapi/document.ts'
import { matchOperations } from './openapi/match.ts'
import type { ImportResult } from './openapi/match.ts'
import { toOverride } from './openapi/to-override.ts'

/** The result of an import as a list for people. */
export function importReport({ matched, ambiguous, notFound }: ImportResult): string {
  const place = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`
  return [
    `matched: ${String(matched.length)}`,
    ...matched.map(({ id, found }) => `  ${id}: ${place(found)}`),
    `ambiguous: ${String(ambiguous.length)}`,
    ...ambiguous.map(({ id, candidates }) => `  ${id}: ${candidates.map(place).join(' or ')}`),
    `not found: ${String(notFound.length)}`,
    ...notFound.map((id) => `  ${id}`),
    ''
  ].join('\n')
}

/** Reads an OpenAPI document, prints what was found and writes the override file. @returns the exit code */
async function run([source, target]: readonly string[]): Promise<number> {
  if (source === undefined) {
    process.stderr.write('tsx src-main/connectors/dstny/import-openapi.ts <openapi.json> [<override.json>]\n')
    return 2
  }
  try {
    const result = matchOperations(readOpenApi(await readFile(source, 'utf8')))
    process.stdout.write(importReport(result))
    if (target !== undefined) await writeFile(target, `${JSON.stringify(toOverride(result.matched), null, 2)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof CtiError)) throw error
    process.stderr.write(`${error.userMessage}\n`)
    return 1
  }
}

if (import.meta.filename === process.argv[1]) process.exitCode = await run(process.argv.slice(2))
