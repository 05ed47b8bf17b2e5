import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dstnyScopes } from './dstny-scopes.ts'
import { dstnyOperations, type WireOperation } from './dstny.ts'

const rows: [string, WireOperation][] = Object.entries(dstnyOperations)

type Group = Record<string, WireOperation>

/** The ids of the rows in every file of the folder, whether the table has them or not. */
async function writtenIds(): Promise<readonly string[]> {
  const names = readdirSync(new URL('./dstny/', import.meta.url)).map((file) => file.replace('.ts', ''))
  const files = await Promise.all(names.map((name) => import(`./dstny/${name}.ts`) as Promise<Record<string, Group>>)) // tables are all they export
  return files.flatMap((file) => Object.values(file).flatMap((group) => Object.keys(group)))
}

describe('the Dstny endpoint table', () => {
  it('has every row that is written, each under an id of its own', async () => {
    expect(rows.map(([id]) => id).toSorted()).toEqual((await writtenIds()).toSorted())
  })

  it('has well-formed placeholders, each a whole segment and used once', () => {
    for (const [id, row] of rows) {
      const segments = row.path.split('/').slice(1)
      const names = segments.filter((segment) => segment.includes('{') || segment.includes('}'))
      for (const name of names) expect(name, id).toMatch(/^\{[A-Za-z_]+\}$/)
      expect(new Set(names).size, id).toBe(names.length)
      expect(segments[0], id).toBe('api')
    }
  })

  it('has no two operations with the same method and path', () => {
    const places = rows.flatMap(([, row]) =>
      row.methods.map((method) => `${method} ${row.path.replace(/\{\w+\}/g, '{}')}`)
    )
    expect(new Set(places).size).toBe(places.length)
  })

  it('has query names with at most the two marks', () => {
    for (const [id, row] of rows) for (const name of row.query) expect(name, id).toMatch(/^[A-Za-z-]+(\[\])?!?$/)
  })

  it('sends bodies only with methods that may have one', () => {
    for (const [id, row] of rows) if (row.body !== 'none') expect(['PUT', 'POST'], id).toContain(row.methods[0])
  })

  it('has no two scopes of the same name', () => {
    const names = Object.values(dstnyScopes).flatMap(({ title, serverName }) => [title, serverName])
    expect(new Set(names).size).toBe(names.length)
  })
})
