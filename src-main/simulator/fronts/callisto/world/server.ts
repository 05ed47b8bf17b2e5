import type { Extension } from '../../../people/extension.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { CallistoSwitches } from '../switches.ts'
import { Instance } from './instance.ts'

/** Rights of a user: the one for REST, and those of the vendor's own pages (Callisto API 1.3). */
export const privileges = [
  'REST Authentication',
  'Settings',
  'Groups',
  'TeammateStatus',
  'VIPList',
  'Reports',
  'Reports4Eyes',
  'Admin',
  'MembersManagement'
] as const
export type Privilege = (typeof privileges)[number]

/** Somebody who can sign in to the server. */
export interface CallistoUser {
  readonly name: string
  password: string
  readonly privileges: Set<Privilege>
  readonly person: Extension
}

/** The server: its users, its files and the instances on it. */
export class CallistoServer {
  readonly users: readonly CallistoUser[]
  /** Names of the sound files on it. */
  readonly files = new Set<string>()
  readonly #switches: CallistoSwitches
  #instances: readonly Instance[] = []

  constructor(people: readonly Extension[], switches: CallistoSwitches) {
    this.#switches = switches
    this.users = people.map((person, index) => ({
      name: nameOf(person, people.slice(0, index)),
      password: person.data.password,
      privileges: new Set(),
      person
    }))
  }

  get instances(): readonly Instance[] {
    return this.#instances
  }

  /** By the name in a path, whose case may not count. */
  instance(name: string): Instance | undefined {
    const exact = this.#instances.find((one) => one.name === name)
    if (exact !== undefined || this.#switches.pathCase === 'exact') return exact
    return this.#instances.find((one) => one.name.toLowerCase() === name.toLowerCase())
  }

  user(name: string): CallistoUser | undefined {
    return this.users.find((one) => one.name === name)
  }

  /** @throws Refusal noSuchUser */
  userOf(person: Extension): CallistoUser {
    const user = this.users.find((one) => one.person === person)
    if (user === undefined) throw new Refusal('noSuchUser', person.address)
    return user
  }

  /** @throws Refusal invalid for a name that is taken */
  addInstance(name: string): Instance {
    if (this.#instances.some((one) => one.name === name)) throw new Refusal('invalid', `there is an instance ${name}`)
    const instance = new Instance(name, this.#switches)
    this.#instances = [...this.#instances, instance]
    return instance
  }

  removeInstance(instance: Instance): void {
    this.#instances = this.#instances.filter((one) => one !== instance)
  }
}

/** The id of a person, or the whole address where somebody before has that id. */
const nameOf = ({ data, address }: Extension, before: readonly Extension[]): string =>
  before.some((other) => other.data.id === data.id) ? address : data.id
