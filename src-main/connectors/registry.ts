import type { Connector, ConnectorParts } from './connector.ts'
import { lookUp } from '../util/lookup.ts'

/** Vendor id to its code, loaded when first needed. The only place that names vendors. */
export const vendors = {
  dstny: async (parts) => (await import('./dstny/index.ts')).createDstnyConnector(parts)
} as const satisfies Readonly<Record<string, (parts: ConnectorParts) => Promise<Connector>>>

/** Makes the connector of one vendor; undefined for a vendor this version does not know. */
export async function loadConnector(vendor: string, parts: ConnectorParts): Promise<Connector | undefined> {
  return lookUp(vendors, vendor)?.(parts)
}
