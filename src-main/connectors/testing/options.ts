import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Command } from '../commands.ts'
import type { FaultReply } from '../../simulator/fronts/kit/faults.ts'
import type { CtiErrorKind } from '../../../src-preload/contract/error.ts'
import type { StreamShape } from './front.ts'
import type { ServiceExceptions, ServiceSamples } from './service-samples.ts'
import type { HarnessOptions } from './harness-options.ts'
import type { ConnectorTest } from './connector-harness.ts'

/** Commands the fault matrix plays, by what they do; some take two steps, of which each is struck. */
export type FaultedCommand = Command['type'] | 'ringPeople' | 'answerWaiting' | 'cancelConsultationThenResume'

/** Streams the fault matrix strikes, by what they tell of. */
export type FaultedStream =
  'dialogs' | 'call' | 'figures' | 'presence' | 'devices' | 'configuration' | 'colleaguePresence' | 'colleagueLines'

/**
 * Where a system says what became of a command: in the status of its answer, so that a lost body is no loss; in the body, so
 * that one is; or nowhere, so that it is done when its effect is seen.
 */
export type AnswersIn = 'status' | 'body' | 'effect'

/** A refusal in the vendor's own words, and what the user is to hear. */
export interface WordedRefusal {
  readonly name: string
  readonly command: FaultedCommand
  readonly reply: FaultReply
  readonly says: CtiErrorKind
}

/** The vendor's names of what the fault matrix strikes. */
export interface FaultTargets {
  /** What a command asks for, each at most once. */
  readonly commands: Partial<Readonly<Record<FaultedCommand, readonly string[]>>>
  readonly streams: Partial<Readonly<Record<FaultedStream, string>>>
  /** What asks the server to call back: about all calls, and about the one that has just begun. */
  readonly callbacks?: { readonly allCalls: string; readonly oneCall: string }
  /** Ways to write a stream that are all right, by what is said of them. */
  readonly shapes?: readonly (readonly [name: string, shape: StreamShape])[]
}

/** What the suite must know of a vendor. */
export interface ConformanceOptions extends HarnessOptions {
  readonly name: string
  readonly capabilities: readonly Capability[]
  /** Names of cases the vendor's front cannot serve yet; each is told when it can. */
  readonly pending?: readonly string[]
  /** The vendor's names of what single cases strike; those without a name are about nothing here. */
  readonly operations: {
    readonly dial?: string
    readonly readCalls?: string
    readonly callEvents?: string
  }
  /** The command that servers refuse for a while, one of the fault matrix. */
  readonly refusedCommand?: FaultedCommand
  readonly answersIn: AnswersIn
  /** Another connection of the same user can take the place of the one there is. */
  readonly displaces?: boolean
  /** How many readings a poller may have under way at once. */
  readonly mostAtOnce?: number
  /** Commands of a system that answers, which are done only when their effect is seen. */
  readonly byEffect?: {
    readonly commands: readonly FaultedCommand[]
    /** What is answered to one that is then not carried out. */
    readonly promise: FaultReply
  }
  readonly refusals?: readonly WordedRefusal[]
  /** What the vendor can be asked for beside calls; the rest is under no fault. */
  readonly samples?: Partial<ServiceSamples>
  readonly serviceExceptions?: ServiceExceptions
  /** Cases about what only this vendor has. */
  readonly ownCases?: (connectorTest: ConnectorTest) => void
  /** Missing: the fault matrix is left out. */
  readonly faultTargets?: FaultTargets
}
