import type { Extension } from '../../simulator/people/extension.ts'
import type { Faults } from '../../simulator/fronts/kit/faults.ts'

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
  /** What gets a parked call back. */
  readonly parkCode: string
  /** The id under which the call that rings at this person can be picked up. */
  pickupIdAt(colleague: Extension): Promise<string>
  /** Operation of each stream that is open now. */
  openStreams?(): readonly string[]
  /** How the bytes of streams look from now on, where the vendor has such. */
  shapeStreams?(shape: StreamShape): void
}

/** Ways to write an event stream, all of them allowed by its standard. */
export interface StreamShape {
  readonly sseLineEnd?: '\n' | '\r\n' | '\r'
  readonly sseBom?: boolean
  readonly sseComments?: boolean
  readonly sseSplitBytes?: boolean
  readonly sseNoFinalNewline?: boolean
}
