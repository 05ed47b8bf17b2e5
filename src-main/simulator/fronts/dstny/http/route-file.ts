import * as z from 'zod/mini'
import { dstnyScopes, type TicketScope } from '../../../../wire-tables/dstny-scopes.ts'
import { dstnyOperations, type DstnyOperationId } from '../../../../wire-tables/dstny.ts'

const names = z.record(z.string(), z.string().check(z.minLength(1)))

const operation = z.strictObject({
  method: z.optional(z.enum(['GET', 'POST', 'PUT', 'DELETE'])),
  path: z.optional(z.string().check(z.startsWith('/'))),
  query: z.optional(names),
  body: z.optional(names),
  enabled: z.optional(z.boolean())
})

const operationIds = Object.keys(dstnyOperations) as DstnyOperationId[] // Object.keys forgets the literal keys
const scopeIds = Object.keys(dstnyScopes) as TicketScope[] // the same

const routeFile = z.strictObject({
  version: z.literal(1),
  basePath: z.optional(z.union([z.literal(''), z.string().check(z.startsWith('/'))])),
  operations: z.optional(z.partialRecord(z.enum(operationIds), operation)),
  scopes: z.optional(z.partialRecord(z.enum(scopeIds), z.string().check(z.minLength(1))))
})

/** Other paths, methods and names than the table's, as in a client's override file (Dstny API 0.3). */
export type RouteOverrides = z.infer<typeof routeFile>

/** What differs for one operation. */
export type OperationRoute = z.infer<typeof operation>

/** Our name to the server's, for query values or members of a body. */
export type Names = Readonly<Record<string, string>>

/** Reads a file of routes, whole or not at all. @throws TypeError saying where it is wrong */
export function readRoutes(text: string): RouteOverrides {
  const parsed = z.safeParse(routeFile, jsonOf(text))
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.'))
    throw new TypeError(`these routes cannot be served: see ${places.map((place) => place || 'the file').join(', ')}`)
  }
  for (const id of operationIds) {
    const unknown = placeholders(parsed.data.operations?.[id]?.path).filter(
      (name) => !placeholders(dstnyOperations[id].path).includes(name)
    )
    if (unknown.length > 0) throw new TypeError(`operations.${id}.path: unknown placeholder ${unknown.join(', ')}`)
  }
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown // checked by whoever asks
  } catch {
    throw new TypeError('these routes are not JSON')
  }
}

const placeholders = (path = ''): string[] => path.split('/').filter((segment) => segment.startsWith('{'))

/** What came under the server's names, under ours; a name of ours that the server calls otherwise means nothing to it. */
export function underOurNames<T>(entries: Iterable<readonly [string, T]>, names: Names = {}): [string, T][] {
  const ours = new Map(Object.entries(names).map(([our, their]) => [their, our]))
  return [...entries].flatMap(([name, value]): [string, T][] => {
    if (Object.hasOwn(names, name) && !ours.has(name)) return []
    return [[ours.get(name) ?? name, value]]
  })
}
