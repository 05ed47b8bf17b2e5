import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => join(import.meta.dirname, name))

/** What a file imports of these: values, types and `import()` alike. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'))
  return importedFiles.map(({ fileName }) => join(dirname(file), fileName)).filter((name) => files.includes(name))
}

const imports = new Map(files.map((file) => [file, importsOf(file)]))

/** Everything that a file imports, and what that imports, and so on; the file itself where it comes round to it. */
function reachedFrom(from: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [...(imports.get(from) ?? [])]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!seen.has(file)) waiting.push(...(imports.get(file) ?? []))
    seen.add(file)
  }
  return seen
}

test('no file is in a circle of imports, types included', () => {
  const simulator = join(import.meta.dirname, 'simulator')
  expect(imports.get(join(simulator, 'core/world.ts'))).toContain(join(simulator, 'core/calls.ts'))
  expect(files.filter((file) => reachedFrom(file).has(file))).toEqual([])
})

test('the program holds nothing that is only for tests', () => {
  const program = [...reachedFrom(join(import.meta.dirname, 'index.ts'))]
  expect(program).toContain(join(import.meta.dirname, 'connectors/dstny/index.ts'))
  expect(program.filter((file) => /[/\\]testing[/\\]|conformance/.test(file))).toEqual([])
})

test('requests of administration are sent by no link: no other file reaches them', () => {
  const admin = files.filter((file) => /[/\\]connectors[/\\]\w+[/\\]operations[/\\]admin\.ts$/.test(file))
  expect(admin).toContain(join(import.meta.dirname, 'connectors/mirta/operations/admin.ts'))
  const others = files.filter((file) => !/[/\\]testing[/\\]/.test(file))
  expect(others.filter((file) => admin.some((one) => reachedFrom(file).has(one)))).toEqual([])
})
