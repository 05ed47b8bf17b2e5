import type { CtiError } from '../../../../util/errors.ts'
import type { WireMethod } from '../../../../wire-tables/dstny.ts'
import { refusedFile } from '../refused-file.ts'
import { lookUp } from '../../../../util/lookup.ts'

/** One operation of a vendor's API document, as far as it is compared. */
export interface DocumentedOperation {
  readonly method: WireMethod
  /** With the document's base path in front. */
  readonly path: string
  readonly operationId: string | undefined
  readonly tags: readonly string[]
  readonly queryNames: readonly string[]
  readonly bodyNames: readonly string[]
  readonly description: string
  readonly deprecated: boolean
}

type Members = Readonly<Record<string, unknown>>

const MAX_OPERATIONS = 2000
const MAX_TEXT = 2000
/** References followed for one parameter or schema. */
const MAX_HOPS = 8
const METHODS = ['get', 'post', 'put', 'delete'] as const

/** Reads an OpenAPI 3 or Swagger 2 document that was parsed from JSON or YAML; it is taken whole or not at all. @throws CtiError protocol, with the place */
export function readOpenApi(document: unknown): readonly DocumentedOperation[] {
  const root = members(document)
  if (root === undefined) throw refused('-', 'not an object')
  const isSwagger = root['swagger'] === '2.0'
  if (!isSwagger && !/^3\.\d/.test(textOf(root['openapi'])))
    throw refused('openapi', 'neither OpenAPI 3 nor Swagger 2.0')
  const paths = members(root['paths'])
  if (paths === undefined) throw refused('paths', 'missing')
  const base = basePath(root, isSwagger)
  const operations = Object.entries(paths).flatMap(([path, item]) => operationsOf(root, base, path, item))
  if (operations.length > MAX_OPERATIONS) throw refused('paths', `more than ${String(MAX_OPERATIONS)} operations`)
  return operations
}

function operationsOf(root: Members, base: string, path: string, given: unknown): DocumentedOperation[] {
  if (path.startsWith('x-')) return []
  const place = `paths.${path.slice(0, 200)}`
  const item = members(given)
  if (item === undefined) throw refused(place, 'not an object')
  if (!/^\/[^?#\s]{0,500}$/.test(path)) throw refused(place, 'not a path')
  return METHODS.flatMap((method) => {
    if (item[method] === undefined) return []
    const operation = members(item[method])
    if (operation === undefined) throw refused(`${place}.${method}`, 'not an object')
    const parameters = [...listOf(item['parameters']), ...listOf(operation['parameters'])].map((one) =>
      resolved(root, one)
    )
    return [documented(root, method, base + path, operation, parameters)]
  })
}

function documented(
  root: Members,
  method: (typeof METHODS)[number],
  path: string,
  operation: Members,
  parameters: readonly Members[]
): DocumentedOperation {
  const id = textOf(operation['operationId'])
  const named = (place: string): string[] =>
    parameters.filter((one) => one['in'] === place).map((one) => textOf(one['name']))
  const swaggerBody = parameters.filter((one) => one['in'] === 'body').map((one) => one['schema'])
  return {
    method: METHOD_NAMES[method],
    path,
    operationId: id === '' ? undefined : id,
    tags: listOf(operation['tags']).map(textOf),
    queryNames: named('query'),
    bodyNames: [...swaggerBody, ...bodySchemas(root, operation)].flatMap((schema) => memberNames(root, schema)),
    description: `${textOf(operation['summary'])} ${textOf(operation['description'])}`.trim(),
    deprecated: operation['deprecated'] === true
  }
}

const METHOD_NAMES: Readonly<Record<(typeof METHODS)[number], WireMethod>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  delete: 'DELETE'
}

function bodySchemas(root: Members, operation: Members): unknown[] {
  const content = members(resolved(root, operation['requestBody'])['content'])
  return Object.values(content ?? {}).map((one) => members(one)?.['schema'])
}

function memberNames(root: Members, schema: unknown): string[] {
  const own = resolved(root, schema)
  const parts = [
    own,
    ...listOf(own['allOf'])
      .slice(0, 20)
      .map((one) => resolved(root, one))
  ]
  return parts.flatMap((part) => Object.keys(members(part['properties']) ?? {}).slice(0, 200))
}

/** Follows references inside the document; one that leads nowhere, outside or in a circle is an empty object. */
function resolved(root: Members, given: unknown): Members {
  let found = members(given)
  for (let hops = 0; hops < MAX_HOPS && found !== undefined; hops += 1) {
    const reference = textOf(found['$ref'])
    if (reference === '') return found
    if (!reference.startsWith('#/')) return {}
    const names = reference.slice(2).split('/').slice(0, 20)
    found = names.reduce<Members | undefined>((at, name) => ownMember(at, name), root)
  }
  return {}
}

function ownMember(at: Members | undefined, name: string): Members | undefined {
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~')
  return members(lookUp(at, key))
}

/** Where the paths begin: `basePath`, or the path of the first server. */
function basePath(root: Members, isSwagger: boolean): string {
  const given = isSwagger ? textOf(root['basePath']) : textOf(members(listOf(root['servers'])[0])?.['url'])
  const path = URL.canParse(given) ? new URL(given).pathname : given
  return /^(\/[\w.~-]+)*\/?$/.test(path) ? path.replace(/\/$/, '') : ''
}

const members = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined // checked before

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 500) : [])

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : '')

const refused = (place: string, problem: string): CtiError => refusedFile([{ place, problem }])
