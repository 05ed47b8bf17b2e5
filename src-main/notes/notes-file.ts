import * as z from 'zod/mini'
import { missedSource } from '../../src-preload/contract/missed.ts'
import { note } from '../../src-preload/contract/note.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { ProfileFileOptions } from '../settings/profile-file.ts'
import { VersionedFile } from '../settings/versioned-file.ts'
import type { FileProblem } from '../settings/versioned-file.ts'

const NAME = 'notes'

const savedNote = z.extend(note, {
  /** As `callerKey` gives it: who is on the telephone is asked for while it rings, and understanding numbers is slow. */
  caller: z.string(),
  /** The live call, and the items of histories, that it was written about. */
  sources: z.array(missedSource)
})
/** A note as it is kept between two starts. */
export type SavedNote = z.infer<typeof savedNote>

/** The part of the file that the store needs. */
export type NotesFile = Pick<VersionedFile<SavedNote[]>, 'value' | 'save' | 'removeAside'>

/** The notes in `notes.json`, the newest first. */
export function openNotesFile({ notices, ...rest }: ProfileFileOptions): NotesFile {
  return new VersionedFile<SavedNote[]>({
    ...rest,
    name: NAME,
    schema: z.array(savedNote),
    migrations: [],
    defaults: [],
    onProblem: (problem) => void notices.add('warning', problemText(problem)),
    onLost: ({ keptAs }) =>
      void notices.add('warning', m.notes_lost({ file: keptAs ?? m.file_not_kept({ file: `${NAME}.json` }) }))
  })
}

function problemText({ kind, keptAs }: FileProblem): string {
  if (kind === 'unwritable') return m.file_unwritable()
  const file = keptAs ?? m.file_not_kept({ file: `${NAME}.json` })
  return kind === 'newer' ? m.notes_newer({ file }) : m.notes_damaged({ file })
}
