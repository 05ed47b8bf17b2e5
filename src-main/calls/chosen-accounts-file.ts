import * as z from 'zod/mini'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import { VersionedFile } from '../settings/versioned-file.ts'
import type { OpenJsonFile } from '../settings/versioned-file.ts'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'

/** So many numbers are remembered over all accounts. */
export const MOST_CHOICES = 500

const text = z.string().check(z.maxLength(300))

const accountChoice = z.object({
  /** As numbers are compared. */
  number: text,
  accountId: text,
  /** The rule it was chosen against. */
  ruleId: z.optional(text)
})
/** The account that the user chose for a number. */
export type AccountChoice = z.infer<typeof accountChoice>

/** The last one is the first. */
const savedChoices = z.object({ choices: z.array(accountChoice).check(z.maxLength(MOST_CHOICES)) })
/** What is kept of it between two starts. */
export type SavedChoices = z.infer<typeof savedChoices>

/** The part of the file that the memory needs. */
export type ChoicesFile = Pick<VersionedFile<SavedChoices>, 'value' | 'save' | 'removeAside'>

/** What the file needs. */
export interface ChosenAccountsFileOptions {
  readonly open: OpenJsonFile
  /** Folder of the file. */
  readonly cwd: string
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
}

/** The choices in `chosen-accounts.json`. */
export function openChosenAccountsFile({ notices, ...rest }: ChosenAccountsFileOptions): ChoicesFile {
  return new VersionedFile<SavedChoices>({
    ...rest,
    name: 'chosen-accounts',
    schema: savedChoices,
    migrations: [],
    defaults: { choices: [] },
    onProblem: ({ kind }) =>
      void notices.add('warning', kind === 'unwritable' ? m.file_unwritable() : m.chosen_accounts_lost()),
    onLost: () => void notices.add('warning', m.chosen_accounts_lost())
  })
}
