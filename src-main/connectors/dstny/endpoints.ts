import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../util/errors.ts'
import { dstnyOperations } from '../../wire-tables/dstny.ts'
import type { DstnyOperationId, WireMethod, WireOperation } from '../../wire-tables/dstny.ts'

const table: Readonly<Record<string, WireOperation>> = dstnyOperations

const operationOverride = z.strictObject({
  method: z.optional(z.enum(['GET', 'POST', 'PUT', 'DELETE'])),
  path: z.optional(z.string().check(z.regex(/^\/[^?#\s]*$/))),
  query: z.optional(z.record(z.string(), z.string().check(z.minLength(1)))),
  body: z.optional(z.record(z.string(), z.string().check(z.minLength(1)))),
  enabled: z.optional(z.boolean())
})

const overrideFile = z.strictObject({
  version: z.literal(1),
  basePath: z.optional(z.string().check(z.regex(/^(\/[\w.~-]+)*$/))),
  operations: z.optional(z.record(z.string(), operationOverride)),
  scopes: z.optional(z.record(z.string(), z.string().check(z.minLength(1))))
})

/** Other paths, methods and names than the table's, per account (Contract dstny 0.3). */
export type EndpointOverride = z.infer<typeof overrideFile>
type OperationOverride = z.infer<typeof operationOverride>

/** Where an operation is on this server. */
export interface Endpoint {
  readonly method: WireMethod
  /** Encoded, without query. */
  readonly path: string
  /** Our name to the server's. */
  readonly queryName: (name: string) => string
  readonly bodyName: (name: string) => string
}

/** Reads an override file; it is taken whole or not at all. @throws CtiError protocol, saying where it is wrong */
export function readOverride(input: unknown): EndpointOverride {
  const parsed = z.safeParse(overrideFile, input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw overrideError(issue?.path.map(String).join('.') ?? '', issue?.message ?? '')
  }
  for (const [id, override] of Object.entries(parsed.data.operations ?? {})) checkOperation(id, override)
  return parsed.data
}

function checkOperation(id: string, override: OperationOverride): void {
  const row = Object.hasOwn(table, id) ? table[id] : undefined
  if (row === undefined) throw overrideError(`operations.${id}`, 'unknown operation')
  const known = placeholders(row.path)
  const unknown = placeholders(override.path ?? '').find((name) => !known.includes(name))
  if (unknown !== undefined) throw overrideError(`operations.${id}.path`, `unknown placeholder {${unknown}}`)
}

const placeholders = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

const overrideError = (place: string, problem: string): CtiError =>
  new CtiError('protocol', { userMessage: m.error_override_invalid({ place: place || '-', problem }) })

/** Builds every URL path of the connector from the endpoint table and the account's override. */
export class Endpoints {
  readonly #override: EndpointOverride | undefined

  constructor(override: EndpointOverride | undefined) {
    this.#override = override
  }

  /** @throws CtiError unsupported when the override switches the operation off */
  find(id: DstnyOperationId, values: Readonly<Record<string, string>>): Endpoint {
    const row: WireOperation = dstnyOperations[id]
    const override = this.#override?.operations?.[id]
    if (override?.enabled === false) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
    const path = override?.path ?? row.path.replace(/^\/api(?=\/)/, this.#override?.basePath ?? '/api')
    return {
      method: override?.method ?? row.methods[0],
      path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeSegment(id, name, values[name])),
      queryName: (name) => override?.query?.[name] ?? name,
      bodyName: (name) => override?.body?.[name] ?? name
    }
  }

  /** The server's word for one of our ticket scopes. */
  scopeName(ours: string, serverName: string): string {
    return this.#override?.scopes?.[ours] ?? serverName
  }
}

function encodeSegment(id: string, name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new Error(`${id}: no value for {${name}}`)
  // A segment of dots would be taken for "this" or "the parent folder" on the way.
  return /^\.{1,2}$/.test(value) ? value.replaceAll('.', '%2E') : encodeURIComponent(value)
}
