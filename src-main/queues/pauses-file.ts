import * as z from 'zod/mini'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { openRemembered } from '../settings/profile-file.ts'
import type { ProfileFileOptions } from '../settings/profile-file.ts'
import type { VersionedFile } from '../settings/versioned-file.ts'

/** As many pauses as are remembered. */
export const MOST_PAUSES = 200

/** A queue that was paused by a rule, to be taken back. */
const rulePause = z.object({
  queueId: z.string().check(z.maxLength(700)),
  /** 'away': the user had left; 'dnd': calls were not wanted. */
  cause: z.enum(['away', 'dnd'])
})
export type RulePause = z.infer<typeof rulePause>

const savedPauses = z.object({ pauses: z.array(rulePause).check(z.maxLength(MOST_PAUSES)) })

/** The part of the file that the rules need. */
export type PausesFile = Pick<VersionedFile<z.infer<typeof savedPauses>>, 'value' | 'save'>

/** What rules have paused, in `pauses.json`. */
export function openPausesFile(options: ProfileFileOptions): PausesFile {
  return openRemembered(options, {
    name: 'pauses',
    schema: savedPauses,
    defaults: { pauses: [] },
    lost: m.pauses_lost
  })
}
