import * as z from 'zod/mini'
import { chosenWay } from '../../src-preload/contract/contact.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import { VersionedFile } from '../settings/versioned-file.ts'
import type { OpenJsonFile } from '../settings/versioned-file.ts'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'

/** Of so many people the way is remembered. */
export const MOST_CHOSEN = 500

/** The last choice is the first. */
const savedWays = z.object({ people: z.array(chosenWay).check(z.maxLength(MOST_CHOSEN)) })
/** What is kept of them between two starts. */
export type SavedWays = z.infer<typeof savedWays>

/** The part of the file that the memory needs. */
export type ChosenWaysFile = Pick<VersionedFile<SavedWays>, 'value' | 'save' | 'removeAside'>

/** What the file needs. */
export interface ChosenWaysFileOptions {
  readonly open: OpenJsonFile
  /** Folder of the file. */
  readonly cwd: string
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
}

/** The chosen ways in `chosen-ways.json`. */
export function openChosenWaysFile({ notices, ...rest }: ChosenWaysFileOptions): ChosenWaysFile {
  return new VersionedFile<SavedWays>({
    ...rest,
    name: 'chosen-ways',
    schema: savedWays,
    migrations: [],
    defaults: { people: [] },
    onProblem: ({ kind }) =>
      void notices.add('warning', kind === 'unwritable' ? m.file_unwritable() : m.chosen_ways_lost()),
    onLost: () => void notices.add('warning', m.chosen_ways_lost())
  })
}
