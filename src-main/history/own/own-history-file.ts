import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { openRemembered } from '../../settings/profile-file.ts'
import type { ProfileFileOptions } from '../../settings/profile-file.ts'
import type { VersionedFile } from '../../settings/versioned-file.ts'

/** So many calls are kept over all accounts. */
export const MOST_OWN_CALLS = 1_000

const text = z.string().check(z.maxLength(300))

/** A call that has ended, as an item of a history and with its account. */
const ownCall = z.object({
  /** When it was kept, epoch ms; a little more where that is needed for each to have its own. */
  id: z.number().check(z.int(), z.gte(0)),
  accountId: text,
  kind: z.enum(['outgoing', 'incoming', 'missed']),
  /** Start, epoch ms. */
  at: z.number(),
  name: z.optional(text),
  number: z.optional(text),
  displayNumber: z.optional(text),
  /** 0: nobody answered; absent where its end was not seen. */
  durationMs: z.optional(z.number()),
  /** Who took it instead of the user. */
  answeredBy: z.optional(text)
})
export type OwnCall = z.infer<typeof ownCall>

/** The newest call is the first. */
const savedCalls = z.object({ calls: z.array(ownCall).check(z.maxLength(MOST_OWN_CALLS)) })
/** What is kept of it between two starts. */
export type SavedOwnCalls = z.infer<typeof savedCalls>

/** The part of the file that the history needs. */
export type OwnHistoryFile = Pick<VersionedFile<SavedOwnCalls>, 'value' | 'save' | 'removeAside'>

/** The calls in `own-history.json`. */
export function openOwnHistoryFile(options: ProfileFileOptions): OwnHistoryFile {
  return openRemembered(options, {
    name: 'own-history',
    schema: savedCalls,
    defaults: { calls: [] },
    lost: m.own_history_lost,
    damaged: m.own_history_damaged
  })
}
