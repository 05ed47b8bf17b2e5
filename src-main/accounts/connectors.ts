import type { VendorName } from '../../src-preload/contract/settings-form.ts'
import type { Connector } from '../connectors/connector.ts'

/** The vendors there are; see `connectors/registry.ts`. */
export interface Connectors {
  /** Every vendor by its names; loads none. */
  list(): readonly VendorName[]
  /** Loads the vendor's code; undefined for a vendor this version does not know. */
  find(vendor: string): Promise<Connector | undefined>
}

/** The vendor's name for people; its id where this version does not know it. */
export const vendorNameOf = (connectors: Connectors, vendor: string): string =>
  connectors.list().find((one) => one.vendor === vendor)?.vendorName ?? vendor
