import * as z from 'zod/mini'
import { account } from './account.ts'
import { queue } from './queue.ts'
import { call } from './call.ts'
import { callerFacts } from './caller-facts.ts'
import { colleague } from './colleague.ts'
import { dialRequest } from './dial.ts'
import { missedCall } from './missed.ts'
import { callNote } from './note.ts'
import { notice } from './notice.ts'
import { popupCard } from './popup.ts'
import { ownPresence } from './presence.ts'
import { appSettings } from './settings.ts'

/** What one entity of each section must be. */
export const entitySchemas = {
  accounts: account,
  calls: call,
  missed: missedCall,
  /** By call id. */
  notes: callNote,
  /** By account id. */
  presence: ownPresence,
  queues: queue,
  colleagues: colleague,
  notices: notice,
  dialRequests: dialRequest,
  /** By call id. */
  popupCards: popupCard,
  /** By call id. */
  callerFacts,
  /** One entry, 'app'. */
  settings: appSettings
} as const

type Records = {
  readonly [S in keyof typeof entitySchemas]: z.ZodMiniRecord<z.ZodMiniString, (typeof entitySchemas)[S]>
}

const records = z.object(
  Object.fromEntries(
    Object.entries(entitySchemas).map(([name, entity]) => [name, z.record(z.string(), entity)])
  ) as Records // each by its name
)

/** The parts of the mirrored state; each is a record of entities by id. */
export type Section = keyof typeof entitySchemas
export type Sections = z.infer<typeof records>
export type Entity<S extends Section> = Sections[S][string]
export const sections = Object.keys(entitySchemas) as Section[] // Object.keys forgets the literal keys

/** Everything a window shows, at one revision. */
export const snapshot = z.object({ revision: z.number(), state: records })
export type Snapshot = z.infer<typeof snapshot>

/** What changed between two revisions; applied whole or, after a gap, replaced by a new snapshot. */
export const patch = z.object({
  from: z.number(),
  revision: z.number(),
  set: z.partial(records),
  removed: z.partialRecord(z.enum(sections as [Section, ...Section[]]), z.array(z.string()))
})
export type Patch = z.infer<typeof patch>
