import * as z from 'zod/mini'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { openRemembered } from '../settings/profile-file.ts'
import type { ProfileFileOptions } from '../settings/profile-file.ts'
import type { VersionedFile } from '../settings/versioned-file.ts'

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

/** The choices in `chosen-accounts.json`. */
export function openChosenAccountsFile(options: ProfileFileOptions): ChoicesFile {
  return openRemembered(options, {
    name: 'chosen-accounts',
    schema: savedChoices,
    defaults: { choices: [] },
    lost: m.chosen_accounts_lost
  })
}
