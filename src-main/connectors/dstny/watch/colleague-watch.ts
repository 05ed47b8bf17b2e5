import { MINUTE, SECOND } from '../../../util/durations.ts'
import { RoundRobinPoller } from '../../kit/round-robin-poller.ts'
import type { CtiError } from '../../../util/errors.ts'
import type { DstnyContext } from '../link-context.ts'
import type { PresenceNames } from '../mapper/people.ts'
import { WatchedContact, contactStreams } from './watched-contact.ts'
import type { ContactStream } from './watched-contact.ts'

/** Most streams of contacts that are open at a time (trust, Transport). */
const MAX_STREAMS = 30
/** Pause between readings of a contact without a stream, in ms (trust, Transport). */
const POLL_MS = MINUTE
/** After so many contacts were refused a stream that nobody has got, the server counts as having none. */
const MAX_REFUSALS = 30
/** After so many contacts that may not be seen, and none that may, colleagues as such may not be seen. */
const MAX_CLOSED = 30

/** The contacts somebody looks at: the first of them by streams, the rest read in turn (Dstny API 4.1, 4.5, 4.7). */
export class ColleagueWatch {
  readonly #context: DstnyContext
  readonly #names: PresenceNames
  readonly #turns: RoundRobinPoller
  readonly #reportedBy = new Set<ContactStream>()
  readonly #refusals = new Map<ContactStream, Set<string>>()
  #watched = new Map<string, WatchedContact>()
  #anyRead = false
  readonly #closed = new Set<string>()

  constructor(context: DstnyContext, names: PresenceNames) {
    this.#context = context
    this.#names = names
    const { clock, signal } = context
    const read = async (id: string): Promise<void> => this.#watched.get(id)?.read()
    this.#turns = new RoundRobinPoller({ clock, everyMs: POLL_MS, firstPauseMs: SECOND, read, signal })
    signal.addEventListener('abort', () => this.#end(this.#watched), { once: true })
  }

  /** Replaces who is watched, the visible ones first. Whoever stays keeps what is known and open. */
  watch(contactIds: readonly string[]): void {
    if (this.#context.signal.aborted || !this.#isAllowed) return
    const left = new Map(this.#watched)
    this.#watched = new Map(contactIds.map((id) => [id, this.#watched.get(id) ?? this.#start(id)]))
    for (const id of this.#watched.keys()) left.delete(id)
    this.#end(left)
    for (const contactId of left.keys()) this.#context.emit({ type: 'colleagueRemoved', contactId })
    this.#assignStreams()
  }

  /** Reads a contact again soon that was changed, or may have been; nothing for one that is not watched. */
  changed(contactId: string): void {
    this.#watched.get(contactId)?.changed()
  }

  #start(contactId: string): WatchedContact {
    return new WatchedContact(this.#context, contactId, this.#names, {
      reported: (stream) => void this.#reportedBy.add(stream),
      refused: (stream) => this.#streamRefused(contactId, stream),
      stood: () => this.#assignStreams(),
      read: () => (this.#anyRead = true),
      closed: (error) => this.#contactClosed(contactId, error)
    })
  }

  #end(contacts: ReadonlyMap<string, WatchedContact>): void {
    for (const contact of contacts.values()) contact[Symbol.dispose]()
  }

  /** Far from every contact of a long list is asked when none of the first may be seen. */
  #contactClosed(contactId: string, error: CtiError): void {
    if (error.kind !== 'notFound') this.#closed.add(contactId)
    if (this.#anyRead || this.#closed.size < MAX_CLOSED) return this.#assignStreams()
    if (!this.#isAllowed) return
    this.#context.disable('colleagues', error)
    this.#end(this.#watched)
    this.#watched = new Map()
    this.#turns.set([])
  }

  get #isAllowed(): boolean {
    return this.#context.capabilities.has('colleagues')
  }

  /** A stream that is refused makes room for the next contact. */
  #streamRefused(contactId: string, stream: ContactStream): void {
    const refused = this.#refusals.get(stream) ?? new Set()
    this.#refusals.set(stream, refused.add(contactId))
    this.#assignStreams()
  }

  /** Gives out the streams in the order of the list; whoever lacks one, or has lost one, is read in turn. */
  #assignStreams(): void {
    if (this.#context.signal.aborted || !this.#isAllowed) return
    const offered = contactStreams.filter((stream) => this.#isOffered(stream))
    const polled: string[] = []
    let left = MAX_STREAMS
    for (const contact of this.#watched.values()) {
      const given = contact.possible.filter((stream) => offered.includes(stream)).slice(0, left)
      left -= given.length
      contact.follow(given)
      if (contact.isOpen && !contact.isReported) polled.push(contact.contactId)
    }
    this.#turns.set(polled)
  }

  #isOffered(stream: ContactStream): boolean {
    return this.#reportedBy.has(stream) || (this.#refusals.get(stream)?.size ?? 0) < MAX_REFUSALS
  }
}
