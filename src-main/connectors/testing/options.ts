import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { OfficeData } from '../../simulator/core/office-data.ts'
import type { Pbx } from '../../simulator/company/pbx.ts'
import type { Command } from '../commands.ts'
import type { Connector, ConnectorParts } from '../connector.ts'
import type { FrontUnderTest } from './front.ts'

/** Commands the fault matrix plays, by what they do; some take two steps, of which each is struck. */
export type FaultedCommand = Command['type'] | 'answerWaiting' | 'cancelConsultationThenResume'

/** Streams the fault matrix strikes, by what they tell of. */
export type FaultedStream =
  'dialogs' | 'call' | 'figures' | 'presence' | 'devices' | 'configuration' | 'colleaguePresence' | 'colleagueLines'

/** The vendor's names of what the fault matrix strikes. */
export interface FaultTargets {
  /** What a command asks for, each at most once. */
  readonly commands: Partial<Readonly<Record<FaultedCommand, readonly string[]>>>
  readonly streams: Partial<Readonly<Record<FaultedStream, string>>>
  /** What asks the server to call back: about all calls, and about the one that has just begun. */
  readonly callbacks?: { readonly allCalls: string; readonly oneCall: string }
}

/** What the suite must know of a vendor. */
export interface ConformanceOptions {
  readonly name: string
  readonly capabilities: readonly Capability[]
  readonly connector: (parts: ConnectorParts) => Connector
  /** Names of cases the vendor's front cannot serve yet; each is told when it can. */
  readonly pending?: readonly string[]
  readonly openFront: (pbx: Pbx) => Promise<FrontUnderTest>
  /** Who works in the office, when it is not the usual one. */
  readonly office?: OfficeData
  /** The vendor's names of what faults strike. */
  readonly operations: {
    readonly dial: string
    readonly readCalls: string
    readonly hold: string
    readonly callEvents: string
  }
  /** What tells of new calls: a stream that can break, which is usual, or posts, which need no connection of ours. */
  readonly newsBy?: 'stream' | 'posts'
  /** Missing: the fault matrix is left out. */
  readonly faultTargets?: FaultTargets
}
