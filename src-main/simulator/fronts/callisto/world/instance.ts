import type { CallistoSwitches } from '../switches.ts'
import { usualValues, type GroupValues } from './group-settings.ts'

/** A group of an instance. */
export interface Group {
  readonly id: string
  readonly values: GroupValues
}

/** A person's place in one group. */
export interface Member {
  readonly id: string
  readonly groupId: string
  /** Name of a user of the server. */
  readonly user: string
  readonly number: string
  readonly shortName: string
  readonly isManager: boolean
  /** Id of the group whose state the phone shows; 0 for none. */
  readonly displayedGroup: string
}

/** A number on a manager's VIP list. */
export interface VipNumber {
  readonly id: string
  readonly memberId: string
  readonly number: string
  readonly description: string
}

/** A sound for callers who wait. */
export interface Announcement {
  readonly groupId: string
  readonly wave: string
  readonly priority: number
}

/** Where ids begin: apart, so that one kind is not taken for another. */
const FIRST = { group: 31, member: 108, vip: 1090 }

/** One ManagerAssistant on the server: its records, without rules about who may change them. */
export class Instance {
  readonly name: string
  readonly #switches: CallistoSwitches
  readonly #groups = new Map<string, Group>()
  #members: readonly Member[] = []
  #vipNumbers: readonly VipNumber[] = []
  #announcements: readonly Announcement[] = []
  readonly #next = { ...FIRST }

  constructor(name: string, switches: CallistoSwitches) {
    this.name = name
    this.#switches = switches
  }

  get groups(): readonly Group[] {
    return [...this.#groups.values()]
  }

  get members(): readonly Member[] {
    return this.#members
  }

  get vipNumbers(): readonly VipNumber[] {
    return this.#vipNumbers
  }

  /** Of one group, in the order in which they play. */
  announcementsOf(groupId: string): readonly Announcement[] {
    return this.#announcements.filter((one) => one.groupId === groupId).toSorted((a, b) => a.priority - b.priority)
  }

  group(id: string): Group | undefined {
    return this.#groups.get(id)
  }

  membersOf(groupId: string): readonly Member[] {
    return this.#members.filter((one) => one.groupId === groupId)
  }

  managerOf(groupId: string): Member | undefined {
    return this.membersOf(groupId).find((one) => one.isManager)
  }

  addGroup(values: Partial<GroupValues>): Group {
    const group = { id: this.#nextId('group'), values: { ...usualValues(this.#switches.usualTone), ...values } }
    this.#groups.set(group.id, group)
    return group
  }

  changeGroup(id: string, values: Partial<GroupValues>): void {
    const group = this.#groups.get(id)
    if (group !== undefined) this.#groups.set(id, { id, values: { ...group.values, ...values } })
  }

  /** Members and announcements go with it, and the VIP numbers of its manager. */
  removeGroup(id: string): void {
    for (const member of this.membersOf(id)) this.removeMember(member)
    this.#announcements = this.#announcements.filter((one) => one.groupId !== id)
    this.#groups.delete(id)
  }

  addMember(member: Omit<Member, 'id'>): Member {
    const same = this.#members.find(({ user }) => user === member.user)
    const shared = this.#switches.memberIds === 'perPerson' ? same?.id : undefined
    const added = { id: shared ?? this.#nextId('member'), ...member }
    this.#members = [...this.#members, added]
    return added
  }

  changeMember(member: Member, changed: Partial<Member>): void {
    this.#members = this.#members.map((one) => (one === member ? { ...one, ...changed } : one))
  }

  removeMember(member: Member): void {
    this.#members = this.#members.filter((one) => one !== member)
    const isLast = !this.#members.some(({ id }) => id === member.id)
    if (!isLast || this.#switches.vipAfterManager === 'kept') return
    this.#vipNumbers = this.#vipNumbers.filter(({ memberId }) => memberId !== member.id)
  }

  addVipNumber(vip: Omit<VipNumber, 'id'>): VipNumber {
    const added = { id: this.#nextId('vip'), ...vip }
    this.#vipNumbers = [...this.#vipNumbers, added]
    return added
  }

  removeVipNumber(vip: VipNumber): void {
    this.#vipNumbers = this.#vipNumbers.filter((one) => one !== vip)
  }

  /** Without a priority it is the last one. */
  addAnnouncement(groupId: string, wave: string, wanted?: number): void {
    const others = this.announcementsOf(groupId)
    const priority = wanted ?? (others.at(-1)?.priority ?? 0) + 1
    const isTaken = others.some((one) => one.priority === priority)
    if (isTaken && this.#switches.equalPriorities === 'shifted') this.#shift(groupId, priority)
    this.#announcements = [...this.#announcements, { groupId, wave, priority }]
  }

  removeAnnouncement(announcement: Announcement): void {
    this.#announcements = this.#announcements.filter((one) => one !== announcement)
  }

  /** Makes room at a priority. */
  #shift(groupId: string, from: number): void {
    this.#announcements = this.#announcements.map((one) =>
      one.groupId === groupId && one.priority >= from ? { ...one, priority: one.priority + 1 } : one
    )
  }

  #nextId(kind: keyof typeof FIRST): string {
    return String(this.#next[kind]++)
  }
}
