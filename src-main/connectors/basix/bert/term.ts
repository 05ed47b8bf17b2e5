/** A name in Erlang; that of `undefined` says that there is nothing (Basix 3.3). */
export interface Atom {
  readonly kind: 'atom'
  readonly name: string
}

export interface Tuple {
  readonly kind: 'tuple'
  readonly items: readonly Term[]
}

export interface List {
  readonly kind: 'list'
  readonly items: readonly Term[]
  /** Of a list that does not end as lists do. */
  readonly tail?: Term
}

/** A map; its keys are terms. */
export interface TermMap {
  readonly kind: 'map'
  readonly entries: readonly (readonly [key: Term, value: Term])[]
}

/** Something of Erlang that no message needs, such as a process: its tag, and the bytes behind it. */
export interface Opaque {
  readonly kind: 'opaque'
  readonly tag: number
  readonly bytes: Uint8Array
}

/**
 * A decoded Erlang term (Basix 3.2). Text is what was a binary or a string, read as UTF-8; a boolean was the atom of that name;
 * a whole number is a bigint where a JavaScript number would not be exact.
 */
export type Term = string | number | bigint | boolean | Atom | Tuple | List | TermMap | Opaque
