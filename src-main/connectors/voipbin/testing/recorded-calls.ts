import * as z from 'zod/mini'
import type { VoipbinTestPlatform } from '../../../simulator/testing/voipbin-platform.ts'
import { until } from '../../../simulator/testing/voipbin-platform.ts'
import type { Leg } from '../calls/leg.ts'
import type { Groupcall } from '../groupcalls/groupcall.ts'
import { callRow } from '../wire/calls.ts'
import { groupcallRow } from '../wire/groupcalls.ts'

/** One state of a leg or of a group call, as it was told. */
export type Told = { readonly leg: Leg } | { readonly groupcall: Groupcall }

/** What a customer's socket has told of calls, and what the server says in the end. */
export interface Recorded {
  readonly told: readonly Told[]
  readonly server: readonly Told[]
}

/** Plays something on the front and records what it tells of calls, each state as often as it comes. */
export async function recorded(platform: VoipbinTestPlatform, play: () => Promise<unknown>): Promise<Recorded> {
  const { customer } = platform
  const socket = await platform.follows([`customer_id:${customer}:call`, `customer_id:${customer}:groupcall`])
  await play()
  const server = [
    ...(await platform.rows('listCalls')).map((row) => toldOf(row)),
    ...(await platform.rows('listGroupcalls')).map((row) => toldOf(row))
  ]
  const before = socket.pings
  await platform.clock.advance(platform.switches.pingMs)
  await until(() => {
    if (socket.pings === before) throw new Error('not all has come')
  })
  return { told: socket.frames.map(toldOf), server }
}

function toldOf(row: unknown): Told {
  const groupcall = z.safeParse(groupcallRow, row)
  const isGroupcall = typeof row === 'object' && row !== null && 'ring_method' in row
  return isGroupcall && groupcall.success ? { groupcall: groupcall.data } : { leg: z.parse(callRow, row) }
}
