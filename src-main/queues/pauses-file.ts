import * as z from 'zod/mini'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import { VersionedFile } from '../settings/versioned-file.ts'
import type { OpenJsonFile } from '../settings/versioned-file.ts'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'

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

/** What the file needs. */
export interface PausesFileOptions {
  readonly open: OpenJsonFile
  /** Folder of the file. */
  readonly cwd: string
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
}

/** What rules have paused, in `pauses.json`. */
export function openPausesFile({ notices, ...rest }: PausesFileOptions): PausesFile {
  return new VersionedFile({
    ...rest,
    name: 'pauses',
    schema: savedPauses,
    migrations: [],
    defaults: { pauses: [] },
    onProblem: ({ kind }) => void notices.add('warning', kind === 'unwritable' ? m.file_unwritable() : m.pauses_lost()),
    onLost: () => void notices.add('warning', m.pauses_lost())
  })
}
