import { SECOND } from '../../util/durations.ts'
import type { AgentWork } from './agent-seats.ts'
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

function talkedMs({ answeredBy }: GroupCall, now: number): number {
  const { connectedAt, endedAt = now } = answeredBy?.leg ?? {}
  return connectedAt === undefined ? 0 : endedAt - connectedAt
}

/** How long the agent has talked, in seconds. */
export const talkedSeconds = (call: GroupCall, now: number): number => Math.floor(talkedMs(call, now) / SECOND)

/** What an agent has done in these calls. */
export function workOf(calls: readonly GroupCall[], agent: Extension, now: number): AgentWork {
  const taken = calls.filter(({ answeredBy }) => answeredBy?.agent === agent)
  return { calls: taken.length, talkMs: taken.reduce((sum, call) => sum + talkedMs(call, now), 0) }
}

/** The number a row can be called back on. */
export const callbackNumber = ({ caller }: GroupCall): string | undefined => caller.number ?? caller.shortNumber
