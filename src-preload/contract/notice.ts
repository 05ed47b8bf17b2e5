import * as z from 'zod/mini'

/** Something the user should know: what happened and what to do. */
export const notice = z.object({
  id: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  text: z.string(),
  at: z.number(),
  /** There where what happened can be taken back by `notice.undo`. */
  undo: z.optional(z.literal(true))
})
export type Notice = z.infer<typeof notice>
