import * as z from 'zod/mini'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { openRemembered } from '../settings/profile-file.ts'
import type { ProfileFileOptions } from '../settings/profile-file.ts'
import type { VersionedFile } from '../settings/versioned-file.ts'

/** So many callers are remembered over all accounts. */
export const MOST_CALLERS = 500
/** So many targets of each. */
export const MOST_TARGETS = 3

const text = z.string().check(z.maxLength(300))

const callerTargets = z.object({
  accountId: text,
  /** The caller's number as numbers are compared. */
  caller: text,
  /** Numbers as they were dialled, the last one first. */
  targets: z.array(text).check(z.maxLength(MOST_TARGETS))
})
/** To whom the calls of one caller were handed over. */
export type CallerTargets = z.infer<typeof callerTargets>

/** The last caller is the first. */
const savedTargets = z.object({ callers: z.array(callerTargets).check(z.maxLength(MOST_CALLERS)) })
/** What is kept of it between two starts. */
export type SavedTargets = z.infer<typeof savedTargets>

/** The part of the file that the memory needs. */
export type TargetsFile = Pick<VersionedFile<SavedTargets>, 'value' | 'save' | 'removeAside'>

/** The usual targets in `usual-targets.json`. */
export function openUsualTargetsFile(options: ProfileFileOptions): TargetsFile {
  return openRemembered(options, {
    name: 'usual-targets',
    schema: savedTargets,
    defaults: { callers: [] },
    lost: m.usual_targets_lost
  })
}
