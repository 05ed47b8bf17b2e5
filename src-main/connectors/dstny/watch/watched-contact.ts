import type { PersonPresence } from '../../../../src-preload/contract/colleague.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError, isAbort } from '../../../util/errors.ts'
import type { DstnyOperationId } from '../../../wire-tables/dstny.ts'
import { Debounced, Throttled } from '../../../util/throttle.ts'
import { lookUp } from '../../../util/lookup.ts'
import { DialogInfo } from '../wire/dialog-info.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { lineOf, mapPersonPresence, namedPresence } from '../mapper/people.ts'
import type { LineState, PresenceNames } from '../mapper/people.ts'
import { parsePidf } from '../wire/pidf.ts'
import { followWhileAllowed } from './watched-stream.ts'
import type { Watched } from './watched-stream.ts'
import { abortError } from '../../../util/abort.ts'

/** At most one reading of a contact in this time because of events, in ms (Dstny API 4.7). */
const TRIGGER_MS = 5 * SECOND
/** Quiet time after a change of presence before it is read once more, in ms: late and swapped events heal by it. */
const SETTLE_MS = SECOND

/** The two streams there are of one contact (Dstny API 3.15). */
export const contactStreams = ['presence', 'line'] as const
export type ContactStream = (typeof contactStreams)[number]

const OPERATIONS: Readonly<Record<ContactStream, DstnyOperationId>> = {
  presence: 'streamContactPresence',
  line: 'streamContactLineState'
}

/** What a watched contact tells its list. */
export interface ContactReports {
  /** The stream stands and has told something. */
  reported(stream: ContactStream): void
  /** Whether all its streams stand has changed. */
  stood(): void
  /** The contact was read. */
  read(): void
  /** The server has no such stream of this contact, or does not allow it. */
  refused(stream: ContactStream): void
  /** The contact itself is gone or may not be seen. */
  closed(error: CtiError): void
}

/** One contact that is watched: its streams as far as it is given any, else what is read (Dstny API 4.5, 4.7). */
export class WatchedContact implements Disposable {
  readonly contactId: string
  readonly #context: DstnyContext
  readonly #names: PresenceNames
  readonly #reports: ContactReports
  readonly #life = new AbortController()
  readonly #streams = new Map<ContactStream, AbortController>()
  readonly #refused = new Set<ContactStream>()
  /** Streams that have told nothing since they were lost. */
  readonly #lost = new Set<ContactStream>()
  readonly #rereading: Throttled
  readonly #settling: Debounced
  #presence: PersonPresence | undefined
  /** How often the stream told of presence: an answer that was asked for before that is old. */
  #presenceReported = 0
  #line: LineState = { line: 'unknown' }
  #dialogs = new DialogInfo()
  #lineReported = false
  #isClosed = false

  constructor(context: DstnyContext, contactId: string, names: PresenceNames, reports: ContactReports) {
    this.contactId = contactId
    this.#context = { ...context, signal: this.#life.signal }
    this.#names = names
    this.#reports = reports
    const read = (): Promise<void> => this.read()
    this.#rereading = new Throttled(context.clock, TRIGGER_MS, read, this.#life.signal)
    const settle = (): void => this.#rereading.trigger()
    this.#settling = new Debounced(context.clock, SETTLE_MS, settle, this.#life.signal)
  }

  /** False once the server has said that this contact is not to be seen: it is not asked again. */
  get isOpen(): boolean {
    return !this.#isClosed
  }

  /** True while every stream tells of it, so that it need not be read. */
  get isReported(): boolean {
    return this.#streams.size === contactStreams.length && this.#lost.size === 0
  }

  /** The streams that may be tried. */
  get possible(): readonly ContactStream[] {
    return this.#isClosed ? [] : contactStreams.filter((stream) => !this.#refused.has(stream))
  }

  /** Opens these streams and closes the others. */
  follow(wanted: readonly ContactStream[]): void {
    for (const [stream, controller] of this.#streams) if (!wanted.includes(stream)) this.#close(stream, controller)
    const fresh = wanted.filter((stream) => !this.#streams.has(stream))
    for (const stream of fresh) {
      const controller = new AbortController()
      this.#streams.set(stream, controller)
      void this.#run(stream, controller.signal)
    }
    if (fresh.length > 0) this.#rereading.trigger()
  }

  /** Reads it soon, after a change of ours: a stream may not tell of it. */
  changed(): void {
    if (!this.#isClosed) this.#rereading.trigger()
  }

  /** Reads the contact and shows what no stream tells better. */
  async read(): Promise<void> {
    await inBackground(this.#context, 'colleague', async () => {
      try {
        await this.#read()
      } catch (error) {
        const { refusals, clock } = this.#context
        const isPassing =
          isUnavailable(error) && error.kind !== 'notFound' && refusals.mayPass(this.#name, clock.elapsed())
        if (isPassing) this.#rereading.trigger()
        if (!isUnavailable(error) || isPassing) throw error // a contact that is not to be seen is not asked for again
        this.#shut(error)
      }
    })
  }

  [Symbol.dispose](): void {
    const over = abortError('watched no more')
    for (const controller of this.#streams.values()) controller.abort(over)
    this.#streams.clear()
    this.#life.abort(over)
  }

  get #name(): string {
    return `contact ${this.contactId}`
  }

  async #read(): Promise<void> {
    const reported = this.#presenceReported
    const { contactsInformation } = this.#context.client
    const contact = await contactsInformation.getContact(this.contactId, {}, this.#context.signal)
    if (this.#life.signal.aborted) return
    this.#reports.read()
    this.#context.refusals.worked(this.#name)
    if (reported === this.#presenceReported) this.#presence = mapPersonPresence(contact.presence, this.#names)
    if (!this.#lineReported) this.#line = { line: lookUp(LINES, String(contact.incall)) ?? 'unknown' }
    this.#show()
  }

  /** A right that is missing for one contact, or a contact that is gone, stops this contact and no other. */
  #shut(error: CtiError): void {
    this.#isClosed = true
    this.#presence = undefined
    this.#line = { line: 'unknown' }
    this.follow([])
    if (error.kind === 'notFound') this.#context.emit({ type: 'colleagueRemoved', contactId: this.contactId })
    else this.#show()
    this.#reports.closed(error)
  }

  async #run(stream: ContactStream, signal: AbortSignal): Promise<void> {
    try {
      const error = await followWhileAllowed({ ...this.#context, signal }, this.#watchedAs(stream))
      if (signal.aborted) return
      if (error.kind === 'auth') return this.#context.fail(error)
      this.#refuse(stream)
    } catch (error) {
      if (signal.aborted || isAbort(error)) return
      if (!(error instanceof CtiError)) this.#context.log.error('watching ended', { stream, error })
      this.#refuse(stream)
    }
  }

  #watchedAs(stream: ContactStream): Watched {
    const isLine = stream === 'line'
    return {
      operation: OPERATIONS[stream],
      path: { cid: this.contactId },
      pollMs: 0, // whoever has no stream is read in turn
      message: (data) => (isLine ? this.#onDialogs(data) : this.#onPerson(data)),
      lost: () => this.#disable(stream),
      read: async () => this.#rereading.trigger()
    }
  }

  #disable(stream: ContactStream): void {
    if (stream === 'line') this.#loseLine()
    if (this.#lost.has(stream)) return
    this.#lost.add(stream)
    this.#reports.stood()
  }

  #markReported(stream: ContactStream): void {
    this.#reports.reported(stream)
    if (this.#lost.delete(stream)) this.#reports.stood()
  }

  #refuse(stream: ContactStream): void {
    this.#refused.add(stream)
    this.#streams.delete(stream)
    this.#lost.delete(stream)
    this.#reports.refused(stream)
  }

  #close(stream: ContactStream, controller: AbortController): void {
    this.#streams.delete(stream)
    this.#lost.delete(stream)
    controller.abort(abortError('watched no more'))
    if (stream === 'line') this.#loseLine()
  }

  #onPerson(data: string): void {
    this.#markReported('presence')
    const presence = parsePidf(data)
    if (presence === undefined) return this.#rereading.trigger()
    if (this.#presenceReported > 0) this.#settling.trigger()
    this.#presenceReported += 1
    this.#presence = namedPresence(presence, this.#names)
    this.#show()
  }

  #onDialogs(data: string): 'gap' | void {
    this.#markReported('line')
    const change = this.#dialogs.take(data)
    if (change.type === 'gap') return 'gap'
    if (change.type === 'unreadable') return this.#rereading.trigger()
    this.#lineReported = true
    this.#line = lineOf(this.#dialogs.dialogs)
    this.#show()
  }

  /** What rang may have been taken meanwhile: nobody may try to pick it up. */
  #loseLine(): void {
    this.#dialogs = new DialogInfo()
    this.#lineReported = false
    if (this.#line.line === 'unknown') return
    this.#line = { line: 'unknown' }
    this.#show()
  }

  #show(): void {
    const presence = this.#presence === undefined ? {} : { presence: this.#presence }
    this.#context.emit({
      type: 'colleagueChanged',
      colleague: { contactId: this.contactId, ...presence, ...this.#line }
    })
  }
}

const LINES = { true: 'busy', false: 'idle' } as const satisfies Readonly<Record<string, 'busy' | 'idle'>>
