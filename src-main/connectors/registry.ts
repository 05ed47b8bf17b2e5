import type { Connector, ConnectorParts } from './connector.ts'

/** Vendor id to its code, loaded when first needed. The only place that names vendors. */
export const vendors: Readonly<Record<string, (parts: ConnectorParts) => Promise<Connector>>> = {
  dstny: async (parts) => (await import('./dstny/index.ts')).createDstnyConnector(parts)
}

/** Makes the connector of one vendor; undefined for a vendor this version does not know. */
export async function loadConnector(vendor: string, parts: ConnectorParts): Promise<Connector | undefined> {
  return Object.hasOwn(vendors, vendor) ? vendors[vendor]?.(parts) : undefined
}
