import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import type { FrontOptions, FrontRequest } from '../kit/front.ts'
import type { RouteOverrides } from './http/route-file.ts'
import type { DstnySwitches } from './switches.ts'

/** One request the front has seen, for tests. */
export interface LoggedRequest extends FrontRequest {
  readonly operation: DstnyOperationId | 'unknown'
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** An event that has just left the front, for the bench. */
export interface WrittenEvent {
  readonly operation: string
  readonly data: string
  /** Real epoch ms with fractions, when its last byte was handed to the socket. */
  readonly at: number
}

/** How the front is opened. */
export interface DstnyFrontOptions extends Omit<FrontOptions, 'endpoints'> {
  readonly switches?: Partial<DstnySwitches>
  /** What differs from the table, as read from a client's override file. */
  readonly routes?: RouteOverrides
}

/** What a ready-made ticket may do and how long. */
export interface IssueOptions {
  readonly apis?: readonly string[]
  /** Life in ms; default one year. */
  readonly lifeMs?: number
}
