import * as z from 'zod/mini'
import { announcement, assistantMember, vipNumber } from '../../../src-preload/contract/services/assistant-groups.ts'
import type {
  Announcement,
  AssistantMember,
  VipNumber
} from '../../../src-preload/contract/services/assistant-groups.ts'
import { lookUp } from '../../util/lookup.ts'
import { byPlace } from './mapper/people.ts'

/** How much of each is remembered; the oldest are forgotten. */
const MOST_MEMBERS = 500
const MOST_NUMBERS = 2_000
const MOST_ANNOUNCEMENTS = 500

const groupAnnouncement = z.object({ groupId: z.string(), ...announcement.shape })

/** Rows that can be read; what cannot, the others do not have to suffer for. */
function rowsIn<S extends z.core.$ZodType>(stored: unknown, name: string, row: S, most: number): z.output<S>[] {
  const list = lookUp(z.safeParse(z.record(z.string(), z.unknown()), stored).data, name)
  const read = (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const parsed = z.safeParse(row, one)
    return parsed.success ? [parsed.data] : []
  })
  return read.slice(-most)
}

/**
 * Members, VIP numbers and announcements that were added from here: the system lists them by functions that not every server
 * has (Callisto API 2.9), and without their ids nothing could be shown or taken away again.
 */
export class AddedHere {
  #members: AssistantMember[]
  #numbers: VipNumber[]
  #announcements: z.output<typeof groupAnnouncement>[]

  constructor(stored: unknown) {
    this.#members = rowsIn(stored, 'members', assistantMember, MOST_MEMBERS)
    this.#numbers = rowsIn(stored, 'vipNumbers', vipNumber, MOST_NUMBERS)
    this.#announcements = rowsIn(stored, 'announcements', groupAnnouncement, MOST_ANNOUNCEMENTS)
  }

  /** What is kept of it with the settings of the account. */
  get stored(): Readonly<Record<string, unknown>> {
    return { members: this.#members, vipNumbers: this.#numbers, announcements: this.#announcements }
  }

  members = (groupId: string): AssistantMember[] => this.#members.filter((one) => one.groupId === groupId)
  vipNumbers = (memberId: string): VipNumber[] => this.#numbers.filter((one) => one.memberId === memberId)
  announcements = (groupId: string): Announcement[] =>
    this.#announcements
      .filter((one) => one.groupId === groupId)
      .map(({ groupId: _, ...shown }) => shown)
      .toSorted(byPlace)

  /** All VIP numbers, whoever's. */
  get numbers(): readonly string[] {
    return this.#numbers.map(({ number }) => number)
  }

  hasVipNumber = (id: string): boolean => this.#numbers.some((one) => one.id === id)

  /** Also in the place of the one with the same id. */
  putMember(member: AssistantMember): void {
    const others = this.#members.filter(({ id, groupId }) => id !== member.id || groupId !== member.groupId)
    this.#members = [...others, member].slice(-MOST_MEMBERS)
  }

  putVipNumber(number: VipNumber): void {
    this.#numbers = [...this.#numbers.filter(({ id }) => id !== number.id), number].slice(-MOST_NUMBERS)
  }

  putAnnouncement(groupId: string, added: Announcement): void {
    const others = this.#announcements.filter((one) => one.groupId !== groupId || one.file !== added.file)
    this.#announcements = [...others, { groupId, ...added }].slice(-MOST_ANNOUNCEMENTS)
  }

  dropVipNumber(id: string): void {
    this.#numbers = this.#numbers.filter((one) => one.id !== id)
  }

  dropAnnouncement(groupId: string, file: string): void {
    this.#announcements = this.#announcements.filter((one) => one.groupId !== groupId || one.file !== file)
  }

  /** With the VIP numbers of a person who is in no other group. */
  dropMember(groupId: string, memberId: string): void {
    this.#members = this.#members.filter((one) => one.groupId !== groupId || one.id !== memberId)
    if (this.#members.some(({ id }) => id === memberId)) return
    this.#numbers = this.#numbers.filter((one) => one.memberId !== memberId)
  }

  /** With everything that belongs to it. */
  dropGroup(groupId: string): void {
    for (const { id } of this.members(groupId)) this.dropMember(groupId, id)
    this.#announcements = this.#announcements.filter((one) => one.groupId !== groupId)
  }
}
