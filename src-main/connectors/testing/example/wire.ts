import * as z from 'zod/mini'

const text = z.optional(z.nullable(z.string()))

/** Whose key it is, and what it may. */
export const wireMe = z.object({ extension: z.string(), name: text, rights: z.string() })

const wireMember = z.object({ name: z.string(), state: z.string() })
export type WireMember = z.infer<typeof wireMember>

/** A call of the user. */
const wireCall = z.object({
  id: z.string(),
  dir: z.string(),
  /** `ring`, `pickup` (the own telephone, for a call that was ordered) or `talk`. */
  state: z.string(),
  number: text,
  name: text,
  since: z.number(),
  /** Of a group that rings for the call: `idle`, `ring`, `talk` or `failed`. */
  members: z.optional(z.array(wireMember))
})
export type WireCall = z.infer<typeof wireCall>
export const wireCalls = z.array(wireCall)

/** A call that is over. */
const wireRow = z.object({ id: z.string(), kind: z.string(), at: z.number(), number: text, name: text })
export type WireRow = z.infer<typeof wireRow>
export const wireHistory = z.array(wireRow)

const wireQueue = z.object({
  id: z.string(),
  name: z.string(),
  number: text,
  in: z.string(),
  paused: text,
  waiting: z.optional(z.number())
})
export type WireQueue = z.infer<typeof wireQueue>

const wireGroup = z.object({ id: z.string(), name: z.string(), number: text })
export type WireGroup = z.infer<typeof wireGroup>

/** What is true of the user beside calls. */
export const wireState = z.object({ dnd: z.string(), queues: z.array(wireQueue), groups: z.array(wireGroup) })

export const wireAgents = z.array(
  z.object({ ext: z.string(), name: z.string(), in: z.boolean(), free: z.boolean(), me: z.boolean() })
)

export const wireContacts = z.array(z.object({ id: z.string(), name: z.string(), number: z.string() }))

/** What is to be read again, or why nothing more will come. */
export const wireNews = z.object({ changed: z.optional(z.array(z.string())), bye: z.optional(z.string()) })

/** Whether somebody's telephone rings or is used: `idle`, `ring` or `talk`. */
const wireLamp = z.object({ ext: z.string(), state: z.string() })
export type WireLamp = z.infer<typeof wireLamp>
export const wireLamps = z.array(wireLamp)
