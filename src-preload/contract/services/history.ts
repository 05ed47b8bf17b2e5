import * as z from 'zod/mini'
import { MOST_ADDED_NOTE_CHARS } from '../note-length.ts'
import { pageEnds, paging } from './paging.ts'
import { accepted, changes, id, instant, reads } from './request.ts'

/** What an item can be asked for by. */
export const historyKinds = ['outgoing', 'incoming', 'missed', 'voicemail', 'recording', 'fax'] as const
export type HistoryKind = (typeof historyKinds)[number]

/** 'deleted': given to the system's next clean-up. */
export const historyShelves = ['log', 'trash', 'deleted'] as const
export type HistoryShelf = (typeof historyShelves)[number]

const kinds = z.array(z.enum(historyKinds)).check(z.minLength(1), z.maxLength(historyKinds.length))

/** One call, message, recording or fax of the user. */
export const historyItem = z.object({
  id: z.string(),
  kind: z.enum([...historyKinds, 'other']),
  /** Start, epoch ms. */
  at: z.number(),
  /** Absent where the system does not keep that. */
  seen: z.optional(z.boolean()),
  /** Where it can be played. */
  played: z.optional(z.boolean()),
  name: z.optional(z.string()),
  /** Dialable; `displayNumber` is for people. */
  number: z.optional(z.string()),
  displayNumber: z.optional(z.string()),
  /** Important to somebody of any account. */
  vip: z.optional(z.boolean()),
  durationMs: z.optional(z.number()),
  /** Name of the shared voicemail box it lies in. */
  inbox: z.optional(z.string()),
  /** Who took a call that the user has missed. */
  answeredBy: z.optional(z.string()),
  /** The item of the call that a message or recording belongs to. */
  callItemId: z.optional(z.string())
})
export type HistoryItem = z.infer<typeof historyItem>

const filter = {
  /** 'log' when absent. */
  shelf: z.optional(z.enum(historyShelves)),
  /** All when absent. */
  kinds: z.optional(kinds),
  /** As the items have it. */
  number: z.optional(id),
  contactId: z.optional(id),
  /** Start between these, both included. */
  from: z.optional(instant),
  to: z.optional(instant)
}

/** Which items a change is for: those named, or all that are not newer than one, of these kinds; only calls when absent. */
const which = z.union([
  z.object({ itemIds: z.array(id).check(z.minLength(1), z.maxLength(200)) }),
  z.object({ upTo: id, kinds: z.optional(kinds) })
])
export type HistorySelection = z.infer<typeof which>

/** The call that a message or recording belongs to is changed as well. */
const relatedCall = z.optional(z.boolean())

/** Items that were not there any more; the others are done. */
const gone = z.object({ gone: z.array(z.string()) })

/** The user's own calls, messages and recordings. */
export const historyRequests = {
  'history.page': reads('history', { ...filter, ...paging }, z.object({ items: z.array(historyItem), ...pageEnds })),
  'history.count': reads('history', filter, z.number()),
  'history.item': reads('history', { itemId: id, shelf: filter.shelf }, historyItem),
  /** What lies in the voicemail boxes the user shares with groups. */
  'history.sharedInbox': reads('sharedInboxes', {}, z.array(historyItem)),
  /** What is said in a message or recording, as far as the system has it in words. */
  'history.transcript': reads('transcripts', { itemId: id }, z.string()),
  /** The notes about a call that are kept on the system, in the order they were added. */
  'history.notes': reads('callNotes', { itemId: id }, z.array(z.string())),
  /** Adds one for good. */
  'history.addNote': changes(
    'callNotes',
    { itemId: id, text: z.string().check(z.minLength(1), z.maxLength(MOST_ADDED_NOTE_CHARS)) },
    accepted
  ),
  /** Sets both marks; `played` counts where something can be played, and is for the user to decide. */
  'history.mark': changes('historyMarks', { which, seen: z.boolean(), played: z.boolean(), relatedCall }, gone),
  /** To the trash, out of it again, or to the system's next clean-up. */
  'history.move': changes('historyTrash', { itemId: id, to: z.enum(historyShelves) }, accepted),
  /** For good. */
  'history.delete': changes('historyDelete', { which, relatedCall }, gone)
} as const
