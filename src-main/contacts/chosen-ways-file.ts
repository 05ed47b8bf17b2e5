import * as z from 'zod/mini'
import { chosenWay } from '../../src-preload/contract/contact.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { openRemembered } from '../settings/profile-file.ts'
import type { ProfileFileOptions } from '../settings/profile-file.ts'
import type { VersionedFile } from '../settings/versioned-file.ts'

/** Of so many people the way is remembered. */
export const MOST_CHOSEN = 500

/** The last choice is the first. */
const savedWays = z.object({ people: z.array(chosenWay).check(z.maxLength(MOST_CHOSEN)) })
/** What is kept of them between two starts. */
export type SavedWays = z.infer<typeof savedWays>

/** The part of the file that the memory needs. */
export type ChosenWaysFile = Pick<VersionedFile<SavedWays>, 'value' | 'save' | 'removeAside'>

/** The chosen ways in `chosen-ways.json`. */
export function openChosenWaysFile(options: ProfileFileOptions): ChosenWaysFile {
  return openRemembered(options, {
    name: 'chosen-ways',
    schema: savedWays,
    defaults: { people: [] },
    lost: m.chosen_ways_lost
  })
}
