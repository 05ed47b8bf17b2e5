import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { voipbinOperations, type WireOperation } from './voipbin.ts'

const rows: [string, WireOperation][] = Object.entries(voipbinOperations)

type Tables = Record<string, Record<string, WireOperation> | readonly string[]>

/** The names of the rows in every file of the folder, whether the table has them or not. */
async function writtenNames(): Promise<readonly string[]> {
  const files = readdirSync(new URL('./voipbin/', import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace('.ts', ''))
  const modules = await Promise.all(files.map((name) => import(`./voipbin/${name}.ts`) as Promise<Tables>)) // tables, and the names of paging
  return modules.flatMap((module) =>
    Object.values(module).flatMap((table) => (Array.isArray(table) ? [] : Object.keys(table)))
  )
}

describe('the VoIPBin endpoint table', () => {
  it('has every row that is written, each under a name of its own', async () => {
    expect(rows.map(([name]) => name).toSorted()).toEqual((await writtenNames()).toSorted())
  })

  it('has the operations of the subset', () => {
    expect(rows).toHaveLength(90) // 89 of the document, and the sign of life
    const places = rows.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('has well-formed placeholders, each a whole segment', () => {
    for (const [name, { path }] of rows) {
      const segments = path.split('/').slice(1)
      for (const part of segments) expect(part, name).toMatch(/^(\{[a-z_]+\}|[a-z0-9_.]+)$/)
    }
  })

  it('serves agents below a path of their own, but for who they are', () => {
    for (const [name, { path, needs, answer }] of rows) {
      if (answer !== 'socket' && name !== 'getMe') {
        expect(path.includes('/service_agents/'), name).toBe(needs === 'agent')
      }
    }
  })

  it('sends the same members for an agent as for a manager', () => {
    const bodies = new Map(rows.map(([name, { body }]) => [name, body]))
    for (const [name, body] of bodies) {
      if (name.includes('OwnContact')) expect(body, name).toEqual(bodies.get(name.replace('Own', '')))
    }
  })

  it('never asks for what carries passwords', () => {
    const unused = rows.filter(([, { use }]) => use === 'never').map(([name]) => name)
    expect(unused).toEqual(['listOwnExtensions', 'getOwnExtension'])
  })
})
