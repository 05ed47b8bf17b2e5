import * as z from 'zod/mini'
import { MOST_NOTE_CHARS } from './note-length.ts'
import { party } from './party.ts'

/** What the user types; an empty text is no note. */
export const noteText = z.string().check(z.maxLength(MOST_NOTE_CHARS))

/** What the user wrote about one call; kept on this computer. */
export const note = z.object({
  id: z.string(),
  accountId: z.string(),
  /** When the call began, epoch ms. */
  at: z.number(),
  /** Absent where it was written about an item of a history that says none. */
  direction: z.optional(z.enum(['incoming', 'outgoing'])),
  remote: party,
  /** Name of the queue or line the call came through. */
  queue: z.optional(z.string()),
  text: noteText,
  /** When it was last written, epoch ms. */
  changedAt: z.number()
})
export type Note = z.infer<typeof note>

/** The note of a call that is there or has just ended, as windows show it. */
export const callNote = z.object({
  text: noteText,
  changedAt: z.number(),
  /** It is there again after a restart. */
  isKept: z.boolean()
})
export type CallNote = z.infer<typeof callNote>

/** A call that is over, as a history names it. */
export const pastCall = z.object({
  accountId: z.string().check(z.minLength(1), z.maxLength(300)),
  /** Absent when the caller hid it. */
  number: z.optional(z.string().check(z.maxLength(300))),
  /** When it began, epoch ms. */
  at: z.number().check(z.gte(0)),
  direction: z.optional(z.enum(['incoming', 'outgoing']))
})
export type PastCall = z.infer<typeof pastCall>

/** What the user can have forgotten: notes, missed calls, and what is remembered of other calls. */
export const privateData = z.enum(['notes', 'missed', 'calls'])
export type PrivateData = z.infer<typeof privateData>

/** How many of each are kept on this computer. */
export const keptData = z.object({ notes: z.number(), missed: z.number(), calls: z.number() })
export type KeptData = z.infer<typeof keptData>
