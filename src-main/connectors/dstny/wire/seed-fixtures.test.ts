import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { dstnyOperations } from '../../../wire-tables/dstny.ts'
import type { WireOperation } from '../../../wire-tables/dstny.ts'
import { fixture } from '../fixtures/fixture.ts'
import { notRead, schemaFor } from '../testing/seed-schemas.ts'
import type { ExampleRole } from '../testing/seed-schemas.ts'

interface Example {
  readonly name: string
  readonly id: string
  readonly line: number
  readonly role: ExampleRole
  readonly body: unknown
}

const examples: readonly Example[] = readdirSync(new URL('../fixtures/seed/', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const name = file.replace('.json', '')
    const [id = '', line, role] = name.split('.')
    return { name, id, line: Number(line), role: role as ExampleRole, body: fixture(`seed/${name}`) } // the name says so
  })

/** Of these the page describes what they answer, and shows none. */
const WITHOUT_EXAMPLE = ['updateLineState', 'createLineState']

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Members of the example that reading has lost or changed. */
function lost(sent: unknown, read: unknown, place = ''): string[] {
  if (Array.isArray(sent)) {
    if (!Array.isArray(read) || read.length !== sent.length) return [place]
    return sent.flatMap((one, index) => lost(one, read[index], `${place}[${String(index)}]`))
  }
  if (typeof sent === 'string' && Array.isArray(read)) return [] // a list given as text, an artefact of the page
  if (!isObject(sent)) return String(sent) === String(read) ? [] : [place]
  const [wrapped, ...more] = Object.entries(sent)
  if (wrapped?.[0].startsWith('.') === true && more.length === 0) return lost(wrapped[1], read, place)
  if (!isObject(read)) return [place]
  return Object.entries(sent).flatMap(([name, value]) => lost(value, read[name], `${place}.${name}`))
}

/** The example as a later server might send it. */
function withUnknown(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withUnknown)
  if (!isObject(body)) return body
  const members = Object.entries(body).map(([name, value]) => [name, withUnknown(value)] as const)
  const isWrapper = members.length === 1 && members[0]?.[0].startsWith('.') === true
  return Object.fromEntries([...members, ...(isWrapper ? [] : [['x-new', { of: ['a', 'later', 'version'] }] as const])])
}

describe('the examples of the page', () => {
  const has = (id: string, wanted: ExampleRole): boolean =>
    examples.some((example) => example.id === id && example.role === wanted)

  it('are here for every body in JSON that the page describes', () => {
    const described = Object.entries<WireOperation>(dstnyOperations).filter(([, { seedLine }]) => seedLine !== null)
    const sent = described.filter(([, { body }]) => body === 'json')
    const answered = described.filter(([, { answer }]) => answer === 'json')
    expect(sent.filter(([id]) => !has(id, 'request'))).toEqual([])
    expect(answered.map(([id]) => id).filter((id) => !has(id, 'response'))).toEqual(WITHOUT_EXAMPLE)
  })

  it('each have an operation of the table and its line', () => {
    for (const { name, id, line } of examples) {
      const row = Object.entries(dstnyOperations).find(([one]) => one === id)?.[1]
      expect(row?.seedLine ?? Infinity, name).toBeLessThan(line)
    }
  })

  it('are read by nobody only where the operation is deprecated', () => {
    for (const id of notRead) expect(dstnyOperations).toHaveProperty([id, 'deprecated'], true)
  })

  const read = examples.filter(({ id, role }) => role === 'refusal' || !notRead.includes(id))

  it.each(read)('$name is read without losing a member', ({ id, role, body }) => {
    const schema = schemaFor(id, role)
    const parsed = z.safeParse(schema ?? z.never(), body)
    expect(parsed.error?.issues ?? []).toEqual([])
    if (id !== 'getWebClientUrl') expect(lost(body, parsed.data)).toEqual([])
  })

  it.each(read)('$name is read the same with members of a later version', ({ id, role, body }) => {
    const schema = schemaFor(id, role) ?? z.never()
    const parsed = z.safeParse(schema, withUnknown(body))
    expect(parsed.error?.issues ?? []).toEqual([])
    if (id !== 'getWebClientUrl') expect(lost(body, parsed.data)).toEqual([])
  })
})
