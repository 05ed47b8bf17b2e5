import type { managedObjects } from '../../../../wire-tables/mirta/admin.ts'

export type ObjectName = keyof typeof managedObjects

export type Fields = Readonly<Record<string, unknown>>

/** How the columns of each table begin (MiRTA 3.2; those not named there are assumed). */
export const prefixes = {
  tenant: 'te',
  mediafile: 'me',
  huntlist: 'hu',
  extension: 'ex',
  user: 'us',
  conference: 'co',
  provider: 'pr',
  route: 'ro',
  did: 'di',
  ivr: 'iv',
  custom: 'cu',
  customtype: 'ct',
  routingprofile: 'rp',
  musiconhold: 'mu',
  voicemail: 'vm',
  destination: 'de',
  calleridblacklist: 'bl',
  condition: 'cn',
  sipregs: 'sr',
  phone: 'ph',
  phonephonebook: 'pp',
  queue: 'qu'
} as const satisfies Record<ObjectName, string>

/** More objects than these are not kept in a table. */
const MOST = 500

/** What is kept beside the columns of an object: who belongs to it, where it leads, its sound. */
export interface StoredObject {
  fields: Fields
  readonly related: Map<string, Fields>
  bytes: Uint8Array | undefined
}

/** The configuration database: a table for each kind of object, of all tenants. */
export class Database {
  readonly #tables = new Map<ObjectName, Map<string, StoredObject>>()
  #count = 1000

  table(name: ObjectName): ReadonlyMap<string, StoredObject> {
    return this.#tableOf(name)
  }

  /** @returns the id; undefined where there is no room */
  add(name: ObjectName, fields: Fields, id?: string): string | undefined {
    const table = this.#tableOf(name)
    if (table.size >= MOST) return undefined
    const given = id ?? String(++this.#count)
    table.set(given, { fields: { [`${prefixes[name]}_id`]: given, ...fields }, related: new Map(), bytes: undefined })
    return given
  }

  delete(name: ObjectName, id: string): boolean {
    return this.#tableOf(name).delete(id)
  }

  #tableOf(name: ObjectName): Map<string, StoredObject> {
    const table = this.#tables.get(name) ?? new Map<string, StoredObject>()
    this.#tables.set(name, table)
    return table
  }
}
