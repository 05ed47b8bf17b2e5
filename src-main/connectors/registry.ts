import type { VendorName } from '../../src-preload/contract/settings-form.ts'
import type { Connector, ConnectorParts } from './connector.ts'
import { lookUp } from '../util/lookup.ts'

/** A telephone system's name for people, and its code. */
interface Vendor {
  readonly name: string
  readonly load: (parts: ConnectorParts) => Promise<Connector>
}

/** The only place that names vendors. */
const vendors = {
  dstny: {
    name: 'Dstny Core',
    load: async (parts) => (await import('./dstny/index.ts')).createDstnyConnector(parts)
  }
} as const satisfies Readonly<Record<string, Vendor>>

/** Every vendor there is; loads none. */
export const vendorNames: readonly VendorName[] = Object.entries(vendors).map(([vendor, { name }]) => ({
  vendor,
  vendorName: name
}))

/** Loads and makes the connector of one vendor; undefined for a vendor this version does not know. */
export async function loadConnector(vendor: string, parts: ConnectorParts): Promise<Connector | undefined> {
  return lookUp(vendors, vendor)?.load(parts)
}
