import * as z from 'zod/mini'
import { id } from './request.ts'

/** Where a page of a log starts and how long it is. Rows come newest first. */
export const paging = {
  /** A page's `older`: the next page back. */
  olderThan: z.optional(id),
  /**
   * A page's `newest`: what has come since. Of more than a page, the oldest: ask again while pages are full and do not
   * replace. Where far more has come, the answer is the newest page of all, and replaces.
   */
  newerThan: z.optional(id),
  limit: z.number().check(z.int(), z.gte(1), z.lte(200))
} as const

/** What a page of a log says besides its rows. */
export const pageEnds = {
  /** True: this is the newest page of a list that was begun anew, what a window has of it goes; false: add and update by id. */
  replaces: z.boolean(),
  /** Cursor of the next page back; absent at the end of the log. */
  older: z.optional(z.string()),
  /** Cursor for what comes later; absent when the page is empty. */
  newest: z.optional(z.string())
} as const
