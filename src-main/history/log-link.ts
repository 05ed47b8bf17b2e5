import type { OfficeInput, OfficeOutput } from '../../src-preload/contract/office/office.ts'
import type { ServerTime } from '../util/server-time.ts'

type LogName = 'history.page' | 'groupCallLog.page'

/** Where pages of a log come from: their times are the server's, which the bridge knows nothing of. */
export interface LogLink<N extends LogName> {
  /** Sends once. @throws CtiError */
  ask(name: N, input: OfficeInput<N>): Promise<OfficeOutput<N> & ServerTime>
}
