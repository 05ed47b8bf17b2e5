import { createHash } from 'node:crypto'
import type { groupNamings, userNamings } from '../../../../wire-tables/basix.ts'
import type { Pbx } from '../../../company/pbx.ts'
import type { OrganisationData } from '../../../core/company-data.ts'
import type { Member } from '../../../core/calls.ts'
import type { Party } from '../../../core/parties.ts'
import { Refusal } from '../../../core/refusal.ts'
import { Queue } from '../../../distribution/queues.ts'
import type { RingGroup } from '../../../distribution/ring-groups.ts'
import { fullNumber } from '../../../distribution/routing.ts'
import type { Extension } from '../../../people/extension.ts'

const FIRST_USER_ID = 10_001_001
const FIRST_GROUP_ID = 10_005_001
/** Ids of places in groups have nine digits. */
const FIRST_MEMBER_ID = 100_010_001

/** A person as the interface knows it. */
export interface BasixUser {
  readonly id: number
  /** Letters of ASCII only. */
  readonly name: string
  readonly domain: string
  readonly extension: Extension
}

/** A group with or without a queue. */
export interface BasixGroup {
  readonly id: number
  readonly name: string
  readonly domain: string
  readonly to: Queue | RingGroup
}

/** A person's place in a group. */
export interface BasixMember {
  readonly id: number
  readonly group: BasixGroup
  readonly user: BasixUser
  /** The lowest is called first. */
  readonly priority: number
  readonly signedIn: boolean
}

export type UserNaming = (typeof userNamings)[number]
export type GroupNaming = (typeof groupNamings)[number]

/** The people and groups of the domains, by what they are called on the wire (Basix API 2.1, 3.4). */
export class BasixDirectory {
  readonly #pbx: Pbx
  readonly groups: readonly BasixGroup[]
  readonly #everybody: readonly BasixUser[]
  /** People who are not users any more. */
  readonly #removed = new Set<BasixUser>()
  readonly #memberIds = new Map<string, number>()
  readonly #tokens = new Map<string, string>()

  constructor(pbx: Pbx) {
    this.#pbx = pbx
    this.#everybody = pbx.extensions.map((extension, index) => {
      return { id: FIRST_USER_ID + index, name: asciiName(extension.data.id), domain: extension.domain, extension }
    })
    this.groups = [...pbx.ringGroups, ...pbx.queues].map((to, index) => {
      return { id: FIRST_GROUP_ID + index, name: asciiName(to.data.name), domain: to.data.domain, to }
    })
    for (const { domain } of pbx.data.organisations) this.changeToken(domain)
  }

  get users(): readonly BasixUser[] {
    return this.#everybody.filter((user) => !this.#removed.has(user))
  }

  /** Places in groups; who is no user has none. */
  get members(): readonly BasixMember[] {
    return this.groups.flatMap((group) =>
      seatsOf(group.to).flatMap(({ extension, priority, signedIn }) => {
        const user = this.userOf(extension)
        return user === undefined ? [] : [{ id: this.#memberId(group, user), group, user, priority, signedIn }]
      })
    )
  }

  /** The domain whose token this is. */
  domainOf(name: string, token: string): string | undefined {
    return this.#tokens.get(name) === token ? name : undefined
  }

  tokenOf(domain: string): string {
    return this.#tokens.get(domain) ?? ''
  }

  /** Makes a new token; the one before opens nothing any more. */
  changeToken(domain: string): void {
    const before = this.#tokens.get(domain) ?? domain
    this.#tokens.set(domain, createHash('sha256').update(`token ${before}`).digest('base64url').slice(0, 32))
  }

  /** Lets somebody be a user, or not. */
  setUser(extension: Extension, isUser: boolean): void {
    const user = this.#everybody.find((one) => one.extension === extension)
    if (user === undefined) return
    if (isUser) this.#removed.delete(user)
    else this.#removed.add(user)
  }

  userOf(member: Member): BasixUser | undefined {
    return this.users.find(({ extension }) => extension === member)
  }

  /** The group a party is, of whichever kind. */
  groupOf({ kind, number }: Party): BasixGroup | undefined {
    return kind === 'queue' ? this.groups.find(({ to }) => to.data.number === number) : undefined
  }

  findUser(domain: string, naming: UserNaming, value: string): BasixUser | undefined {
    const number = this.fullNumber(domain, value)
    return this.users
      .filter((user) => user.domain === domain)
      .find(({ id, name, extension: { data, name: label, address } }) => {
        switch (naming) {
          case 'id':
            return String(id) === value
          case 'name':
            return name === value
          case 'label':
            return label === value
          case 'extension':
            return data.shortNumber === value
          case 'did':
            return data.number === number
          case 'email':
            return (data.email ?? address) === value
        }
      })
  }

  findGroup(domain: string, naming: GroupNaming, value: string): BasixGroup | undefined {
    const number = this.fullNumber(domain, value)
    return this.groups
      .filter((group) => group.domain === domain)
      .find(({ id, name, to: { data } }) => {
        switch (naming) {
          case 'id':
            return String(id) === value
          case 'name':
            return name === value
          case 'label':
            return data.name === value
          case 'extension':
            return data.shortNumber === value
          case 'did':
            return data.number === number
        }
      })
  }

  /** E.164 of a number as it is written here. */
  fullNumber(domain: string, written: string): string {
    return fullNumber(written, this.#organisation(domain))
  }

  /** A number as it is dialled in the domain: without the code of its own country (Basix API 2.1). */
  writtenNumber(domain: string, number: string): string {
    const { countryCode } = this.#organisation(domain)
    if (number.startsWith(countryCode)) return `0${number.slice(countryCode.length)}`
    return number.startsWith('+') ? `00${number.slice(1)}` : number
  }

  #organisation(domain: string): OrganisationData {
    const found = this.#pbx.organisation(domain)
    if (found === undefined) throw new Refusal('invalid', domain)
    return found
  }

  #memberId(group: BasixGroup, user: BasixUser): number {
    const key = `${group.id} ${user.id}`
    const id = this.#memberIds.get(key) ?? FIRST_MEMBER_ID + this.#memberIds.size
    this.#memberIds.set(key, id)
    return id
  }
}

interface Seat {
  readonly extension: Extension
  readonly priority: number
  readonly signedIn: boolean
}

/** Who can be called for a group; of a queue the most skilled come first, or those who stand first. */
export function seatsOf(group: Queue | RingGroup): readonly Seat[] {
  if (!(group instanceof Queue)) return group.members
  const bySkill = group.data.distribution === 'skills'
  return group.seats.map(({ extension, skill, signedIn }, index) => {
    return { extension, signedIn, priority: bySkill ? 100 - skill : index + 1 }
  })
}

/** A name without marks on letters and without blanks; names are told in ASCII (Basix API 3.2). */
const asciiName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replaceAll(' ', '_')
    .toLowerCase()
