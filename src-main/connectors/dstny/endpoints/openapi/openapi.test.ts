import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { dstnyOperations } from '../../../../wire-tables/dstny.ts'
import type { DstnyOperationId, WireOperation } from '../../../../wire-tables/dstny.ts'
import { endpointSettings } from '../endpoint-settings.ts'
import { readEndpoints } from '../read-endpoints.ts'
import { Endpoints } from '../endpoints.ts'
import { systemClock } from '../../../../util/clock.ts'
import { importReport } from '../import-openapi.ts'
import { readOpenApi } from './document.ts'
import { callHints } from './hints-calls.ts'
import { dataHints } from './hints-data.ts'
import { matchOperations } from './match.ts'
import { parseDocument } from './parse-document.ts'
import { toOverride } from './to-override.ts'

const rows = Object.entries(dstnyOperations) as [DstnyOperationId, WireOperation][] // the keys are the ids
const hints: Readonly<Record<string, readonly [string, string]>> = { ...callHints, ...dataHints }

interface Rewriting {
  readonly operationId?: (id: string) => string | undefined
  readonly swagger?: boolean
}

const renamedPath = (path: string): string =>
  path.replace('/api/', '/rest/v7/').replace(/\{(\w+)\}/g, (_, name: string) => `{${name.toUpperCase()}}`)

const read = (text: string) => readOpenApi(parseDocument(text))

const words = (id: string): string => `The ${id.replace(/([A-Z])/g, ' $1')}: ${hints[id]?.[0] ?? ''}.`

function operationOf(id: string, row: WireOperation, { operationId, swagger = false }: Rewriting): object {
  const parameter = (where: string) => (name: string) => ({ name, in: where, schema: { type: 'string' } })
  const path = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => (name ?? '').toUpperCase())
  const query = row.query.map((name) => name.replace(/[[\]!]/g, ''))
  const names = (hints[id]?.[1] ?? '').split(' ').filter((name) => name !== '')
  const schema = { properties: Object.fromEntries(names.map((name) => [name, {}])) }
  const body = row.body !== 'json' ? {} : { requestBody: { content: { 'application/json': { schema } } } }
  const swaggerBody = row.body === 'json' && swagger ? [{ in: 'body', name: 'body', schema }] : []
  return {
    operationId: operationId?.(id),
    tags: [row.group],
    summary: words(id),
    deprecated: row.deprecated === true,
    parameters: [...path.map(parameter('path')), ...query.map(parameter('query')), ...swaggerBody],
    ...(swagger ? {} : body)
  }
}

/** A document with every operation of the table, somewhere else. */
function documentOf(rewriting: Rewriting): string {
  const paths: Record<string, Record<string, object>> = {}
  for (const [id, row] of rows) {
    const path = renamedPath(row.path).replace(rewriting.swagger === true ? '/rest' : '', '')
    const item = (paths[path] ??= {})
    for (const method of row.methods) item[method.toLowerCase()] = operationOf(id, row, rewriting)
  }
  const head = rewriting.swagger === true ? { swagger: '2.0', basePath: '/rest/' } : { openapi: '3.0.3' }
  return JSON.stringify({ ...head, paths })
}

describe('an API document', () => {
  it.each<[string, Rewriting]>([
    ['with our operation ids', { operationId: (id) => id }],
    ['without operation ids', {}],
    ['with other operation ids', { operationId: (id) => `op_${String(id.length)}` }],
    ['as Swagger 2.0 with a base path', { swagger: true }]
  ])('%s is matched back, though every path and placeholder is another', (_, rewriting) => {
    const { matched, ambiguous, notFound } = matchOperations(read(documentOf(rewriting)))
    const wrong = matched.filter(({ id, found }) => renamedPath(dstnyOperations[id].path) !== found.path)
    expect(wrong.map(({ id, found }) => [id, found.path])).toEqual([])
    expect([ambiguous.map(({ id }) => id), notFound]).toEqual([[], []])
    const override = toOverride(matched)
    const endpoint = new Endpoints(override).find('answerCall', {
      domain: 'd',
      userId: 'u',
      callId: 'c',
      deviceId: 'x'
    })
    expect(endpoint).toMatchObject({ method: 'POST', path: '/rest/v7/user/call-control/v1/d/u/calls/c/answer/x' })
  })

  it('may be YAML', () => {
    const text = stringify(JSON.parse(documentOf({})))
    const { report, kept } = readEndpoints(text)
    expect(report.matched).toHaveLength(rows.length)
    expect(readEndpoints(documentOf({})).kept).toEqual(kept)
  })

  it('that is the table itself needs no override', () => {
    const same = documentOf({ operationId: (id) => id }).replaceAll('/rest/v7/', '/api/')
    const { matched } = matchOperations(read(same))
    const moved = matched.map(({ id, found }) => ({ id, found: { ...found, path: dstnyOperations[id].path } }))
    expect(toOverride(moved)).toEqual({ version: 1, operations: {} })
  })

  it('with two operations close together leaves the choice to the user', () => {
    const hold = operationOf('holdCall', dstnyOperations.holdCall, {})
    const at = (place: string) => `/x/{domain}/{userId}/calls/{callId}/${place}`
    const text = JSON.stringify({ openapi: '3.1.0', paths: { [at('a')]: { post: hold }, [at('b')]: { post: hold } } })
    const result = matchOperations(read(text))
    expect(result.matched).toEqual([])
    expect(result.ambiguous.map(({ id, candidates }) => [id, candidates.length])).toEqual([['holdCall', 2]])
    expect(importReport(readEndpoints(text).report)).toMatch(/ambiguous: 1\n {2}holdCall: POST .*a or POST .*b\n/)
  })

  it('matches what it calls deprecated only with what is deprecated here', () => {
    const hold = { ...operationOf('holdCall', dstnyOperations.holdCall, { operationId: (id) => id }), deprecated: true }
    const text = JSON.stringify({ openapi: '3.0.0', paths: { '/x/{domain}/{userId}/{callId}': { post: hold } } })
    expect(matchOperations(read(text)).notFound).toContain('holdCall')
  })

  it('renames what the server spells differently', () => {
    const operation = {
      operationId: 'makeCall',
      parameters: [{ $ref: '#/components/parameters/device' }],
      requestBody: { $ref: '#/components/requestBodies/call' }
    }
    const components = {
      parameters: { device: { in: 'path', name: 'device-id' } },
      requestBodies: { call: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Call' } } } } },
      schemas: { Call: { allOf: [{ properties: { target_url: {}, destination: {} } }] } }
    }
    const paths = { '/c/{domain}/{user-id}/{device-id}': { post: operation } }
    const { matched } = matchOperations(read(JSON.stringify({ openapi: '3.0.0', paths, components })))
    expect(toOverride(matched).operations).toEqual({
      makeCall: { path: '/c/{domain}/{userId}/{deviceId}', body: { targetUrl: 'target_url' } }
    })
  })
})

describe('a bad API document', () => {
  it.each([
    ['no JSON', '{', '-'],
    ['broken YAML', 'openapi: 3.0.0\npaths: {\n', '-'],
    ['YAML that grows', `openapi: 3.0.0\nx: &a [1]\ny: [${'*a, '.repeat(200)}]\n`, 'line 3'],
    ['text', 'Dear customer', '-'],
    ['a list', '[]', '-'],
    ['another format', '{"asyncapi":"2.0.0","paths":{}}', 'openapi'],
    ['no paths', '{"openapi":"3.0.0"}', 'paths'],
    ['a path that is none', '{"openapi":"3.0.0","paths":{"/ok":{},"no path":{}}}', 'paths.no path'],
    ['an operation that is none', '{"openapi":"3.0.0","paths":{"/x":{"get":[]}}}', 'paths./x.get'],
    ['too much text', `{"openapi":"3.0.0","x":"${'x'.repeat(1_100_000)}"}`, '1 MB']
  ])('with %s is refused whole, with the place', (_, text, place) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ kind: 'protocol', userMessage: expect.stringContaining(place) })
    )
  })

  it.each([
    '{"password": canary}',
    '[1, canary',
    '{"a": 1,\n "canary" 2}',
    'a: [canary',
    'a: *canary',
    'a: 1\ncanary: 2\ncanary: 3'
  ])('that cannot be parsed is not quoted: %s', (text) => {
    const unquoted: unknown = expect.not.stringContaining('canary')
    const refused = expect.objectContaining({ message: unquoted, userMessage: unquoted, cause: undefined })
    expect(() => read(text)).toThrow(refused)
  })

  it('with too many operations is refused', () => {
    const paths = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`/p${String(index)}`, { get: {} }]))
    expect(() => read(JSON.stringify({ openapi: '3.0.0', paths }))).toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining('2000') })
    )
  })

  it('with references in a circle, outside or into nothing is read without them', () => {
    const parameters = ['#/components/parameters/a', 'https://evil.example/x', '#/nothing', '#/__proto__'].map(
      (one) => ({
        $ref: one
      })
    )
    const components = { parameters: { a: { $ref: '#/components/parameters/a' } } }
    const text = JSON.stringify({ openapi: '3.0.0', paths: { '/x': { get: { parameters } } }, components })
    expect(read(text)).toMatchObject([{ path: '/x', queryNames: [] }])
  })

  it('cannot name an operation that is a member of every object', () => {
    const text = JSON.stringify({ openapi: '3.0.0', paths: { '/x': { get: { operationId: '__proto__' } } } })
    expect(matchOperations(read(text)).matched).toEqual([])
  })
})

describe('what an account keeps of a description', () => {
  const override = {
    version: 1,
    operations: { holdCall: { path: '/x/{domain}/{userId}/{callId}/hold' }, parkCall: { enabled: false } }
  }

  it('is an override file as it is, told place by place', () => {
    const { report, kept } = readEndpoints(JSON.stringify(override))
    expect(kept).toEqual(override)
    expect(report).toMatchObject({ ambiguous: [], notFound: [], changed: 2 })
    expect(report.matched).toEqual([
      { name: 'holdCall', place: 'POST /x/{domain}/{userId}/{callId}/hold' },
      { name: 'parkCall', place: 'switched off' }
    ])
  })

  it('replaces what was kept before, and goes without a trace', () => {
    const settings = { address: 'pbx.example.org', userId: 'jane' }
    const described = readEndpoints(JSON.stringify(override))
    const changed = endpointSettings(systemClock).apply(settings, described)
    expect(changed).toEqual({ ...settings, endpointOverride: override })
    expect(endpointSettings(systemClock).apply(changed, undefined)).toEqual(settings)
  })

  it.each(['{"version":2}', '{"version":1,"operations":{"holdCall":{"path":"/{nobody}"}}}', 'null', '"x"'])(
    'is never %s',
    (text) => {
      expect(() => readEndpoints(text)).toThrow(expect.objectContaining({ kind: 'protocol' }))
    }
  )
})
