import type { Secret } from '../../../logging/secret.ts'
import type { MirtaRequestName, mirtaRequests } from '../../../wire-tables/mirta.ts'

type Table = typeof mirtaRequests

/** A request that something may send: those that destroy or cost have none (MiRTA 3). */
export type RequestName = {
  [N in MirtaRequestName]: Table[N]['use'] extends 'never' ? never : N
}[MirtaRequestName]

/** A file that is sent, such as the PDF of a fax. */
export interface SentFile {
  readonly fileName: string
  readonly contentType: string
  readonly content: Uint8Array
}

type Closed<N extends RequestName> = Table[N] extends { readonly values: infer Values } ? Values : object

type ValueOf<N extends RequestName, Name> = Name extends 'password'
  ? Secret
  : Name extends 'filename'
    ? SentFile
    : Name extends keyof Closed<N>
      ? Closed<N>[Name] extends readonly (infer Value)[]
        ? Value
        : never
      : string

type Alternatives<Written extends string> = Written extends `${infer First}|${infer Rest}`
  ? First | Alternatives<Rest>
  : Written

/** One of several names of a parameter, and no other of them. */
type OneOf<N extends RequestName, Names extends string> = {
  [Name in Names]: { readonly [One in Name]: ValueOf<N, One> } & { readonly [Other in Exclude<Names, Name>]?: never }
}[Names]

type Parameter<N extends RequestName, Written extends string> = Written extends `${infer Required}!`
  ? OneOf<N, Alternatives<Required>>
  : { readonly [Name in Alternatives<Written>]?: ValueOf<N, Name> | undefined }

type All<N extends RequestName, Written extends string> = (
  Written extends string ? (parameter: Parameter<N, Written>) => void : never
) extends (parameters: infer Parameters) => void
  ? Parameters
  : never

/** What a request is made with, by the names and values of its row: a missing or unknown parameter does not compile. */
export type InputOf<N extends RequestName> = Table[N]['parameters'] extends readonly []
  ? Readonly<Record<string, never>>
  : All<N, Table[N]['parameters'][number]>

/** A parameter as its row writes it, taken apart. */
export interface ReadParameter {
  /** The names it has, any of which may be sent. */
  readonly names: readonly string[]
  readonly required: boolean
}

/** `a|b!` is a parameter that is needed, by either name. */
export function readParameter(written: string): ReadParameter {
  const required = written.endsWith('!')
  return { names: (required ? written.slice(0, -1) : written).split('|'), required }
}
