import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import { dstnyOperations } from '../../../wire-tables/dstny.ts'
import type { DstnyOperationId, WireMethod, WireOperation } from '../../../wire-tables/dstny.ts'
import { lookUp } from '../../../util/lookup.ts'
import type { EndpointOverride } from './override-file.ts'

/** Where an operation is on this server. */
export interface Endpoint {
  readonly method: WireMethod
  /** Encoded, without query. */
  readonly path: string
  /** Our name to the server's. */
  readonly queryName: (name: string) => string
  readonly bodyName: (name: string) => string
}

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
      path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeSegment(id, name, lookUp(values, name))),
      queryName: (name) => lookUp(override?.query, name) ?? name,
      bodyName: (name) => lookUp(override?.body, name) ?? name
    }
  }

  /** The server's word for one of our ticket scopes. */
  scopeName(ours: string, serverName: string): string {
    return lookUp(this.#override?.scopes, ours) ?? serverName
  }

  /** Our word for one of the server's, where the override gives it another; else it is the same. */
  ourScopeName(theirs: string): string {
    const named = Object.entries(this.#override?.scopes ?? {}).find(([, serverName]) => serverName === theirs)
    return named?.[0] ?? theirs
  }
}

function encodeSegment(id: string, name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new Error(`${id}: no value for {${name}}`)
  // A segment of dots would be taken for "this" or "the parent folder" on the way.
  return /^\.{1,2}$/.test(value) ? value.replaceAll('.', '%2E') : encodeURIComponent(value)
}
