import type { VendorName } from '../../src-preload/contract/settings-form.ts'
import type { Connector, ConnectorOptions } from './connector.ts'
import { lookUp } from '../util/lookup.ts'

/** A telephone system's name for people, and its code. */
interface Vendor {
  readonly name: string
  readonly load: (options: ConnectorOptions) => Promise<Connector>
}

/** The only place that names vendors. */
const vendors = {
  dstny: {
    name: 'Dstny Core',
    load: async (options) => (await import('./dstny/index.ts')).createDstnyConnector(options)
  },
  callisto: {
    name: 'Callisto ManagerAssistant',
    load: async (options) => (await import('./callisto/index.ts')).createCallistoConnector(options)
  },
  mirta: {
    name: 'MiRTA PBX',
    load: async (options) => (await import('./mirta/index.ts')).createMirtaConnector(options)
  },
  basix: {
    name: 'Brastel Basix',
    load: async (options) => (await import('./basix/index.ts')).createBasixConnector(options)
  },
  voipbin: {
    name: 'VoIPBin',
    load: async (options) => (await import('./voipbin/index.ts')).createVoipbinConnector(options)
  }
} as const satisfies Readonly<Record<string, Vendor>>

/** Every vendor there is; loads none. */
export const vendorNames: readonly VendorName[] = Object.entries(vendors).map(([vendor, { name }]) => ({
  vendor,
  vendorName: name
}))

/** Loads and makes the connector of one vendor; undefined for a vendor this version does not know. */
export async function loadConnector(vendor: string, options: ConnectorOptions): Promise<Connector | undefined> {
  return lookUp(vendors, vendor)?.load(options)
}
