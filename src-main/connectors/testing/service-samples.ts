import type { ServiceInput, ServiceName } from '../../../src-preload/contract/services/services.ts'
import type { ConnectorHarness } from './connector-harness.ts'

/** What to ask for so that it works; called anew for every time it is asked. */
type Sample<N extends ServiceName> = (
  harness: ConnectorHarness
) => Omit<ServiceInput<N>, 'accountId'> | Promise<Omit<ServiceInput<N>, 'accountId'>>

/** Samples of the service requests a system has. */
export type ServiceSamples<Names extends ServiceName = ServiceName> = { readonly [N in Names]: Sample<N> }

/** Where the requests of a vendor are unlike others under faults. */
export interface ServiceExceptions {
  /** Changes that are several requests, each about another thing. */
  readonly several?: readonly ServiceName[]
  /** Readings that a fault, by its name, does not stop. */
  readonly unmoved?: Partial<Readonly<Record<ServiceName, readonly string[]>>>
}
