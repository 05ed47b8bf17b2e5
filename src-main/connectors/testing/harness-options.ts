import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Log } from '../../logging/log.ts'
import type { CompanyData } from '../../simulator/core/company-data.ts'
import type { Pbx } from '../../simulator/company/pbx.ts'
import type { Connector, ConnectorOptions } from '../connector.ts'
import type { FrontUnderTest } from './front.ts'

/**
 * What tells of new calls: a stream that can break, posts, which need no connection of ours, a socket, polls, or nothing at
 * all, where a system knows no calls.
 */
export type NewsBy = 'stream' | 'posts' | 'socket' | 'polls' | 'nothing'

/** What a harness is made of. */
export interface HarnessOptions {
  readonly connector: (options: ConnectorOptions) => Connector
  readonly openFront: (pbx: Pbx) => Promise<FrontUnderTest>
  /** Who works in the company, when it is not the usual one. */
  readonly company?: CompanyData
  /** What an account can do at most. */
  readonly capabilities?: readonly Capability[]
  /** A stream when absent. */
  readonly newsBy?: NewsBy
  /** Where the connector writes its log; among what the harness keeps of it when absent. */
  readonly log?: Log
}
