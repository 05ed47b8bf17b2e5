import type { Call } from '../../src-preload/contract/call.ts'
import type { CallNote, Note, PastCall } from '../../src-preload/contract/note.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { callerKey, SAME_ACCOUNT_MS } from '../history/same-call.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Change, ReadableStore } from '../state/entity-store.ts'
import { defined } from '../util/defined.ts'
import { CtiError } from '../util/errors.ts'
import { keepNewest } from '../util/keep-newest.ts'
import type { NotedCall, NoteStore } from './note-store.ts'

/** Calls that are remembered, those that are over among them: their last words come after the end. */
const MOST_CALLS = 500

/** What following the calls needs. */
export interface CallNotesOptions {
  readonly calls: ReadableStore<'calls'>
  readonly notes: NoteStore
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  /** The party with what is known of it. */
  readonly named: (accountId: string, party: Party) => Party
}

interface KnownCall {
  readonly call: NotedCall
  readonly isGone: boolean
}

/** The notes of calls that are there or were a moment ago, by call id, and of those that a history names. */
export class CallNotes implements Disposable {
  readonly entities = new EntityStore('notes')
  readonly #options: CallNotesOptions
  readonly #calls = new Map<string, KnownCall>()
  readonly #ends: readonly (() => void)[]

  constructor(options: CallNotesOptions) {
    this.#options = options
    this.#ends = [
      options.calls.changes.on((change) => this.#look(change)),
      options.notes.changes.on(() => this.#show([...this.#shown(), ...this.#present()]))
    ]
  }

  /** @throws CtiError notFound, or when it cannot be saved */
  write(callId: string, text: string): void {
    const call = this.#calls.get(callId)?.call
    if (call === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found() })
    try {
      this.#options.notes.write(call, text)
    } finally {
      this.#show([callId])
    }
  }

  /** The note about a call of a history. */
  about(past: PastCall): Note | undefined {
    const { notes } = this.#options
    return notes.of(this.#lived(past) ?? this.#noted(past))
  }

  /** @throws CtiError when it cannot be saved */
  writeAbout(past: PastCall, name: string | undefined, text: string): void {
    const { source, ...call } = this.#noted(past, name)
    const lived = this.#lived(past)
    this.#options.notes.write(lived ?? { ...call, source }, text)
  }

  [Symbol.dispose](): void {
    for (const end of this.#ends) end()
  }

  #look({ set, removed }: Change<'calls'>): void {
    for (const call of Object.values(set))
      keepNewest(this.#calls, call.id, { call: notedCall(call), isGone: false }, MOST_CALLS)
    for (const id of removed) {
      const known = this.#calls.get(id)
      if (known !== undefined) this.#calls.set(id, { ...known, isGone: true })
    }
    this.#show([...Object.keys(set), ...this.#shown().filter((id) => !this.#calls.has(id))])
  }

  /** As windows see it; what is not known any more goes. */
  #show(callIds: readonly string[]): void {
    const notes = new Map([...new Set(callIds)].map((id) => [id, this.#noteOf(id)] as const))
    const removed = [...notes].filter(([, note]) => note === undefined).map(([id]) => id)
    const set = Object.fromEntries([...notes].flatMap(([id, note]) => (note === undefined ? [] : [[id, note]])))
    this.entities.update({ set, removed })
  }

  #noteOf(callId: string): CallNote | undefined {
    const call = this.#calls.get(callId)?.call
    const note = call && this.#options.notes.of(call)
    if (note === undefined) return undefined
    const { text, changedAt, accountId } = note
    return { text, changedAt, isKept: this.#options.notes.isKept(accountId) }
  }

  #shown(): readonly string[] {
    return Object.keys(this.entities.all())
  }

  #present(): readonly string[] {
    return [...this.#calls].filter(([, { isGone }]) => !isGone).map(([id]) => id)
  }

  /** The live call that a history tells of: it knows better than times whose note it is. */
  #lived({ accountId, number, at, direction }: PastCall): NotedCall | undefined {
    const region = this.#options.region()
    const caller = callerKey(defined({ number }), region)
    const distance = (call: NotedCall): number => Math.abs(call.at - at)
    const [nearest] = [...this.#calls.values()]
      .map(({ call }) => call)
      .filter((call) => call.accountId === accountId && distance(call) <= SAME_ACCOUNT_MS)
      .filter((call) => direction === undefined || call.direction === direction)
      .filter((call) => callerKey(call.remote, region) === caller)
      .toSorted((a, b) => distance(a) - distance(b))
    return nearest
  }

  #noted({ accountId, number, at, direction }: PastCall, name?: string): NotedCall {
    const party: Party = { kind: 'external', withheld: number === undefined, ...defined({ number, name }) }
    const remote = this.#options.named(accountId, party)
    // a history names a call by when it began, and no two of a caller begin at once
    return { accountId, at, remote, source: { accountId, kind: 'history', id: String(at) }, ...defined({ direction }) }
  }
}

const notedCall = ({ id, accountId, startedAt, direction, remote, queue }: Call): NotedCall => ({
  accountId,
  at: startedAt,
  direction,
  remote,
  source: { accountId, kind: 'call', id },
  ...defined({ queue })
})
