import type { DialOrder } from '../../src-preload/contract/command.ts'
import type { DialRequest } from '../../src-preload/contract/dial.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import { isRefused, understandLink } from './dial-number.ts'

const MIN_DISTANCE_MS = 2 * SECOND
const MOST_WAITING = 5

/** What dial requests need. */
export interface DialRequestParts {
  readonly clock: Clock
  readonly notices: Notices
  readonly log: Log
  readonly region: () => string
  /** Whether links dial without asking (a setting). */
  readonly linksAllowed: () => boolean
  /** The account that dials when nobody chooses one. */
  readonly defaultAccountId: () => string | undefined
  readonly dial: (order: DialOrder) => Promise<void>
}

/** Numbers from outside the program. Each waits for the user's yes unless links are allowed; codes always wait. */
export class DialRequests {
  readonly entities = new EntityStore('dialRequests')
  readonly #parts: DialRequestParts
  #lastAt = Number.NEGATIVE_INFINITY
  #count = 0

  constructor(parts: DialRequestParts) {
    this.#parts = parts
  }

  /** Takes a link or an argument of the command line. More than one in two seconds is refused (trust.md P4). */
  async offer(source: DialRequest['source'], text: string): Promise<void> {
    const now = this.#parts.clock.now()
    if (now - this.#lastAt < MIN_DISTANCE_MS) return void this.#parts.notices.add('warning', m.dial_too_often())
    this.#lastAt = now
    const understood = understandLink(text, this.#parts.region())
    const id = `dial-${++this.#count}`
    if (isRefused(understood)) return this.#show({ id, source, problem: understood.problem })
    const accountId = this.#parts.defaultAccountId()
    const asks = source !== 'link' || understood.kind === 'code' || !this.#parts.linksAllowed()
    if (asks || accountId === undefined) return this.#show({ id, source, number: understood })
    await this.#dialNow({ accountId, target: understood.digits })
  }

  /** Dials a waiting request once. @throws CtiError notFound when it does not wait any more, and what dialling throws */
  async confirm(id: string, accountId: string, deviceId?: string): Promise<void> {
    const number = this.entities.get(id)?.number
    if (number === undefined) throw new CtiError('notFound', { userMessage: m.dial_request_gone() })
    this.entities.remove(id)
    await this.#parts.dial({ accountId, target: number.digits, deviceId })
  }

  dismiss(id: string): void {
    this.entities.remove(id)
  }

  #show(request: DialRequest): void {
    const waiting = this.entities.values()
    const tooMany = waiting.slice(0, Math.max(0, waiting.length + 1 - MOST_WAITING))
    this.entities.update({ set: { [request.id]: request }, removed: tooMany.map((old) => old.id) })
  }

  async #dialNow(order: DialOrder): Promise<void> {
    try {
      await this.#parts.dial(order)
    } catch (error) {
      this.#parts.log.warn('dialling a link failed', { error })
      this.#parts.notices.add('error', error instanceof CtiError ? error.userMessage : m.error_internal())
    }
  }
}
