import type { VoipbinOperationName, voipbinOperations } from '../../wire-tables/voipbin.ts'
import type { paths } from './openapi/types.ts'

type Table = typeof voipbinOperations

/** Operations that are sent and answered; a socket is opened, and what carries secrets that nobody needs is never asked for. */
export type OperationName = {
  [N in VoipbinOperationName]: Table[N] extends { answer: 'socket' } | { use: 'never' } ? never : N
}[VoipbinOperationName]

/** Path of a row as the description has it: without the version, where there is one. */
type DescribedPath<P extends string> = P extends `/v1.0${infer Rest}` ? Rest : P

/** What the description says of an operation; what it does not know takes nothing. */
type Described<N extends OperationName> =
  DescribedPath<Table[N]['path']> extends infer P
    ? P extends keyof paths
      ? Lowercase<Table[N]['method']> extends infer M
        ? M extends keyof paths[P]
          ? paths[P][M]
          : never
        : never
      : Record<never, never>
    : never

type BodyOf<D> = D extends { requestBody?: infer B }
  ? NonNullable<B> extends { content: { 'application/json': infer J } }
    ? J
    : unknown
  : unknown
type QueryOf<D> = D extends { parameters: { query?: infer Q } }
  ? NonNullable<Q> extends never
    ? unknown
    : NonNullable<Q>
  : unknown
type PathOf<D> = D extends { parameters: { path: infer P } } ? P : unknown

/** The values of one request by their names in the interface, wherever each of them goes: path, query or body. */
export type InputOf<N extends OperationName> = PathOf<Described<N>> & QueryOf<Described<N>> & BodyOf<Described<N>>
