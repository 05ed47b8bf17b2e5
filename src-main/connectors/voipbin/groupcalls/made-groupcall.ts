import { CtiError } from '../../../util/errors.ts'
import { isUnknownOutcome } from '../../kit/outcome.ts'
import type { CommandOptions } from '../calls/command-options.ts'
import type { Address, Groupcall } from './groupcall.ts'

/** A request that makes a group call to somebody. */
export interface MadeGroupcall {
  /** Answers its id; undefined where the answer cannot be read. @throws CtiError */
  readonly send: () => Promise<string | undefined>
  readonly destinations: readonly Address[]
  /** Told its id, also where the answer was lost: no request tells what a group call was made for (VoIPBin 11). */
  readonly made: (id: string) => void
}

/** Sends the request, once, and looks for what it made where its answer does not say. @throws CtiError */
export async function makeGroupcall(
  { send, destinations, made }: MadeGroupcall,
  { context, calls }: CommandOptions,
  signal: AbortSignal
): Promise<void> {
  const before = new Set([...calls.calls.groupcalls.all].map(({ id }) => id))
  const look = async (): Promise<void> => {
    const { rows } = await context.client.groupcalls.list({}, signal)
    for (const row of rows) calls.takeGroupcall(row)
    const found = rows.find((row) => !before.has(row.id) && isSame(row.destinations, destinations))
    if (found !== undefined) made(found.id)
  }
  try {
    const id = await send()
    if (id === undefined) await look()
    else made(id)
  } catch (error) {
    if (error instanceof CtiError && isUnknownOutcome(error)) await look()
    throw error
  }
}

const isSame = (one: Groupcall['destinations'], other: readonly Address[]): boolean =>
  one.length === other.length &&
  one.every(({ type, target }, index) => type === other[index]?.type && target === other[index].target)
