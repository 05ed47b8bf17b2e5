import { SECOND } from '../../util/durations.ts'
import type { Leg } from '../core/calls.ts'
import type { Extension } from '../people/extension.ts'
import type { Party } from '../core/parties.ts'

/** How far somebody has got with a call of the group. */
export type HandledState = 'unhandled' | 'inProgress' | 'handled'

/** Who looks after a row of the group's log. */
export interface Handling {
  readonly state: HandledState
  readonly agent: Extension
  readonly at: number
  readonly note: string
}

/** One call to a group, in the log its agents share. */
export interface GroupCall {
  readonly id: bigint
  readonly kind: 'answered' | 'forwarded' | 'missed'
  readonly caller: Party
  readonly startedAt: number
  readonly waitedMs: number
  /** The agent's leg of an answered call. */
  readonly answeredBy?: { readonly leg: Leg; readonly agent: Extension }
  /** Where a call went that no agent could take. */
  readonly forwardedTo?: Party
  handling?: Handling
}

/** How long the agent has talked, in seconds. */
export function talkedSeconds({ answeredBy }: GroupCall, now: number): number {
  const { connectedAt, endedAt = now } = answeredBy?.leg ?? {}
  return connectedAt === undefined ? 0 : Math.floor((endedAt - connectedAt) / SECOND)
}

/** The number a row can be called back on. */
export const callbackNumber = ({ caller }: GroupCall): string | undefined => caller.number ?? caller.shortNumber
