import type { SomeServices } from '../../../../src-preload/contract/services/services.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { vendorIdIn } from '../../../util/entity-id.ts'
import { CtiError } from '../../../util/errors.ts'
import { Throttled } from '../../../util/throttle.ts'
import type { ConnectorEvent } from '../../events.ts'
import type { CallContext } from '../calls/call-context.ts'
import { colleagueEvent, legsByUser } from './colleagues.ts'
import { factsOf } from './facts.ts'
import { callersOf, linesOf, queuesOf } from './groups.ts'

/** How often at most it is looked what has changed, in ms: every message of a crowded domain may change something. */
const LOOK_MS = 200

/** The line that is called with where a call names none: the system knows no such thing, so it is kept by us. */
export interface ActiveLine {
  id: string
}

/** What is told beside calls: each part when it is not as it was. */
export class Beside implements Disposable {
  readonly #context: CallContext
  readonly #line: ActiveLine
  /** What was told last, by what it is about. */
  readonly #told = new Map<string, string>()
  readonly #look: Throttled
  readonly #off: () => void
  #watched: readonly string[] = []

  constructor(context: CallContext, line: ActiveLine) {
    this.#context = context
    this.#line = line
    const { clock, signal } = context.link
    this.#look = new Throttled(clock, LOOK_MS, async () => this.#tell(this.#news()), signal)
    this.#off = context.store.changed.on(() => this.#look.trigger())
  }

  /** Everything, whatever was told before. */
  snapshot(): readonly ConnectorEvent[] {
    this.#told.clear()
    return this.#news()
  }

  /** Whose state is told from now on; of the others nobody wants to know any more. */
  watch(contactIds: readonly string[]): void {
    const left = this.#watched.filter((contactId) => !contactIds.includes(contactId))
    this.#watched = contactIds
    for (const contactId of left) this.#told.delete(`colleague ${contactId}`)
    this.#tell(left.map((contactId) => ({ type: 'colleagueRemoved', contactId })))
    this.#look.trigger()
  }

  /** @throws CtiError notFound */
  activateLine(lineId: string): void {
    if (!linesOf(this.#context, lineId).some(({ id }) => id === lineId)) {
      throw new CtiError('notFound', { userMessage: m.error_line_gone() })
    }
    this.#line.id = lineId
    this.#tell([{ type: 'settingsKept', settings: { lineId } }])
    this.#look.trigger()
  }

  [Symbol.dispose](): void {
    this.#off()
  }

  #news(): readonly ConnectorEvent[] {
    const context = this.#context
    const legs = context.link.options.fullEvents ? legsByUser(context.store) : undefined
    const parts: readonly (readonly [about: string, event: ConnectorEvent])[] = [
      ['facts', { type: 'factsChanged', facts: factsOf(context) }],
      ['queues', { type: 'queuesChanged', queues: queuesOf(context), complete: true }],
      ['lines', { type: 'callerLinesChanged', lines: linesOf(context, this.#line.id) }],
      ...this.#watched.map((contactId) => [`colleague ${contactId}`, colleagueEvent(contactId, legs, context)] as const)
    ]
    return parts.flatMap(([about, event]) => {
      const text = JSON.stringify(event)
      if (this.#told.get(about) === text) return []
      this.#told.set(about, text)
      return [event]
    })
  }

  #tell(events: readonly ConnectorEvent[]): void {
    for (const event of events) this.#context.link.emit(event)
  }
}

/** What is not about calls and can be asked for. */
export const servicesOf = (context: CallContext, beside: Beside): SomeServices => ({
  'line.activate': ({ lineId }) => Promise.resolve(beside.activateLine(lineId)),
  'queue.callers': ({ queueId, accountId }) => {
    const group = context.directory.group(Number(vendorIdIn(accountId, queueId)))
    if (group === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
    return Promise.resolve([...callersOf(group.id, context)])
  }
})
