import type { CompanyData } from '../../../core/company-data.ts'
import type { Tenant, Tenants } from '../tenants.ts'

/** One entry: its number, and fields whose names the customer has chosen. */
export interface Entry {
  readonly peid: string
  readonly fields: ReadonlyMap<string, string>
}

/** More entries than these are not kept in a book. */
const MOST = 5000

const FIRST_PEID = 17

/** The phone books of all tenants (MiRTA 8.1). */
export class PhoneBooks {
  readonly #books = new Map<Tenant, Map<string, Entry[]>>()
  #count = FIRST_PEID

  constructor({ all }: Tenants, { directory }: CompanyData) {
    for (const [index, tenant] of all.entries()) {
      this.#books.set(
        tenant,
        new Map([
          ['Customers', []],
          ['Suppliers', []]
        ])
      )
      if (index > 0) continue
      for (const { firstName, lastName, company = '', number } of directory) {
        this.add('Customers', tenant, [{ NAME: `${firstName} ${lastName}`.trim(), COMPANY: company, PHONE1: number }])
      }
      this.add('Suppliers', tenant, [{ NAME: 'Gärtnerei Grünwald', PHONE1: '+493023125456' }])
    }
  }

  namesOf(tenant: Tenant): readonly string[] {
    return [...(this.#books.get(tenant)?.keys() ?? [])]
  }

  entries(name: string, tenant: Tenant): readonly Entry[] | undefined {
    return this.#books.get(tenant)?.get(name)
  }

  /** @returns false where there is no such book */
  add(name: string, tenant: Tenant, rows: readonly Readonly<Record<string, unknown>>[]): boolean {
    const book = this.#books.get(tenant)?.get(name)
    if (book === undefined) return false
    for (const row of rows.slice(0, MOST - book.length)) {
      const fields = new Map(Object.entries(row).map(([field, value]) => [field, String(value)]))
      book.push({ peid: String(this.#count++), fields })
    }
    return true
  }

  /** @returns false where there is no such entry */
  delete(name: string, tenant: Tenant, peid: string): boolean {
    const book = this.#books.get(tenant)?.get(name) ?? []
    const index = book.findIndex((entry) => entry.peid === peid)
    if (index >= 0) book.splice(index, 1)
    return index >= 0
  }

  empty(name: string, tenant: Tenant): boolean {
    const book = this.#books.get(tenant)?.get(name)
    book?.splice(0)
    return book !== undefined
  }
}
