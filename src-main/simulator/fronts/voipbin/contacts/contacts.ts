import type { Address } from '../form/resource.ts'
import { uuidOf } from '../form/ids.ts'
import type { Customers } from '../world/customers.ts'
import type { Shared } from '../world/shared.ts'

/** The texts of a contact. */
export const contactTexts = [
  'first_name',
  'last_name',
  'display_name',
  'company',
  'job_title',
  'external_id',
  'notes'
] as const

export type ContactText = (typeof contactTexts)[number]

/** One number or mail address of a contact. */
export interface ContactAddress {
  readonly id: string
  readonly created: number
  address: Address
  isPrimary: boolean
}

/** Somebody outside, as the customer's people have written it down (VoIPBin API 12). */
export interface Contact {
  readonly id: string
  readonly customer: string
  readonly created: number
  readonly source: string
  readonly texts: Record<ContactText, string>
  readonly addresses: ContactAddress[]
  readonly tagIds: string[]
  updated: number | undefined
  deleted: number | undefined
}

/** What a contact is made with. */
export interface ContactStart {
  readonly texts: Partial<Record<ContactText, string>>
  readonly source: string
  readonly addresses: readonly Address[]
  readonly tagIds: readonly string[]
}

const noTexts = Object.fromEntries(contactTexts.map((name) => [name, ''])) as Record<ContactText, string> // by the names

/** The contacts of all customers; nobody is told of changes. */
export class Contacts {
  readonly all = new Map<string, Contact>()
  readonly #shared: Shared

  /** The first customer has the company's directory. */
  constructor(shared: Shared, customers: Customers) {
    this.#shared = shared
    const customer = customers.ofDomain(shared.pbx.data.organisations[0].domain)
    for (const [index, entry] of shared.pbx.data.directory.entries()) {
      const { firstName, lastName, company = '', email, number } = entry
      const texts = { first_name: firstName, last_name: lastName, display_name: `${firstName} ${lastName}`, company }
      const mail = email === undefined ? [] : [{ type: 'email', target: email }]
      const start = { texts, source: 'import', addresses: [{ type: 'tel', target: number }, ...mail], tagIds: [] }
      this.#add(customer, start, uuidOf(`contact ${entry.id}`), shared.stamps.now - (index + 1) * 1_000_000)
    }
  }

  create(customer: string, start: ContactStart): Contact {
    return this.#add(customer, start, this.#shared.ids.next('contact'), this.#shared.stamps.next())
  }

  /** The contact with this number or mail address. */
  lookUp(customer: string, type: 'tel' | 'email', target: string): Contact | undefined {
    return [...this.all.values()].find((contact) => {
      const has = contact.addresses.some(({ address }) => address.type === type && address.target === target)
      return contact.customer === customer && contact.deleted === undefined && has
    })
  }

  /** Adds one; a primary one takes the place of the primary one of its type. */
  addAddress(contact: Contact, address: Address, isPrimary: boolean): void {
    if (isPrimary) this.#noPrimary(contact, address.type)
    const id = this.#shared.ids.next('contact address')
    contact.addresses.push({ id, created: this.#shared.stamps.next(), address, isPrimary })
    this.changed(contact)
  }

  changeAddress(contact: Contact, changed: ContactAddress, change: Partial<Address>, isPrimary: boolean): void {
    if (isPrimary) this.#noPrimary(contact, changed.address.type)
    changed.address = { ...changed.address, ...change }
    changed.isPrimary = isPrimary
    this.changed(contact)
  }

  changed(contact: Contact): void {
    contact.updated = this.#shared.stamps.next()
  }

  delete(contact: Contact): void {
    contact.deleted = this.#shared.stamps.next()
  }

  #add(customer: string, { texts, source, addresses, tagIds }: ContactStart, id: string, created: number): Contact {
    const contact: Contact = {
      id,
      customer,
      created,
      source,
      texts: { ...noTexts, ...texts },
      addresses: [],
      tagIds: [...tagIds],
      updated: undefined,
      deleted: undefined
    }
    for (const [index, address] of addresses.entries()) this.addAddress(contact, address, index === 0)
    contact.updated = undefined
    this.all.set(id, contact)
    return contact
  }

  #noPrimary({ addresses }: Contact, type: string): void {
    for (const other of addresses) if (other.address.type === type) other.isPrimary = false
  }
}
