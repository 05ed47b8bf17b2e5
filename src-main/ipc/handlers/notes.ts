import type { PrivateData } from '../../../src-preload/contract/note.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { ChosenAccounts } from '../../calls/chosen-accounts.ts'
import type { UsualTargets } from '../../calls/usual-targets.ts'
import type { ChosenWays } from '../../contacts/chosen-ways.ts'
import type { MissedCallStore } from '../../history/missed-call-store.ts'
import type { OwnHistory } from '../../history/own/own-history.ts'
import type { CallNotes } from '../../notes/call-notes.ts'
import type { NoteStore } from '../../notes/note-store.ts'
import { CtiError } from '../../util/errors.ts'
import type { Handlers } from '../router.ts'

/** Requests about notes. */
export type NoteHandlers = Pick<Handlers, 'note.write' | 'note.writeAbout' | 'note.change' | 'note.about' | 'note.find'>

/** What they need. */
export interface NoteHandlerOptions {
  readonly notes: NoteStore
  readonly callNotes: Pick<CallNotes, 'write' | 'writeAbout' | 'about'>
}

/** Makes the handlers of notes. */
export const noteHandlers = ({ notes, callNotes }: NoteHandlerOptions): NoteHandlers => ({
  'note.write': ({ callId, text }) => callNotes.write(callId, text),
  'note.writeAbout': ({ call, name, text }) => callNotes.writeAbout(call, name, text),
  'note.change': ({ noteId, text }) => notes.change(noteId, text),
  'note.about': (call) => callNotes.about(call) ?? null,
  'note.find': ({ query, limit }) => [...notes.find(query, limit)]
})

/** Requests about what is kept of the user's calls on this computer. */
export type PrivacyHandlers = Pick<Handlers, 'privacy.kept' | 'privacy.clear'>

/** What they need. */
export interface PrivacyHandlerOptions {
  readonly notes: NoteStore
  readonly missed: MissedCallStore
  readonly ownHistory: Pick<OwnHistory, 'count' | 'forgetAll'>
  readonly usualTargets: UsualTargets
  readonly chosenWays: ChosenWays
  readonly chosenAccounts: Pick<ChosenAccounts, 'count' | 'forgetAll'>
}

/** Makes the handlers of privacy. */
export function privacyHandlers(options: PrivacyHandlerOptions): PrivacyHandlers {
  const { notes, missed, ownHistory, usualTargets, chosenAccounts, chosenWays } = options
  const others = [ownHistory, usualTargets, chosenAccounts, chosenWays]
  const saved = (isSaved: boolean): void => {
    if (!isSaved) throw new CtiError('internal', { userMessage: m.file_not_saved() })
  }
  const clear: Readonly<Record<PrivateData, () => void>> = {
    notes: () => notes.clear(),
    missed: () => saved(missed.forgetAll()),
    calls: () => saved([missed.forgetSettled(), ...others.map((one) => one.forgetAll())].every(Boolean))
  }
  return {
    'privacy.kept': () => ({
      notes: notes.count,
      missed: missed.entities.values().length,
      calls: others.reduce((sum, { count }) => sum + count, missed.settledCount)
    }),
    'privacy.clear': ({ what }) => clear[what]()
  }
}
