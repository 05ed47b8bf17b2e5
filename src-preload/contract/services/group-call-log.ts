import * as z from 'zod/mini'
import { pageEnds, paging } from './paging.ts'
import { changes, id, reads } from './request.ts'

/** Longest note on a row of the log, in characters. */
export const MAX_ASSIGNED_NOTE = 1_000

/** What became of a call to a group. */
export const groupCallKinds = ['answered', 'forwarded', 'missed'] as const
export type GroupCallKind = (typeof groupCallKinds)[number]

/** How far somebody has got with it. */
export const handledStates = ['unhandled', 'inProgress', 'handled'] as const
export type HandledState = (typeof handledStates)[number]

/** An agent as the log names one. */
const logAgent = z.object({ name: z.string(), number: z.optional(z.string()), isMe: z.boolean() })
export type LogAgent = z.infer<typeof logAgent>

/** A call to a group, or the calls of one caller that the log gathers in a row. */
export const groupCallRow = z.object({
  id: z.string(),
  /** As in the snapshot; absent for a group that is not the user's. */
  queueId: z.optional(z.string()),
  kind: z.enum([...groupCallKinds, 'other']),
  /** Calls gathered in this row; a later call of the caller gives it another id. */
  calls: z.number(),
  /** Start of the newest, epoch ms. */
  at: z.number(),
  talkedMs: z.optional(z.number()),
  waitedMs: z.optional(z.number()),
  callerNumber: z.optional(z.string()),
  callerDisplayNumber: z.optional(z.string()),
  /** Where the caller wants to be called back. */
  callBackNumber: z.optional(z.string()),
  /** Number the call was diverted from. */
  divertingNumber: z.optional(z.string()),
  /** Who answered. */
  agent: z.optional(logAgent),
  forwardedTo: z.optional(z.object({ name: z.optional(z.string()), number: z.optional(z.string()) })),
  forwardReason: z.optional(z.enum(['noAgents', 'other'])),
  /** What else the system knows of the call, for people. */
  details: z.optional(z.string()),
  handling: z.object({
    state: z.enum(handledStates),
    by: z.optional(logAgent),
    at: z.optional(z.number()),
    note: z.optional(z.string())
  }),
  /** There is a note, here or on the system. */
  hasNote: z.boolean()
})
export type GroupCallRow = z.infer<typeof groupCallRow>

const page = z.object({
  rows: z.array(groupCallRow),
  /** Calls of the whole list by what became of them. */
  answered: z.number(),
  forwarded: z.number(),
  missed: z.number(),
  ...pageEnds
})

/** Which list a row is of; absent: all groups of the user, calls gathered by caller. */
const list = {
  queueId: z.optional(id),
  /** One caller, as the rows have the number: then each call is a row of its own. */
  callerNumber: z.optional(id)
}

/** The call log that the agents of a group share. */
export const groupCallLogRequests = {
  'groupCallLog.page': reads(
    'groupCallLog',
    { ...list, kinds: z.optional(z.array(z.enum(groupCallKinds)).check(z.minLength(1), z.maxLength(3))), ...paging },
    page
  ),
  /** What the user has taken. */
  'groupCallLog.assigned': reads('groupCallLog', { queueId: list.queueId }, z.array(groupCallRow)),
  /**
   * Takes a row, finishes it or gives it back. Not `done`: somebody else was faster, the row says who, and nothing has
   * changed. `takeOver` takes it all the same.
   */
  'groupCallLog.assign': changes(
    'groupCallHandling',
    {
      ...list,
      rowId: id,
      state: z.enum(handledStates),
      /** The note there is stays when absent. */
      note: z.optional(z.string().check(z.maxLength(MAX_ASSIGNED_NOTE))),
      takeOver: z.optional(z.boolean())
    },
    z.object({ done: z.boolean(), row: z.optional(groupCallRow) })
  )
} as const
