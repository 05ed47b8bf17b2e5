import type { Term } from './term.ts'

/** A frame that could be read, or why not, for the log. */
export type Decoded = { readonly term: Term } | { readonly problem: string }

const VERSION = 131

/** Terms inside each other, and bytes of a big number; more is no message of a telephone system. */
const MOST_DEPTH = 64
const MOST_BIG_BYTES = 1024

/**
 * Reads one frame: the version, one term, nothing after it (Basix 3.1). Never throws. Takes what newer Erlangs write too, such as
 * tag 119 for atoms, and terms that no message needs as long as their length is known.
 */
export function decodeFrame(frame: Uint8Array): Decoded {
  try {
    return { term: new Reader(frame).frame() }
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message }
    throw error
  }
}

class Unreadable extends Error {}

const utf8 = new TextDecoder()

class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  frame(): Term {
    if (this.#uint8() !== VERSION) throw new Unreadable('another version')
    const term = this.#term(MOST_DEPTH)
    if (this.#left > 0) throw new Unreadable('bytes after the term')
    return term
  }

  get #left(): number {
    return this.#bytes.byteLength - this.#at
  }

  #term(depth: number): Term {
    if (depth === 0) throw new Unreadable('too deep')
    const tag = this.#uint8()
    switch (tag) {
      case 97:
        return this.#uint8()
      case 98:
        return this.#view.getInt32(this.#skip(4))
      case 110:
        return this.#big(this.#uint8())
      case 111:
        return this.#big(this.#uint32())
      case 99:
        return this.#floatText()
      case 70:
        return this.#view.getFloat64(this.#skip(8))
      case 100:
      case 118:
        return atomOf(this.#text(this.#uint16()))
      case 115:
      case 119:
        return atomOf(this.#text(this.#uint8()))
      case 107:
        return this.#text(this.#uint16())
      case 109:
        return this.#text(this.#uint32())
      case 104:
        return { kind: 'tuple', items: this.#terms(this.#uint8(), depth) }
      case 105:
        return { kind: 'tuple', items: this.#terms(this.#uint32(), depth) }
      case 106:
        return { kind: 'list', items: [] }
      case 108:
        return this.#list(depth)
      case 116:
        return this.#map(depth)
      default:
        return this.#opaque(tag, depth)
    }
  }

  #list(depth: number): Term {
    const items = this.#terms(this.#uint32(), depth)
    const tail = this.#term(depth - 1)
    const isEnd = typeof tail === 'object' && tail.kind === 'list' && tail.items.length === 0
    return isEnd ? { kind: 'list', items } : { kind: 'list', items, tail }
  }

  #map(depth: number): Term {
    const count = this.#count(this.#uint32(), 2)
    const entries: (readonly [Term, Term])[] = []
    while (entries.length < count) entries.push([this.#term(depth - 1), this.#term(depth - 1)])
    return { kind: 'map', entries }
  }

  #terms(count: number, depth: number): readonly Term[] {
    const most = this.#count(count, 1)
    const items: Term[] = [] // grows with what is read: a count alone must cost nothing
    while (items.length < most) items.push(this.#term(depth - 1))
    return items
  }

  /** So many cannot come in what is left: nothing is made for them. */
  #count(count: number, bytesEach: number): number {
    if (count * bytesEach > this.#left) throw new Unreadable('cut short')
    return count
  }

  /** Sign, then the bytes with the least first. */
  #big(size: number): Term {
    if (size > MOST_BIG_BYTES) throw new Unreadable('a number too large')
    const isNegative = this.#uint8() === 1
    const start = this.#skip(size)
    const hex = Buffer.from(this.#bytes.subarray(start, start + size))
      .reverse()
      .toString('hex')
    const amount = BigInt(`0x${hex === '' ? '0' : hex}`)
    const value = isNegative ? -amount : amount
    return Number.isSafeInteger(Number(value)) ? Number(value) : value
  }

  /** 31 letters, filled up with zero bytes. */
  #floatText(): Term {
    const text = this.#text(31).replace(/\0.*$/s, '').trim()
    const value = text === '' ? NaN : Number(text)
    if (!Number.isFinite(value)) throw new Unreadable('no number')
    return value
  }

  /** What is known by its length only: bit strings, functions, processes, ports and references. */
  #opaque(tag: number, depth: number): Term {
    const start = this.#at
    switch (tag) {
      case 77:
        this.#skip(this.#uint32() + 1)
        break
      case 112:
        this.#skip(Math.max(this.#uint32() - 4, 0))
        break
      case 90:
      case 114: {
        const words = this.#uint16()
        this.#term(depth - 1)
        this.#skip((tag === 90 ? 4 : 1) + 4 * words)
        break
      }
      default: {
        const size = AFTER_NODE[tag]
        if (size === undefined) throw new Unreadable(`tag ${String(tag)}`)
        this.#term(depth - 1)
        this.#skip(size)
      }
    }
    return { kind: 'opaque', tag, bytes: this.#bytes.slice(start, this.#at) }
  }

  #uint8(): number {
    return this.#view.getUint8(this.#skip(1))
  }

  #uint16(): number {
    return this.#view.getUint16(this.#skip(2))
  }

  #uint32(): number {
    return this.#view.getUint32(this.#skip(4))
  }

  #text(size: number): string {
    const start = this.#skip(size)
    return utf8.decode(this.#bytes.subarray(start, start + size))
  }

  /** Goes on by so many bytes; answers where it was. */
  #skip(size: number): number {
    if (size > this.#left) throw new Unreadable('cut short')
    const before = this.#at
    this.#at += size
    return before
  }
}

/** Bytes behind the node of references, ports and processes, by their tags. */
const AFTER_NODE: Partial<Readonly<Record<number, number>>> = { 88: 12, 89: 8, 101: 5, 102: 5, 103: 9, 120: 12 }

const atomOf = (name: string): Term => (name === 'true' || name === 'false' ? name === 'true' : { kind: 'atom', name })
