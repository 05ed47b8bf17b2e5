import { decoded, type Charset } from './charset.ts'

/**
 * A name or value as a lenient server reads it: `+` is a blank, `%` with two hex digits is that byte, any other `%` is itself.
 * So a raw `%callerName%` loses its first letters, and nothing brings them back (Callisto API 1.4).
 */
function plain(raw: string, charset: Charset): string {
  const bytes = raw
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return decoded(Buffer.from(bytes, 'latin1'), charset)
}

/** The parameters of a form or a query; of several with one name the first counts. */
export class Parameters {
  /** As they were sent. */
  readonly names: readonly string[]
  readonly #values = new Map<string, string>()
  readonly #fold: (name: string) => string

  constructor(pairs: readonly (readonly [name: string, value: string])[], nameCase: 'ignored' | 'exact' = 'ignored') {
    this.#fold = nameCase === 'exact' ? (name) => name : (name) => name.toLowerCase()
    this.names = pairs.map(([name]) => name)
    for (const [name, value] of pairs) {
      if (!this.#values.has(this.#fold(name))) this.#values.set(this.#fold(name), value)
    }
  }

  /** Undefined when it was not sent; empty when it was sent empty. The vendor writes one name in two ways (Callisto API 2.1). */
  get(name: string): string | undefined {
    return this.#values.get(this.#fold(name)) ?? this.#values.get(this.#fold(name).replace('VIPCall', 'VIPcall'))
  }
}

/** The pairs of a form or query, given as Latin-1: one letter for each byte. */
export const pairsOf = (raw: string, charset: Charset): [name: string, value: string][] =>
  raw
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1)
      return [plain(name, charset), plain(pair.slice(name.length + 1), charset)]
    })
