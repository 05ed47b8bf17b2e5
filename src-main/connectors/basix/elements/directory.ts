import { Emitter } from '../../../util/emitter.ts'
import type { ElementChange, ElementStore } from './element-store.ts'
import { readGroup, readMember, readUser } from './people.ts'
import type { Group, Member, User } from './people.ts'

/** The people and groups of the domain, as they are known now. */
export class Directory {
  readonly changed = new Emitter<void>()
  readonly #users = new Map<string, User>()
  readonly #groups = new Map<string, Group>()
  readonly #members = new Map<string, Member>()

  constructor(store: Pick<ElementStore, 'changed'>) {
    store.changed.on((change) => this.#take(change))
  }

  get users(): readonly User[] {
    return [...this.#users.values()]
  }

  get groups(): readonly Group[] {
    return [...this.#groups.values()]
  }

  user(id: number | undefined): User | undefined {
    return this.#users.get(String(id))
  }

  group(id: number | undefined): Group | undefined {
    return this.#groups.get(String(id))
  }

  /** Whoever has that extension. */
  userAt(extension: string): User | undefined {
    return this.users.find((one) => one.extension === extension)
  }

  groupAt(extension: string): Group | undefined {
    return this.groups.find((one) => one.extension === extension)
  }

  /** The places in a group, who is rung first in front. */
  membersOf(groupId: number): readonly Member[] {
    const members = [...this.#members.values()].filter((one) => one.groupId === groupId)
    return members.sort((one, other) => one.priority - other.priority)
  }

  /** Somebody's places in groups. */
  placesOf(userId: number): readonly Member[] {
    return [...this.#members.values()].filter((one) => one.userId === userId)
  }

  placeOf(userId: number, groupId: number): Member | undefined {
    return this.placesOf(userId).find((one) => one.groupId === groupId)
  }

  #take({ element, key, isGone, item }: ElementChange): void {
    if (element === 'user') put(this.#users, key, isGone ? undefined : readUser(item))
    else if (element === 'group') put(this.#groups, key, isGone ? undefined : readGroup(item))
    else if (element === 'group_member') put(this.#members, key, isGone ? undefined : readMember(item))
    else return
    this.changed.emit()
  }
}

function put<T>(all: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) all.delete(key)
  else all.set(key, value)
}
