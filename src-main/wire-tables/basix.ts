import { methods } from './basix/methods.ts'
import { commands, sockets } from './basix/sockets.ts'
import type { BasixOperation } from './basix/wire-operation.ts'

/** Everything the Basix interface knows, keyed by its word on the wire; nobody else builds a path (Basix API 2, 3.8). */
export const basixOperations = { ...methods, ...sockets, ...commands } as const satisfies Readonly<
  Record<string, BasixOperation>
>

/** One word of the interface. */
export type BasixOperationName = keyof typeof basixOperations
export { groupNamings, userNamings, type BasixOperation } from './basix/wire-operation.ts'
