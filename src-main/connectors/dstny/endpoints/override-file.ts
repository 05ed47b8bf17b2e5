import * as z from 'zod/mini'
import { dstnyScopes } from '../../../wire-tables/dstny-scopes.ts'
import { dstnyOperations } from '../../../wire-tables/dstny.ts'
import type { WireOperation } from '../../../wire-tables/dstny.ts'
import { lookUp } from '../../../util/lookup.ts'
import { refusedFile } from './refused-file.ts'
import type { FileProblem } from './refused-file.ts'

/** Names a server may have for a query value or a member; they end up in a URL or in JSON. */
const serverName = z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^[\x21-\x7e]+$/))
const names = z.record(z.string(), serverName)

const operationOverride = z.strictObject({
  method: z.optional(z.enum(['GET', 'POST', 'PUT', 'DELETE'])),
  path: z.optional(z.string().check(z.maxLength(500), z.regex(/^\/(?!\/)[^?#\\\s]*$/))),
  query: z.optional(names),
  body: z.optional(names),
  enabled: z.optional(z.boolean())
})

const overrideFile = z.strictObject({
  version: z.literal(1),
  basePath: z.optional(z.string().check(z.maxLength(200), z.regex(/^(\/[\w.~-]+)*$/))),
  operations: z.optional(z.record(z.string(), operationOverride)),
  scopes: z.optional(names)
})

/** Other paths, methods and names than the table's, per account (Dstny API 0.3). */
export type EndpointOverride = z.infer<typeof overrideFile>
type OperationOverride = z.infer<typeof operationOverride>

/** How many operations an override puts elsewhere; another base path changes all of them. */
export function changesOf({ basePath, operations, scopes }: EndpointOverride): number {
  if (basePath !== undefined && basePath !== '/api') return Object.keys(dstnyOperations).length
  return Object.keys(operations ?? {}).length + Object.keys(scopes ?? {}).length
}

/** How many operations a stored override puts elsewhere: none without one, and one when it cannot be read any more. */
export function changesIn(stored: unknown): number {
  if (stored === undefined) return 0
  const parsed = z.safeParse(overrideFile, stored)
  return parsed.success ? changesOf(parsed.data) : 1
}

/** Reads an override file; it is taken whole or not at all. @throws CtiError protocol, saying where it is wrong */
export function readOverride(input: unknown): EndpointOverride {
  const parsed = z.safeParse(overrideFile, input)
  const problems = parsed.success ? problemsIn(parsed.data) : parsed.error.issues.flatMap(problemsOf)
  if (parsed.success && problems.length === 0) return parsed.data
  throw refusedFile(problems)
}

function problemsOf(issue: z.core.$ZodIssue): FileProblem[] {
  const at = (...more: string[]): string => [...issue.path.map(String), ...more].join('.').slice(0, 200) || '-'
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ place: at(key), problem: 'unknown member' }))
    case 'invalid_value':
      return [{ place: at(), problem: `must be ${issue.values.map(String).join(', ')}` }]
    case 'invalid_type':
      return [{ place: at(), problem: `must be of type ${issue.expected}` }]
    case 'too_big':
      return [{ place: at(), problem: 'too long' }]
    default:
      return [{ place: at(), problem: 'not allowed here' }]
  }
}

function problemsIn({ operations, scopes }: EndpointOverride): FileProblem[] {
  const unknownScopes = Object.keys(scopes ?? {}).filter((name) => !Object.hasOwn(dstnyScopes, name))
  return [
    ...Object.entries(operations ?? {}).flatMap(([id, override]) => operationProblems(id, override)),
    ...unknownScopes.map((name) => ({ place: `scopes.${name}`, problem: 'unknown scope' }))
  ]
}

function operationProblems(id: string, override: OperationOverride): FileProblem[] {
  const place = `operations.${id}`
  const row: WireOperation | undefined = lookUp(dstnyOperations, id)
  if (row === undefined) return [{ place, problem: 'unknown operation' }]
  const query = row.query.map((name) => name.replace(/[[\]!]/g, ''))
  const strangers = Object.keys(override.query ?? {}).filter((name) => !query.includes(name))
  const hasBody = row.body === 'json' || override.body === undefined
  return [
    ...pathProblems(row.path, override.path ?? row.path).map((problem) => ({ place: `${place}.path`, problem })),
    ...strangers.map((name) => ({ place: `${place}.query.${name}`, problem: 'unknown parameter' })),
    ...(hasBody ? [] : [{ place: `${place}.body`, problem: 'the operation has no such body' }])
  ]
}

function pathProblems(ours: string, theirs: string): string[] {
  const known = placeholders(ours)
  const used = placeholders(theirs)
  const unknown = used.filter((name) => !known.includes(name)).map((name) => `unknown placeholder {${name}}`)
  const isBroken = /[{}]/.test(theirs.replace(/\{\w+\}/g, ''))
  const climbs = theirs.split('/').some((segment) => segment === '.' || segment === '..')
  return [...unknown, ...(isBroken ? ['broken placeholder'] : []), ...(climbs ? ['dots for a folder'] : [])]
}

const placeholders = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
