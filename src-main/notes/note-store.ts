import type { MissedSource } from '../../src-preload/contract/missed.ts'
import { MOST_NOTE_CHARS } from '../../src-preload/contract/note-length.ts'
import type { Note } from '../../src-preload/contract/note.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { isWorldwide } from '../calls/number-key.ts'
import { callerKey, hasSource, sameCall } from '../history/same-call.ts'
import type { Clock } from '../util/clock.ts'
import { defined } from '../util/defined.ts'
import { displayLines } from '../util/display-text.ts'
import { Emitter } from '../util/emitter.ts'
import { CtiError } from '../util/errors.ts'
import { noteFilter } from './note-search.ts'
import type { NotesFile, SavedNote } from './notes-file.ts'
import { withinBounds } from './note-bounds.ts'

/** A call that a note is about; `source`: who told of it. */
export type NotedCall = Pick<Note, 'accountId' | 'at' | 'direction' | 'remote' | 'queue'> & {
  readonly source: MissedSource
}

/** What the store needs. */
export interface NoteStoreOptions {
  readonly file: NotesFile
  readonly clock: Clock
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  /** Whether what belongs to the account is there again after a restart. */
  readonly isKept: (accountId: string) => boolean
  readonly newId: () => string
}

/**
 * The notes about calls of all accounts, in the profile on this computer, written to the disk with every change (trust.md
 * R10). They stay here also where the system has notes: Dstny keeps one on a row of the group call log alone
 * (`groupCallLog.assign`), which comes to be after the call, is seen by the whole group and marks the call as handled. That
 * is a decision of the user's on that row, so what is typed during a call is not sent there unasked; it would be offered by
 * the row where the account has the capability `groupCallHandling`.
 */
export class NoteStore {
  /** Tells that some have changed or are gone. */
  readonly changes = new Emitter<void>()
  readonly #options: NoteStoreOptions
  /** The last written first. */
  #notes: readonly SavedNote[]
  /** The note that was emptied last: whoever types goes on in the same one. */
  #deleted: readonly SavedNote[] = []
  #isWritten = true

  constructor(options: NoteStoreOptions) {
    this.#options = options
    this.#notes = options.file.value
  }

  get count(): number {
    return this.#notes.length
  }

  /** Whether the account's notes are there again after a restart. */
  isKept(accountId: string): boolean {
    return this.#isWritten && this.#options.isKept(accountId)
  }

  /** The whole text of the note about that call; an empty one deletes it. @throws CtiError when it cannot be saved */
  write(call: NotedCall, typed: string): void {
    const before = this.of(call)
    const text = displayLines(typed, MOST_NOTE_CHARS)
    if (text === undefined) return this.#replace(before, undefined)
    const { source, ...facts } = call
    const { id = this.#options.newId(), at = facts.at, sources = [] } = before ?? {}
    this.#replace(before, {
      ...facts,
      ...defined({ direction: facts.direction ?? before?.direction, queue: facts.queue ?? before?.queue }),
      id,
      at,
      text,
      caller: callerKey(facts.remote, this.#options.region()),
      sources: hasSource({ sources }, source) ? sources : [...sources, source],
      changedAt: this.#options.clock.now()
    })
  }

  /** The same for a note that is there, or was until it was emptied just now. @throws CtiError notFound, or when it cannot be saved */
  change(noteId: string, typed: string): void {
    const before = [...this.#notes, ...this.#deleted].find(({ id }) => id === noteId)
    if (before === undefined) throw new CtiError('notFound', { userMessage: m.note_gone() })
    const text = displayLines(typed, MOST_NOTE_CHARS)
    const changedAt = this.#options.clock.now()
    this.#replace(before, text === undefined ? undefined : { ...before, text, changedAt })
  }

  /** The note about that call, by the rules for calls that several sources tell of. */
  of({ accountId, at, remote, source }: Omit<NotedCall, 'direction' | 'queue'>): SavedNote | undefined {
    const own = this.#notes.filter((note) => note.accountId === accountId)
    return sameCall(own, { source, at, caller: callerKey(remote, this.#options.region()) })
  }

  /** The last note about whoever has this number: about a whole number in any account, about an extension in its own. */
  lastAbout(accountId: string, number: string): Note | undefined {
    const caller = callerKey({ number }, this.#options.region())
    if (caller === '') return undefined
    const about = this.#notes.filter(
      (note) => note.caller === caller && (isWorldwide(caller) || note.accountId === accountId)
    )
    return about.toSorted((a, b) => b.at - a.at)[0]
  }

  /** Those that have the words of the query, the newest call first. */
  find(query: string, limit: number): readonly Note[] {
    return this.#notes
      .filter(noteFilter(query))
      .toSorted((a, b) => b.at - a.at)
      .slice(0, limit)
  }

  /** Forgets all of them, and the files of damaged ones that were kept. @throws CtiError when the file cannot be written */
  clear(): void {
    this.#options.file.removeAside()
    this.#deleted = []
    this.#take([])
  }

  /** Forgets an account that was removed; a file that cannot be written is told with the account's own. */
  dropAccount(accountId: string): void {
    const left = this.#notes.filter((note) => note.accountId !== accountId)
    this.#deleted = []
    if (left.length === this.#notes.length) return
    this.#keep(left)
    this.changes.emit()
  }

  #replace(before: SavedNote | undefined, after: SavedNote | undefined): void {
    if (before === undefined && after === undefined) return
    this.#deleted = before !== undefined && after === undefined ? [before] : []
    const others = this.#notes.filter((note) => note !== before)
    this.#take(after === undefined ? others : [after, ...others])
  }

  #take(notes: readonly SavedNote[]): void {
    this.#keep(notes)
    this.changes.emit()
    if (!this.#isWritten) throw new CtiError('internal', { userMessage: m.file_not_saved() })
  }

  #keep(notes: readonly SavedNote[]): void {
    this.#notes = withinBounds(notes)
    this.#isWritten = this.#options.file.save(this.#notes.filter(({ accountId }) => this.#options.isKept(accountId)))
  }
}
