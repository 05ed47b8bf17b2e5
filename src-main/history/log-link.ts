import type { ServiceInput, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import type { ServerTime } from '../util/server-time.ts'

type LogName = 'history.page' | 'groupCallLog.page'

/** Where pages of a log come from: their times are the server's, which the bridge knows nothing of. */
export interface LogLink<N extends LogName> {
  /** Sends once. @throws CtiError */
  ask(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N> & ServerTime>
}
