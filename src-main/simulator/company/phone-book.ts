import type { ContactStatus } from '../people/contact-list.ts'
import type { Extension } from '../people/extension.ts'
import type { CompanyData } from '../core/company-data.ts'

/** What a telephone number of a personal contact is for. */
export type NumberLabel = 'home' | 'work' | 'mobile' | 'main' | 'workFax' | 'homeFax' | 'pager' | 'other'

/** One number of a personal contact. */
export interface PersonalNumber {
  readonly label: NumberLabel
  readonly number: string
  readonly preferred?: boolean
  /** Short number inside the group or organisation. */
  readonly shortNumber?: string
}

/** What is known about a personal contact. */
export interface ContactDetails {
  readonly company?: string
  readonly department?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly shortName?: string
  readonly email?: string
  readonly street?: string
  readonly city?: string
  readonly postalCode?: string
  readonly country?: string
  /** 1 … 10. */
  readonly speedDial?: number
  readonly inUsualList?: boolean
  readonly status?: ContactStatus
  readonly numbers: readonly PersonalNumber[]
}

/** Whose a personal contact is. */
export type ContactOwner =
  | { readonly kind: 'user'; readonly domain: string; readonly user: Extension }
  | { readonly kind: 'group'; readonly domain: string; readonly name: string }
  | { readonly kind: 'organisation'; readonly domain: string }

/** A contact somebody has typed in. */
export interface PersonalContact {
  readonly id: string
  readonly owner: ContactOwner
  details: ContactDetails
  /** Grows with each change. */
  version: number
}

/** The contacts people, user groups and organisations keep. */
export class PhoneBook {
  readonly #data: CompanyData
  #contacts: PersonalContact[] = []
  #count = 167_270

  constructor(data: CompanyData) {
    this.#data = data
  }

  add(owner: ContactOwner, details: ContactDetails): PersonalContact {
    this.#count += 1
    const contact = { id: `${this.#count}@internal`, owner, details, version: 1 }
    this.#contacts.push(contact)
    return contact
  }

  of(owner: ContactOwner): PersonalContact[] {
    return this.#contacts.filter((contact) => isSameOwner(contact.owner, owner))
  }

  remove(contact: PersonalContact): void {
    this.#contacts = this.#contacts.filter((one) => one !== contact)
  }

  /** The members of a user group; undefined: there is no such group. */
  membersOf(name: string, domain: string): readonly string[] | undefined {
    return this.#data.userGroups?.find((group) => group.name === name && group.domain === domain)?.members
  }

  /** Names of the user groups a person is in. */
  groupsOf({ data }: Extension): string[] {
    const groups = (this.#data.userGroups ?? []).filter((group) => group.domain === data.domain)
    return groups.filter((group) => group.members.includes(data.id)).map((group) => group.name)
  }

  /** Everything a person finds: the own contacts, those of the groups and of the organisation. */
  visibleTo(extension: Extension): PersonalContact[] {
    const groups = this.groupsOf(extension)
    return this.#contacts.filter(({ owner }) => {
      if (owner.kind === 'user') return owner.user === extension
      if (owner.domain !== extension.data.domain) return false
      return owner.kind === 'organisation' || groups.includes(owner.name)
    })
  }
}

function isSameOwner(a: ContactOwner, b: ContactOwner): boolean {
  if (a.domain !== b.domain) return false
  if (a.kind === 'user') return b.kind === 'user' && a.user === b.user
  return a.kind === 'group' ? b.kind === 'group' && a.name === b.name : b.kind === 'organisation'
}
