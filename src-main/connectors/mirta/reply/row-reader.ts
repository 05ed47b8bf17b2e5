/** Members of a row that may leave the parser: ours, each with the names the system has for it in `plainName`'s form. */
type Fields = Readonly<Record<string, readonly string[]>>
/** What was read of a row; what it lacks, or has empty, is absent. */
export type Row<F extends Fields> = { readonly [K in keyof F]?: string }

/** A name without regard to case, blanks and signs: `Connected Line ID` and `connectedlineid` are one (MiRTA 5.2). */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A text, number or truth as text; undefined for what is empty or has parts. */
export function scalarText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.trim() === '' ? undefined : value.trim()
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      return undefined
  }
}

/**
 * Reads rows by the names of their members and lets nothing else through: rows carry passwords, secrets of telephones and of
 * second factors, and each value a second time by its position (MiRTA 2.3).
 */
export class RowReader<const F extends Fields> {
  readonly #fields: F
  readonly #owners = new Map<string, keyof F>()

  constructor(fields: F) {
    this.#fields = fields
    for (const name in fields) for (const theirs of fields[name] ?? []) this.#owners.set(theirs, name)
  }

  /** One row; what is none is a row without members. */
  read(row: unknown): Row<F> {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return {}
    const found = new Map<string, string>()
    for (const [name, value] of Object.entries(row)) {
      const plain = plainName(name)
      const text = this.#owners.has(plain) ? scalarText(value) : undefined
      if (text !== undefined && !found.has(plain)) found.set(plain, text)
    }
    const kept: { [K in keyof F]?: string } = {}
    for (const name in this.#fields) {
      const value = this.#fields[name]?.map((theirs) => found.get(theirs)).find((text) => text !== undefined)
      if (value !== undefined) kept[name] = value
    }
    return kept
  }

  /** Rows of a list, of an object that has them by their ids, or a single one; without those that say nothing. */
  rows(value: unknown): readonly Row<F>[] {
    return membersOf(value)
      .map((row) => this.read(row))
      .filter((row) => Object.keys(row).length > 0)
  }

  /** Rows of a table in lines, the first of which names the columns. */
  table(lines: readonly (readonly string[])[]): readonly Row<F>[] {
    const [head = [], ...body] = lines
    return this.rows(body.map((fields) => Object.fromEntries(head.map((name, column) => [name, fields[column] ?? '']))))
  }
}

/** The rows that a value stands for. */
function membersOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return []
  const members: readonly unknown[] = Object.values(value)
  return members.length > 0 && members.every((one) => typeof one === 'object' && one !== null) ? members : [value]
}
