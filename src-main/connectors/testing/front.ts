import type { Extension } from '../../simulator/people/extension.ts'
import type { Faults } from '../../simulator/fronts/kit/faults.ts'
import type { GroupCall } from '../../simulator/distribution/group-calls.ts'
import type { CallLogItem } from '../../simulator/core/call-log.ts'
import type { Leg, LegState } from '../../simulator/core/calls.ts'
import type { Party } from '../../simulator/core/parties.ts'

/** What is typed into a sign-in form. */
export interface Typed {
  readonly method: string
  readonly values: Readonly<Record<string, string | boolean>>
  /** What the account has kept of a sign-in before. */
  readonly kept?: Readonly<Record<string, unknown>>
}

/** A request that arrived, and whether it was to change something. */
export interface SeenRequest {
  readonly operation: string
  /** Path and query as they came. */
  readonly path: string
  readonly changes: boolean
}

/** A vendor's front over the simulator's PBX, as far as the suite needs it. */
export interface FrontUnderTest extends AsyncDisposable {
  readonly faults: Faults
  /** Signs in as `extension('200')`. */
  readonly right: Typed
  readonly wrong: Typed
  /** How often an operation was asked for. */
  count(operation: string): number
  /** Everything that was asked for, oldest first. */
  requests(): readonly SeenRequest[]
  /** Ends the sign-in on the server. */
  revoke(): void
  /** A number as the interface tells it; undefined where it tells none. As the company has it when absent. */
  numberOf?(party: Party): string | undefined
  /** How the interface tells of somebody's part in a call; undefined while it does not. As it is when absent. */
  sees?(leg: Leg): LegState | undefined
  /** Whom the interface tells of beside somebody's part in a call, on the same leg: who is asked about it. Nobody when absent. */
  seesBeside?(leg: Leg): LegState | undefined
  /** A person of the company as a contact, where there are such. */
  contactIdOf?(who: Extension): string
  /** A row of the user's history, where there is one. */
  itemIdOf?(row: CallLogItem): string
  /** A call in the log of a group, where its rows have the ids of calls. */
  groupCallIdOf?(call: GroupCall): string
  /** Who has logged out of a group is told of nowhere. */
  readonly agentsSignedInOnly?: true
  /** What gets a parked call back, where that is one code for all. */
  readonly parkCode?: string
  /** The id under which the call that rings at this person can be picked up. */
  pickupIdAt?(colleague: Extension): Promise<string>
  /** Operation of each stream that is open now. */
  openStreams?(): readonly string[]
  /** Operation of each request that has come and is not answered yet. */
  underWay?(): readonly string[]
  /** Another program of the user takes the place of the connection, where it `displaces`. */
  displace?(): void
  /** How the bytes of streams look from now on, where the vendor has such. */
  shapeStreams?(shape: StreamShape): void
}

/** One way to write a stream, in the words of the front. */
export type StreamShape = Readonly<Record<string, string | boolean>>
