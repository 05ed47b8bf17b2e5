import type { IntrusionKind, LegHistory } from './calls.ts'
import type { CallerLine, Device } from './parties.ts'

/** Options that change where a call leads. */
export interface RouteOptions {
  readonly ignoreDiversion?: boolean
  readonly toVoicemail?: boolean
}

/** How a call is to be made. */
export interface DialOptions extends RouteOptions {
  readonly device?: Device
  /** What the people called see; missing = the caller's active line. */
  readonly line?: CallerLine
  /** True: the called telephone picks up by itself. */
  readonly intercom?: boolean
  /** Set to break into what the called person is talking about. */
  readonly intrusion?: IntrusionKind
  /** What the called party sees of the way here; a diversion on the way says it by itself. */
  readonly history?: LegHistory
}

/** How a call is handed over. */
export interface TransferOptions extends RouteOptions {
  /** True: the transferring leg ends at once. */
  readonly blind: boolean
  /** True: a busy target is waited for. */
  readonly campOn?: boolean
  /** How long the target rings, in ms; missing = as long as targets do. */
  readonly ringMs?: number
}
