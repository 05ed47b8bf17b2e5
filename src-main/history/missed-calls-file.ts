import * as z from 'zod/mini'
import { missedCall, missedSource, MOST_MISSED } from '../../src-preload/contract/missed.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { ProfileFileOptions } from '../settings/profile-file.ts'
import { VersionedFile } from '../settings/versioned-file.ts'
import type { FileProblem } from '../settings/versioned-file.ts'

const NAME = 'missed-calls'

const settledCall = z.object({ sources: z.array(missedSource), caller: z.string(), at: z.number() })
/** A call that is not missed, or no longer, and must not come back when another source tells of it. */
export type SettledCall = z.infer<typeof settledCall>

const liveSpan = z.object({ since: z.number(), until: z.number() })
/** From when an account was live for the first time until it last was, epoch ms. */
export type LiveSpan = z.infer<typeof liveSpan>

const savedMissedCalls = z.object({
  calls: z.array(missedCall).check(z.maxLength(MOST_MISSED)),
  settled: z.array(settledCall),
  /** By account id. */
  live: z.record(z.string(), liveSpan)
})
/** What is kept of missed calls between two starts. */
export type SavedMissedCalls = z.infer<typeof savedMissedCalls>

/** The part of the file that the store needs. */
export type MissedCallsFile = Pick<VersionedFile<SavedMissedCalls>, 'value' | 'save' | 'removeAside'>

/** The missed calls in `missed-calls.json`. */
export function openMissedCallsFile({ notices, ...rest }: ProfileFileOptions): MissedCallsFile {
  return new VersionedFile<SavedMissedCalls>({
    ...rest,
    name: NAME,
    schema: savedMissedCalls,
    migrations: [],
    defaults: { calls: [], settled: [], live: {} },
    onProblem: (problem) => void notices.add('warning', problemText(problem)),
    onLost: ({ keptAs }) =>
      void notices.add('warning', m.missed_lost({ file: keptAs ?? m.file_not_kept({ file: `${NAME}.json` }) }))
  })
}

function problemText({ kind, keptAs }: FileProblem): string {
  if (kind === 'unwritable') return m.file_unwritable()
  const file = keptAs ?? m.file_not_kept({ file: `${NAME}.json` })
  return kind === 'newer' ? m.missed_newer({ file }) : m.missed_damaged({ file })
}
