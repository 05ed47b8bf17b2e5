import type { ReplyFormat } from '../../../../wire-tables/mirta/wire-request.ts'
import type { AccessKey, Tenant } from '../tenants.ts'
import { readColumn, type NamedRow } from './find-row.ts'
import type { Parameters, UploadedFile } from './parameters.ts'

/** What a request that was let in is made of. */
export interface RequestParts extends NamedRow {
  readonly parameters: Parameters
  readonly format: ReplyFormat
  readonly key: AccessKey | undefined
  /** The tenants it is about: the one that was named, or all. */
  readonly tenants: readonly Tenant[]
}

/** A request that was let in. */
export class MirtaRequest {
  readonly #parts: RequestParts

  constructor(parts: RequestParts) {
    this.#parts = parts
  }

  get name(): RequestParts['name'] {
    return this.#parts.name
  }

  get row(): RequestParts['row'] {
    return this.#parts.row
  }

  get format(): ReplyFormat {
    return this.#parts.format
  }

  get key(): AccessKey | undefined {
    return this.#parts.key
  }

  get tenants(): readonly Tenant[] {
    return this.#parts.tenants
  }

  /** The tenant it is about; the first one where an admin left it out. */
  get tenant(): Tenant {
    const [first] = this.#parts.tenants
    if (first === undefined) throw new TypeError('a system has tenants')
    return first
  }

  get file(): UploadedFile | undefined {
    return this.#parts.parameters.file
  }

  /** What was sent under this name or under another name of the same parameter; empty where nothing was. */
  text(name: string): string {
    return this.optional(name) ?? ''
  }

  /** The same; undefined where nothing was sent. */
  optional(name: string): string | undefined {
    const column = this.#parts.row.parameters.map(readColumn).find(({ names }) => names.includes(name))
    const { parameters } = this.#parts
    return parameters.get(name) ?? (column === undefined ? undefined : parameters.get(...column.names))
  }

  /** What was sent under exactly this name. */
  exactly(name: string): string | undefined {
    return this.#parts.parameters.get(name)
  }

  /** Everything that was sent. */
  entries(): ReadonlyMap<string, string> {
    return this.#parts.parameters.entries()
  }
}
