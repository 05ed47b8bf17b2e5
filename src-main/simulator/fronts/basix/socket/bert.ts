/** A term of BERT, Erlang's external format, as its bytes without the version in front (Basix API 3.2). */
export type Term = Uint8Array

const VERSION = 131
const SMALL_INTEGER = 97
const INTEGER = 98
const ATOM = 100
const SMALL_TUPLE = 104
const NIL = 106
const STRING = 107
const LIST = 108
const BINARY = 109
const SMALL_BIG = 110
/** What a newer Erlang writes for atoms; the vendor's library throws on it. */
const SMALL_UTF8_ATOM = 119

const uint16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff)

function int32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setInt32(0, value)
  return bytes
}

const joined = (...parts: readonly (Uint8Array | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part)))

/** A name: of a kind, a field, an enumeration. */
export const atom = (name: string): Term => joined(ATOM, uint16(Buffer.byteLength(name)), Buffer.from(name))

/** An atom as Erlang 26 and later write it. */
export const newAtom = (name: string): Term => joined(SMALL_UTF8_ATOM, Buffer.byteLength(name), Buffer.from(name))

/** The names of elements and events; one byte for each letter. */
export const string = (letters: string): Term => joined(STRING, uint16(letters.length), Buffer.from(letters, 'latin1'))

/** Text in UTF-8. */
export const binary = (text: string): Term => joined(BINARY, int32(Buffer.byteLength(text)), Buffer.from(text))

/** An id. */
export const integer = (value: number): Term => joined(INTEGER, int32(value))

/** A number; the shortest form it has. */
export const small = (value: number): Term =>
  Number.isInteger(value) && value >= 0 && value < 256 ? joined(SMALL_INTEGER, value) : integer(value)

/** A number of any size, such as a time in µs. */
export function big(value: bigint): Term {
  const bytes: number[] = []
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 8n) bytes.push(Number(rest & 0xffn))
  return joined(SMALL_BIG, bytes.length, value < 0n ? 1 : 0, Uint8Array.from(bytes))
}

/** At most 255 terms: the vendor's library cannot read a larger tuple. */
export const tuple = (...terms: readonly Term[]): Term => joined(SMALL_TUPLE, terms.length, ...terms)

export const nil: Term = Uint8Array.of(NIL)

export const list = (terms: readonly Term[]): Term =>
  terms.length === 0 ? nil : joined(LIST, int32(terms.length), ...terms, NIL)

/** Nothing: what a field holds that is absent. */
export const nothing: Term = atom('undefined')

/** One message as it goes over the socket. */
export const frame = (term: Term): Uint8Array => joined(VERSION, term)

export const isSameTerm = (one: Term | undefined, other: Term | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && Buffer.compare(one, other) === 0)
