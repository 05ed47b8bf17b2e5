import type { DialOrder } from '../../src-preload/contract/command.ts'
import type { DialAccount, DialedNumber, DialRequest } from '../../src-preload/contract/dial.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import type { CalledNumbers } from './called-numbers.ts'
import type { DialAccounts } from './dial-accounts.ts'
import { isRefused, understandLink, understandTarget } from './dial-number.ts'
import type { Understood } from './dial-number.ts'
import { withCost } from './number-cost.ts'
import { defined } from '../util/defined.ts'

const MIN_DISTANCE_MS = 2 * SECOND
const MOST_WAITING = 5

/** What dial requests need. */
export interface DialRequestOptions {
  readonly clock: Clock
  readonly notices: Notices
  readonly log: Log
  readonly region: () => string
  /** Whether links dial without asking (a setting). */
  readonly linksAllowed: () => boolean
  readonly accounts: Pick<DialAccounts, 'ableFor' | 'learn'>
  readonly called: Pick<CalledNumbers, 'dialling' | 'otherThan'>
  /** What people call the account. */
  readonly accountLabel: (accountId: string) => string
  readonly dial: (order: DialOrder) => Promise<void>
}

/** What a waiting request was made of. */
interface Asked {
  readonly text: string
  /** What the user chose in a window. */
  readonly order?: DialOrder
}

/**
 * Numbers that wait for the user's yes: those from outside, unless links are allowed, and those that ask wherever they come
 * from: codes, premium numbers, emergency numbers from outside, and whom another account calls already.
 */
export class DialRequests {
  readonly entities = new EntityStore('dialRequests')
  readonly #options: DialRequestOptions
  readonly #asked = new Map<string, Asked>()
  #lastAt = Number.NEGATIVE_INFINITY
  #count = 0

  constructor(options: DialRequestOptions) {
    this.#options = options
  }

  /**
   * Takes a link or an argument of the command line. More than one in two seconds is refused, but never an emergency number
   * (trust.md P4). Tells whether it was taken, so that only such a one brings a window up.
   */
  async offer(source: 'link' | 'commandLine', text: string): Promise<boolean> {
    const understood = understandLink(text, this.#options.region())
    if (!isEmergency(understood) && this.#isTooSoon()) {
      this.#options.notices.add('warning', m.dial_too_often())
      return false
    }
    if (isRefused(understood)) this.#show({ source, problem: understood.problem }, { text })
    else await this.#take(source, text, understood)
    return true
  }

  async #take(source: 'link' | 'commandLine', text: string, understood: DialedNumber): Promise<void> {
    const region = this.#options.region()
    const number = await withCost(understood, region)
    const { accounts, linksAllowed } = this.#options
    const chosen = accounts.ableFor(number.digits)
    const calledWithId = chosen && this.#calledWith(chosen.accountId, number)
    const asks = source !== 'link' || alwaysAsks(number) || isEmergency(number) || !linksAllowed()
    if (asks || chosen === undefined || calledWithId !== undefined) {
      return this.#show({ source, number, ...defined({ calledWithId }) }, { text })
    }
    await this.#dialNow({ accountId: chosen.accountId, number: number.digits })
    this.#tellPassedOver(chosen)
  }

  /** Whom another account calls or talks to just now; emergency services can be called twice. */
  #calledWith(accountId: string, number: DialedNumber): string | undefined {
    return isEmergency(number) ? undefined : this.#options.called.otherThan(accountId, number.digits)
  }

  /** Nobody has seen before which account calls. */
  #tellPassedOver({ accountId, passedOverId }: DialAccount): void {
    const { accountLabel: label, notices } = this.#options
    if (passedOverId === undefined) return
    const names = { account: label(accountId), other: label(passedOverId) }
    notices.add('info', m.dial_link_passed_over(names))
  }

  /**
   * Dials what the user chose in a window; a code, a premium number and one that another account calls already wait for a
   * yes first. An emergency number that the user chose is dialled at once. @throws CtiError what dialling throws
   */
  async order(order: DialOrder): Promise<void> {
    const { accountId, deviceId, number: text } = order
    const understood = understandTarget(text, this.#options.region())
    const number = isRefused(understood) ? undefined : await withCost(understood, this.#options.region())
    const calledWithId = number && this.#calledWith(accountId, number)
    if (number === undefined || (!alwaysAsks(number) && calledWithId === undefined)) return this.#dial(order)
    const from = { accountId, ...defined({ deviceId, calledWithId }) }
    this.#show({ source: 'typed', number, ...from }, { text, order })
  }

  /** Dials a waiting request once. @throws CtiError notFound when it does not wait any more, and what dialling throws */
  async confirm(id: string, accountId: string, deviceId?: string, isChosen?: boolean): Promise<void> {
    const number = this.entities.get(id)?.number
    if (number === undefined) throw new CtiError('notFound', { userMessage: m.dial_request_gone() })
    const chosen = this.#asked.get(id)?.order
    this.dismiss(id)
    // lines and places of one account mean nothing to another
    const kept = chosen?.accountId === accountId ? chosen : defined({ kind: chosen?.kind })
    await this.#dial({ ...kept, accountId, number: number.digits, deviceId, ...(isChosen ? { isChosen } : {}) })
  }

  dismiss(id: string): void {
    this.#asked.delete(id)
    this.entities.remove(id)
  }

  /** Reads what waits anew, after numbers without a country code have come to belong elsewhere. */
  async reread(): Promise<void> {
    const region = this.#options.region()
    for (const [id, { text }] of [...this.#asked]) {
      const understood = understandLink(text, region)
      const number = isRefused(understood) ? undefined : await withCost(understood, region)
      const request = this.entities.get(id)
      if (number !== undefined && request?.number !== undefined) this.entities.set(id, { ...request, number })
    }
  }

  #isTooSoon(): boolean {
    const now = this.#options.clock.elapsed()
    if (now - this.#lastAt < MIN_DISTANCE_MS) return true
    this.#lastAt = now
    return false
  }

  /** What waits already is not asked twice; beyond five the oldest go, but no emergency number. */
  #show(request: Omit<DialRequest, 'id'>, asked: Asked): void {
    const waiting = this.entities.values()
    if (waiting.some((one) => isSame(one, request))) return
    const id = `dial-${++this.#count}`
    const tooMany = waiting
      .filter(({ number }) => number?.emergency !== true)
      .slice(0, Math.max(0, waiting.length + 1 - MOST_WAITING))
    for (const old of tooMany) this.#asked.delete(old.id)
    this.#asked.set(id, asked)
    this.entities.update({ set: { [id]: { id, ...request } }, removed: tooMany.map((old) => old.id) })
  }

  async #dial(order: DialOrder): Promise<void> {
    const { dial, called, accounts } = this.#options
    const { accountId, number, isChosen } = order
    await called.dialling(accountId, number, () => dial(order))
    if (isChosen === true) accounts.learn(number, accountId)
  }

  async #dialNow(order: DialOrder): Promise<void> {
    try {
      await this.#dial(order)
    } catch (error) {
      this.#options.log.warn('dialling a link failed', { error })
      this.#options.notices.add('error', error instanceof CtiError ? error.userMessage : m.error_internal())
    }
  }
}

const isEmergency = (understood: Understood): boolean => !isRefused(understood) && understood.emergency === true

const alwaysAsks = ({ kind, cost }: DialedNumber): boolean => kind === 'code' || cost === 'premium'

const isSame = (one: DialRequest, other: Omit<DialRequest, 'id'>): boolean =>
  other.number !== undefined &&
  one.number?.digits === other.number.digits &&
  one.source === other.source &&
  one.accountId === other.accountId &&
  one.deviceId === other.deviceId
