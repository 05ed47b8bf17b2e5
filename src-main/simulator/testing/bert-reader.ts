/** A term as tests look at it: text for atoms, binaries and strings, bigints as they are, tuples and lists as arrays. */
export type ReadTerm = string | number | bigint | boolean | undefined | readonly ReadTerm[]

/** Reads one frame of BERT, for tests of what a front writes. @throws Error for a tag that the vendor's library cannot read */
export function readFrame(bytes: Uint8Array): { readonly term: ReadTerm; readonly tags: readonly number[] } {
  const reader = new TermReader(bytes)
  if (reader.byte() !== 131) throw new Error('no version')
  const term = reader.term()
  if (reader.left !== 0) throw new Error(`${reader.left} bytes too many`)
  return { term, tags: reader.tags }
}

class TermReader {
  readonly tags: number[] = []
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes)
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++)
  }

  term(): ReadTerm {
    const tag = this.byte()
    this.tags.push(tag)
    switch (tag) {
      case 97:
        return this.byte()
      case 98:
        return this.#bytes.readInt32BE(this.#skip(4))
      case 100:
        return named(this.#text(this.#uint16()))
      case 104:
        return this.#terms(this.byte())
      case 106:
        return []
      case 107:
        return this.#text(this.#uint16())
      case 108:
        return this.#list()
      case 109:
        return this.#text(this.#bytes.readUInt32BE(this.#skip(4)))
      case 110:
        return this.#big(this.byte())
      default:
        throw new Error(`tag ${tag}`)
    }
  }

  #list(): readonly ReadTerm[] {
    const terms = this.#terms(this.#bytes.readUInt32BE(this.#skip(4)))
    if (this.byte() !== 106) throw new Error('the list has a tail')
    return terms
  }

  #big(size: number): bigint {
    const isNegative = this.byte() === 1
    const digits = [...this.#bytes.subarray(this.#skip(size), this.#at)].reverse()
    const value = digits.reduce((sum, digit) => (sum << 8n) + BigInt(digit), 0n)
    return isNegative ? -value : value
  }

  #terms(count: number): readonly ReadTerm[] {
    return Array.from({ length: count }, () => this.term())
  }

  #uint16(): number {
    return this.#bytes.readUInt16BE(this.#skip(2))
  }

  #text(size: number): string {
    return this.#bytes.toString('utf8', this.#skip(size), this.#at)
  }

  /** Goes on by so many bytes. @returns where it was */
  #skip(size: number): number {
    const before = this.#at
    this.#at += size
    if (this.#at > this.#bytes.length) throw new RangeError('the frame is cut short')
    return before
  }
}

const named = (atom: string): ReadTerm => (atom === 'undefined' ? undefined : atom)
