import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Log } from '../../logging/log.ts'
import type { OfficeData } from '../../simulator/core/office-data.ts'
import type { Pbx } from '../../simulator/company/pbx.ts'
import type { Connector, ConnectorParts } from '../connector.ts'
import type { FrontUnderTest } from './front.ts'

/**
 * What tells of new calls: a stream that can break, posts, which need no connection of ours, a socket, polls, or nothing at
 * all, where a system knows no calls.
 */
export type NewsBy = 'stream' | 'posts' | 'socket' | 'polls' | 'nothing'

/** What a stage is made of. */
export interface StageOptions {
  readonly connector: (parts: ConnectorParts) => Connector
  readonly openFront: (pbx: Pbx) => Promise<FrontUnderTest>
  /** Who works in the office, when it is not the usual one. */
  readonly office?: OfficeData
  /** What an account can do at most. */
  readonly capabilities?: readonly Capability[]
  /** A stream when absent. */
  readonly newsBy?: NewsBy
  /** Where the connector writes its log; among what the stage keeps of it when absent. */
  readonly log?: Log
}
