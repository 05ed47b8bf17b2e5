import type { Account } from '../../src-preload/contract/account.ts'
import type { HistoryItem } from '../../src-preload/contract/services/history.ts'
import type { ServiceOutput } from '../../src-preload/contract/services/services.ts'
import type { Change, ReadableStore } from '../state/entity-store.ts'
import type { Log } from '../logging/log.ts'
import type { Clock } from '../util/clock.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { CtiError, isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import type { ServerTime } from '../util/server-time.ts'
import type { LogLink } from './log-link.ts'
import type { MissedCallStore } from './missed-call-store.ts'
import type { LiveSpan } from './missed-calls-file.ts'
import { reportedItem } from './reported-item.ts'
import { SAME_ACCOUNT_MS } from './same-call.ts'
import type { Told } from './same-call.ts'
import { defined } from '../util/defined.ts'

/** How often is noted that an account is live. */
const NOTED_EVERY_MS = MINUTE
/** A longer silence than this was sleep: nothing was heard in it, whatever the connection looked like. */
const LONGEST_SILENCE_MS = 3 * MINUTE
/** How often that is written: a program that is killed reads a little more the next time. */
const SAVED_EVERY_MS = 5 * MINUTE
/** How often the history is read although the account was live: nobody heard of a call whose stream was dead or whose post was lost. */
const READ_EVERY_MS = 10 * MINUTE
/** A history may tell its times in whole seconds, cut off. */
const HISTORY_STEP_MS = SECOND
/** A clock that differs less from the server's is right, in ms: the time of an answer is whole seconds, and of some ago. */
const RIGHT_MS = 10 * SECOND
const PAGE_LENGTH = 200
const MOST_PAGES = 5

type HistoryPage = ServiceOutput<'history.page'> & ServerTime
type DatedItem = HistoryItem & Pick<Told, 'otherAt'>

interface Reading {
  readonly items: readonly DatedItem[]
  /** From when the account was there, by the computer's clock as it is now. */
  readonly since: number
  readonly aheadMs: number
}

/** What catching up needs. */
export interface MissedCallCatchUpOptions {
  readonly accounts: ReadableStore<'accounts'>
  readonly missed: MissedCallStore
  readonly link: LogLink<'history.page'>
  /** Whether the history of the account is the one that is kept here: it knows no more than was told live, and not how all calls ended. */
  readonly isOwnHistory: (accountId: string) => boolean
  readonly clock: Clock
  readonly log: Log
}

/**
 * Adds from the call history what rang while an account was not live: lost, asleep, or with the program ended; now and then
 * also while it was, for not every loss is noticed. Reading starts a little before that; when it fails, the next reconnect
 * reads the same again.
 */
export class MissedCallCatchUp implements AsyncDisposable {
  readonly #options: MissedCallCatchUpOptions
  readonly #lifetime = new Lifetime()
  /** The accounts that are live; 'behind' until what they missed is read. */
  readonly #live = new Map<string, 'behind' | 'upToDate'>()
  /** How often was noted since the history was last read. */
  readonly #notes = new Map<string, number>()
  /** By how much the server's clock was ahead of the computer's when the history was last read, in ms. */
  readonly #aheadMs = new Map<string, number>()
  /** How the clock stood to the time that passes when the account was live for the first time. */
  readonly #firstSkewMs = new Map<string, number>()
  #savedAt: number

  constructor(options: MissedCallCatchUpOptions) {
    this.#options = options
    this.#savedAt = options.clock.now()
    this.#lifetime.defer(options.accounts.changes.on((change) => this.#look(change)))
    void this.#keepNoting()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#note()
    await this.#lifetime[Symbol.asyncDispose]()
  }

  #look({ set, removed }: Change<'accounts'>): void {
    for (const account of Object.values(set)) {
      if (account.connection !== 'live') this.#live.delete(account.id)
      else if (!this.#live.has(account.id)) this.#becomesLive(account)
    }
    for (const id of removed)
      for (const known of [this.#live, this.#notes, this.#aheadMs, this.#firstSkewMs]) known.delete(id)
  }

  /** At the first time there is nothing to catch up: what rang before is none of our business. */
  #becomesLive({ id }: Account): void {
    const { missed, clock } = this.#options
    const now = clock.now()
    if (missed.liveSpan(id) === undefined) {
      this.#live.set(id, 'upToDate')
      this.#firstSkewMs.set(id, skewOf(clock))
      missed.setLiveSpan(id, { since: now - (now % HISTORY_STEP_MS), until: now })
      missed.save()
      return
    }
    void this.#catchUp(id)
  }

  async #catchUp(accountId: string): Promise<void> {
    const { missed, accounts, clock, log, isOwnHistory } = this.#options
    const span = missed.liveSpan(accountId)
    if (span === undefined) return
    const startedAt = clock.now()
    this.#live.set(accountId, 'behind')
    this.#notes.delete(accountId)
    try {
      const isAsked = accounts.get(accountId)?.capabilities.includes('history') === true && !isOwnHistory(accountId)
      const read = isAsked ? await this.#read(accountId, span, startedAt) : undefined
      if (read !== undefined) this.#take(accountId, read.items)
      if (this.#live.get(accountId) !== 'behind') return
      this.#live.set(accountId, 'upToDate')
      if (read !== undefined) this.#aheadMs.set(accountId, read.aheadMs)
      missed.setLiveSpan(accountId, { since: read?.since ?? span.since, until: startedAt })
      missed.save()
    } catch (error) {
      if (isAbort(error) || this.#lifetime.ended) return
      const kind = error instanceof CtiError ? error.kind : 'internal'
      log.warn('the calls that rang without a connection could not be read', { accountId, kind })
    }
  }

  /**
   * What rang since the account was last live, newest first, with times by the computer's clock, as those of live calls are; after it
   * was set, by the clock of before as well.
   */
  async #read(accountId: string, span: LiveSpan, now: number): Promise<Reading> {
    const asked = readFrom(span, now)
    const first = await this.#page(accountId, asked)
    const { serverAheadMs = 0 } = first
    const beforeMs = this.#aheadBefore(accountId, serverAheadMs)
    const setByMs = beforeMs - serverAheadMs
    const since = span.since + setByMs
    const from = readFrom({ since, until: span.until + Math.min(0, setByMs) }, now)
    const serverFrom = from + serverAheadMs
    let page = serverFrom < asked ? await this.#page(accountId, serverFrom) : first
    const items = [...page.items]
    for (let pages = 1; pages < MOST_PAGES && page.older !== undefined; pages++) {
      page = await this.#page(accountId, serverFrom, page.older)
      items.push(...page.items)
    }
    const dated = items.map((item) => ({
      ...item,
      at: item.at - serverAheadMs,
      ...(setByMs === 0 ? {} : { otherAt: item.at - beforeMs })
    }))
    return { items: dated.filter(({ at }) => at >= from), since, aheadMs: serverAheadMs }
  }

  /** As it was when the history was last read, else when the account was live first, where the clock was right then. */
  #aheadBefore(accountId: string, aheadMs: number): number {
    const [known, firstSkewMs] = [this.#aheadMs.get(accountId), this.#firstSkewMs.get(accountId)]
    if (known !== undefined || firstSkewMs === undefined) return known ?? aheadMs
    const beforeMs = aheadMs + skewOf(this.#options.clock) - firstSkewMs
    // after a sleep the clock stands otherwise too, without having been set
    return Math.abs(beforeMs) < RIGHT_MS ? 0 : aheadMs
  }

  /** `from`: by the server's clock. */
  #page(accountId: string, from: number, olderThan?: string): Promise<HistoryPage> {
    return this.#options.link.ask('history.page', {
      accountId,
      kinds: ['missed', 'incoming', 'outgoing'],
      from: Math.max(0, Math.floor(from)),
      limit: PAGE_LENGTH,
      ...defined({ olderThan })
    })
  }

  #take(accountId: string, items: readonly DatedItem[]): void {
    const { missed } = this.#options
    if (this.#options.accounts.get(accountId) === undefined) return
    const reached = items.filter(({ kind, durationMs = 0 }) => kind === 'outgoing' && durationMs > 0)
    const isReached = (call: DatedItem): boolean =>
      call.number !== undefined && reached.some(({ number, at }) => number === call.number && at >= call.at)
    const lost = items.filter((item) => item.kind === 'missed' && item.answeredBy === undefined && !isReached(item))
    missed.add(...lost.map((item) => reportedItem(accountId, item)))
    // one whose answer nobody told of, only its end, was taken for missed
    for (const item of items) if (item.kind === 'incoming') missed.settle(reportedItem(accountId, item))
    for (const { number, at, otherAt = at } of reached)
      if (number !== undefined) missed.calledBack(accountId, number, Math.min(at, otherAt))
  }

  async #keepNoting(): Promise<void> {
    const { clock } = this.#options
    try {
      for (;;) {
        await clock.sleep(NOTED_EVERY_MS, this.#lifetime.signal)
        this.#note()
      }
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }

  #noteLive(accountId: string, span: LiveSpan): void {
    const notes = (this.#notes.get(accountId) ?? 0) + 1
    this.#notes.set(accountId, notes)
    this.#options.missed.setLiveSpan(accountId, span)
    if (notes * NOTED_EVERY_MS >= READ_EVERY_MS) void this.#catchUp(accountId)
  }

  /** Notes that those accounts are live now which have nothing to catch up. */
  #note(): void {
    const { missed, clock } = this.#options
    const now = clock.now()
    for (const [accountId, state] of this.#live) {
      const span = missed.liveSpan(accountId)
      if (span === undefined || state === 'behind') continue
      if (now - span.until > LONGEST_SILENCE_MS) void this.#catchUp(accountId)
      else this.#noteLive(accountId, { ...span, until: now })
    }
    if (this.#live.size === 0 || now - this.#savedAt < SAVED_EVERY_MS) return
    this.#savedAt = now
    missed.save()
  }
}

/** From when on it is read, a little before the account was last live; never what rang before it was there. */
const readFrom = ({ since, until }: LiveSpan, now: number): number =>
  Math.max(since, Math.min(until, now) - SAME_ACCOUNT_MS - READ_EVERY_MS)

/** Changes when the clock is set, in ms. */
const skewOf = (clock: Clock): number => clock.now() - clock.elapsed()
