import { parse } from 'lossless-json'
import type { DstnyOperationId, WireOperation } from '../../../../wire-tables/dstny.ts'
import type { Extension } from '../../../people/extension.ts'
import { lookUp } from '../../../../util/lookup.ts'
import { DstnyRefusal, isNumber } from './reply.ts'
import { underOurNames } from './route-file.ts'
import type { Match } from './router.ts'
import type { Ticket } from './tickets.ts'

/** What a request came with, before anything was checked. */
export interface RawRequest {
  readonly id: DstnyOperationId
  readonly row: WireOperation
  readonly params: Readonly<Record<string, string>>
  readonly names: Match['names']
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Uint8Array
}

/** A request as a handler sees it, with checked access to its parts; everything wrong is a 400. */
export class DstnyRequest {
  readonly raw: RawRequest
  readonly ticket: Ticket
  /** The person of the path; for paths without one, the ticket's. */
  readonly user: Extension
  #body: Readonly<Record<string, unknown>> | undefined

  constructor(raw: RawRequest, ticket: Ticket, user: Extension) {
    this.raw = raw
    this.ticket = ticket
    this.user = user
  }

  /** A placeholder of the path, decoded. */
  param(name: string): string {
    return lookUp(this.raw.params, name) ?? ''
  }

  query(name: string): string | undefined {
    return this.raw.query.get(name) ?? undefined
  }

  requiredQuery(name: string): string {
    return this.query(name) ?? required(name)
  }

  boolQuery(name: string): boolean | undefined {
    const value = this.query(name)
    if (value === undefined) return undefined
    if (value !== 'true' && value !== 'false') return invalid(name, value)
    return value === 'true'
  }

  /** The JSON body; none at all is an empty object. */
  get body(): Readonly<Record<string, unknown>> {
    this.#body ??= Object.fromEntries(underOurNames(Object.entries(parseBody(this.raw.bytes)), this.raw.names.body))
    return this.#body
  }

  string(name: string): string | undefined {
    const value = lookUp(this.body, name)
    if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
    return invalid(name, String(value))
  }

  requiredString(name: string): string {
    return this.string(name) || required(name)
  }

  bool(name: string): boolean | undefined {
    const value = lookUp(this.body, name)
    if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined
    return invalid(name, String(value))
  }

  /** A 64-bit number of the body; text is refused, as in the contract's type. */
  int64(name: string): bigint | undefined {
    const value = lookUp(this.body, name)
    if (value === undefined || value === null) return undefined
    if (!isNumber(value) || !/^-?\d+$/.test(value.value)) return invalid(name, String(value))
    return BigInt(value.value)
  }

  oneOf<T extends string>(name: string, values: readonly T[], usual: T): T {
    const value = this.string(name)
    if (value === undefined) return usual
    return values.find((one) => one === value) ?? invalid(name, value)
  }
}

/** @throws DstnyRefusal 400 value.required */
export function required(name: string): never {
  throw new DstnyRefusal(400, { fieldName: name, code: 'value.required', description: `${name} is missing.` })
}

/** @throws DstnyRefusal 400 value.invalid */
export function invalid(name: string, value: string): never {
  throw new DstnyRefusal(400, { fieldName: name, code: 'value.invalid', name: value })
}

function parseBody(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '') return {}
  const value = parseOrRefuse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid('body', 'not an object')
  return value as Readonly<Record<string, unknown>> // an object, by the line above
}

function parseOrRefuse(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return invalid('body', 'not JSON')
  }
}
