import { lookUp } from '../../util/lookup.ts'
import type { Pbx } from '../company/pbx.ts'
import type { Front, FrontOptions } from './kit/front.ts'

type OpenFront = (pbx: Pbx, options: FrontOptions) => Promise<Front>

/** A telephone system's name for people, and what lets the PBX speak as it does. */
interface FrontRow {
  readonly name: string
  readonly load: () => Promise<OpenFront>
  /** False where clients are told of no calls. */
  readonly tellsCalls?: false
}

/** The only place of the simulator that names vendors. */
const fronts = {
  dstny: { name: 'Dstny Core', load: async () => (await import('./dstny/front.ts')).openFront },
  callisto: {
    name: 'Callisto ManagerAssistant',
    load: async () => (await import('./callisto/front.ts')).openFront,
    tellsCalls: false
  },
  basix: { name: 'Brastel Basix', load: async () => (await import('./basix/front.ts')).openFront },
  mirta: { name: 'MiRTA PBX', load: async () => (await import('./mirta/front.ts')).openFront },
  voipbin: { name: 'VoIPBin', load: async () => (await import('./voipbin/front.ts')).openFront }
} as const satisfies Readonly<Record<string, FrontRow>>

/** Every front there is, the usual one first; loads none. */
export const frontNames: readonly { readonly vendor: string; readonly name: string }[] = Object.entries(fronts).map(
  ([vendor, { name }]) => ({ vendor, name })
)

/** Whether a client of this front is told of the user's calls. */
export const tellsCalls = (vendor: string): boolean => {
  const row: FrontRow | undefined = lookUp(fronts, vendor)
  return row?.tellsCalls !== false
}

/** Lets the PBX speak one vendor's protocol on loopback. @throws TypeError for a vendor without a front */
export async function openFront(vendor: string, pbx: Pbx, options: FrontOptions = {}): Promise<Front> {
  const row = lookUp(fronts, vendor)
  if (row === undefined) {
    throw new TypeError(`unknown vendor: ${vendor}; there are ${frontNames.map((one) => one.vendor).join(', ')}`)
  }
  const open = await row.load()
  return open(pbx, options)
}
