import * as z from 'zod/mini'
import { accepted, changes, id, reads } from './request.ts'

const text = z.string().check(z.maxLength(500))
/** Seconds; 0: for as long as it takes. */
const ringTime = z.number().check(z.int(), z.gte(0), z.lte(100_000))

/** Who sees that a call is from an important caller. 'marked': everybody, with a mark at the caller's name. */
export const vipDisplays = ['manager', 'everybody', 'marked'] as const
export type VipDisplay = (typeof vipDisplays)[number]

/** Where an important call goes that the manager does not take. */
export const vipRoutings = ['assistants', 'manager', 'availableAssistants'] as const
export type VipRouting = (typeof vipRoutings)[number]

/** Where a call goes that nobody takes. 'again': from the first one on; 'other': words we do not know, as they are. */
export const overflow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('again') }),
  z.object({ kind: z.literal('busyTone') }),
  z.object({ kind: z.literal('voicemail'), box: text }),
  z.object({ kind: z.literal('number'), number: text }),
  z.object({ kind: z.literal('other'), value: text })
])
export type Overflow = z.infer<typeof overflow>

/**
 * What can be set of a group in which assistants take a manager's calls. Numbers stay as they were typed, empty text is
 * "none". Names of sound files are those of the server.
 */
const values = {
  name: text,
  /** Under which the manager is called. */
  number: text,
  welcomeSound: text,
  ringsTogether: z.boolean(),
  managerRingS: ringTime,
  assistantRingS: ringTime,
  overflow,
  vipDisplay: z.enum(vipDisplays),
  vipRouting: z.enum(vipRoutings),
  /** 0: every caller is important; 1 to 5: from that level on; more: only those on the manager's list. */
  vipThreshold: z.number().check(z.int(), z.gte(0), z.lte(1_000_000)),
  assistantsReachManager: z.boolean(),
  showsCalls: z.boolean(),
  /** What is shown as the caller's name, with %variables%; empty: what comes with the call. */
  callerNameMask: text,
  callerNumberMask: text,
  managerTone: text,
  assistantTone: text,
  managerSoftTone: text,
  assistantSoftTone: text
}

/** What is set of a group; what is absent was not told, or in words we do not know. */
export const assistantGroupValues = z.partial(z.object(values))
export type AssistantGroupValues = z.infer<typeof assistantGroupValues>
export type AssistantGroupField = keyof AssistantGroupValues
export const assistantGroupFields = Object.keys(values) as readonly AssistantGroupField[] // Object.keys forgets the literal keys

/** A group of a manager and assistants. */
export const assistantGroup = z.object({
  id,
  ...assistantGroupValues.shape,
  /** The name; the id where none was told. */
  name: z.string(),
  /** What was told in words we do not know, by the system's own names. */
  unknown: z.record(z.string(), z.string())
})
export type AssistantGroup = z.infer<typeof assistantGroup>

/** Somebody in a group. */
export const assistantMember = z.object({
  id,
  groupId: z.string(),
  isManager: z.boolean(),
  /** The name of the user in the system. */
  userName: z.string(),
  number: z.string(),
  shortName: z.optional(z.string()),
  /** Whose calls the member's telephone shows; absent: nobody's. */
  shownGroupId: z.optional(z.string())
})
export type AssistantMember = z.infer<typeof assistantMember>

const memberValues = {
  number: z.optional(text),
  shortName: z.optional(text),
  isManager: z.optional(z.boolean()),
  /** null: no group. */
  shownGroupId: z.optional(z.nullable(id))
}

/** A number whose calls are important to a manager. */
export const vipNumber = z.object({
  id,
  /** The manager on whose list it is. */
  memberId: z.string(),
  number: z.string(),
  display: z.string(),
  description: z.optional(z.string())
})
export type VipNumber = z.infer<typeof vipNumber>

/** A sound played to callers who wait; the lower its place, the earlier. */
export const announcement = z.object({ file: z.string(), place: z.optional(z.number()) })
export type Announcement = z.infer<typeof announcement>

/** Groups of managers and assistants: what an administrator sets. */
export const assistantGroupRequests = {
  'assistantGroup.list': reads('assistantGroups', {}, z.array(assistantGroup)),
  /** @throws notFound where it is gone */
  'assistantGroup.read': reads('assistantGroups', { groupId: id }, assistantGroup),
  /** Everything but the name may be absent; answers what is true afterwards. A name that is taken is a conflict. */
  'assistantGroup.create': changes(
    'assistantGroupChanges',
    { values: z.object({ ...assistantGroupValues.shape, name: text.check(z.minLength(1)) }) },
    assistantGroup
  ),
  /**
   * Only what is in `values` changes; `seen` is what the user saw of it before. Where another has changed that meanwhile, it
   * is a conflict that names what differs, and nothing is changed.
   */
  'assistantGroup.change': changes(
    'assistantGroupChanges',
    { groupId: id, seen: assistantGroupValues, values: assistantGroupValues },
    assistantGroup
  ),
  /** With its members and announcements, for good; one that is gone is deleted. */
  'assistantGroup.delete': changes('assistantGroupChanges', { groupId: id }, accepted),

  /** Those of a group. Where the system cannot be asked, those that were added from here. */
  'assistantMember.list': reads('assistantMembers', { groupId: id }, z.array(assistantMember)),
  'assistantMember.add': changes(
    'assistantMemberAdding',
    { groupId: id, userName: text.check(z.minLength(1)), ...memberValues, number: text.check(z.minLength(1)) },
    assistantMember
  ),
  'assistantMember.change': changes('assistantMemberChanges', { groupId: id, memberId: id, ...memberValues }, accepted),
  'assistantMember.remove': changes('assistantMemberRemoval', { groupId: id, memberId: id }, accepted),

  /** Those of a manager. Where the system cannot be asked, those that were added from here. */
  'vipNumber.list': reads('vipNumbers', { memberId: id }, z.array(vipNumber)),
  'vipNumber.add': changes(
    'vipNumberAdding',
    { memberId: id, number: text.check(z.minLength(1)), description: z.optional(text) },
    vipNumber
  ),
  'vipNumber.remove': changes('vipNumberRemoval', { memberId: id, vipNumberId: id }, accepted),

  'announcement.list': reads('announcements', { groupId: id }, z.array(announcement)),
  'announcement.add': changes(
    'announcementAdding',
    {
      groupId: id,
      file: text.check(z.minLength(1)),
      /** Absent: after all others. */
      place: z.optional(z.number().check(z.int(), z.gte(0), z.lte(10_000)))
    },
    accepted
  ),
  'announcement.remove': changes('announcementRemoval', { groupId: id, file: text }, accepted)
} as const
