import type { Clock } from '../../util/clock.ts'
import type { Emitter } from '../../util/emitter.ts'
import type { DialOptions, TransferOptions } from './call-options.ts'
import type { Call, CallParticipant, Leg, LegEvent, LegHistory, LegState, Member } from './calls.ts'
import type { Failure, LegEnd } from './end-causes.ts'
import type { PbxBehaviour } from './behaviour.ts'
import type { LegAction } from './leg-actions.ts'
import type { CompanyData } from './company-data.ts'
import type { Device, Party } from './parties.ts'

/** What the fronts are told of. */
export type PbxEvent =
  | { readonly kind: 'leg'; readonly leg: Leg }
  /** The last leg of a call has ended, or gone into another call. */
  | { readonly kind: 'callOver'; readonly call: Call }
  | { readonly kind: 'presence' | 'dnd' | 'devices' | 'configuration' | 'lineState'; readonly extension: Member }
  | { readonly kind: 'queue'; readonly queue: Member }

/** Keypad digits somebody sent, kept for tests. */
export interface SentDigits {
  readonly legId: string
  readonly digits: string
  readonly from: Party
}

/** How a new leg starts. */
export interface LegOpening {
  readonly direction: 'in' | 'out'
  readonly state: LegState
  readonly remote: Party
  readonly devices?: readonly Device[]
  readonly history?: LegHistory | undefined
}

/** Owns the calls and their legs: makes, answers, holds and ends them. */
export interface Desk {
  readonly calls: readonly Call[]
  legsOf(owner: Member): Leg[]
  newCall(from: CallParticipant): Call
  addLeg(call: Call, owner: Member, start: LegOpening): Leg
  /** Picks up a ringing leg. @throws Refusal notPossible | deviceInactive */
  answer(leg: Leg, device?: Device): void
  /** Joins a leg with the others of its call. */
  connect(leg: Leg): void
  /** Lets a leg hear the others. */
  talk(leg: Leg): void
  hold(leg: Leg): void
  resume(leg: Leg): void
  setMuted(leg: Leg, muted: boolean): void
  /** Holds what its owner talks about on this telephone. */
  holdOthers(owner: Member, device: Device, except: Leg | undefined): void
  /** Ends a leg: hangs up, refuses or gives up, whichever it is now. @throws Refusal notPossible */
  clear(leg: Leg): void
  /** Ends one leg, and nothing else of its call; with the event `failed` it never got through. */
  end(leg: Leg, end: LegEnd, event?: LegEvent, text?: string): void
  /** Ends every leg, because of `by` when given; those who never got through see the reason. */
  fail(call: Call, failure: Failure, by?: Leg): void
  /** Ends every leg, because `by` hangs up when given. */
  endCall(call: Call, by?: Leg): void
  /** Ends the call when so many ms have passed. */
  limit(call: Call, ms: number): void
  /** Takes a leg into another call. */
  moveLeg(leg: Leg, call: Call): void
  /** Tells everyone that a leg has changed. */
  touch(leg: Leg, event?: LegEvent, text?: string): void
  /** @throws Refusal notPossible when the action is not allowed now. */
  demand(leg: Leg, action: LegAction): void
}

/** What people and groups ask of the PBX to reach somebody. */
export interface CallControl {
  /** Makes a call and lets it ring. */
  dial(from: CallParticipant, target: Member | string, options: DialOptions): Call
  /** Sends the other party of `leg` on to a new target. @throws Refusal notPossible */
  transfer(leg: Leg, target: Member | string, options: TransferOptions): void
}

/** What every part of the PBX stands on; `Pbx` is the one that is made. */
export interface World {
  readonly clock: Clock
  /** What it started with. */
  readonly data: CompanyData
  readonly events: Emitter<PbxEvent>
  readonly desk: Desk
  readonly callControl: CallControl
  readonly behaviour: PbxBehaviour
  readonly digits: SentDigits[]
  /** Runs something later; nothing of it is left when `signal` or the PBX ends. */
  after(ms: number, run: () => unknown, signal?: AbortSignal): void
  nextId(): string
  nextLegId(): string
  nextLogId(): bigint
  correlationId(): string
  /** The same numbers in each run, 0 … 2^32-1. */
  random32(): number
}
