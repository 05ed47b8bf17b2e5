import { setMaxListeners } from 'node:events'
import type { CertificateProblem } from '../../src-preload/contract/certificate.ts'
import type { ConnectionState } from '../../src-preload/contract/account.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import { Backoff } from '../transport/backoff.ts'
import type { Random } from '../transport/backoff.ts'
import type { Clock } from '../util/clock.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import type { Connector, Link } from './connector.ts'
import type { ConnectorEvent } from './events.ts'
import type { Credentials } from './sign-in.ts'
import { abortError, linkedAbort, untilAborted } from '../util/abort.ts'

/** An attempt younger than this is left alone when the network comes back, in ms. */
const FRESH_ATTEMPT_MS = 2 * SECOND

/** A server that says when to come back is believed up to this, in ms (trust, Transport). */
const MAX_ASKED_MS = 2 * MINUTE
/** Over how long those are spread who were all told to come back at the same time, in ms (trust R1). */
const MAX_SPREAD_MS = 30 * SECOND

/** Where a supervisor reports to: the account's stores. */
export interface LinkSink {
  /**
   * `problem`: why it is not live, in the user's words; `certificate`: there where that is the reason; `triesAt`: when it is
   * tried again, epoch ms.
   */
  status(state: ConnectionState, problem?: string, certificate?: CertificateProblem, triesAt?: number): void
  /** The link commands go to; undefined while there is none. */
  link(link: Link | undefined): void
  /** Everything that is true now; what is missing is gone. */
  replace(events: readonly ConnectorEvent[]): void
  apply(event: ConnectorEvent): void
}

/** What a supervisor needs. */
export interface SupervisorOptions {
  readonly connector: Connector
  readonly credentials: Credentials
  readonly sink: LinkSink
  readonly clock: Clock
  readonly log: Log
  readonly random?: Random
}

/**
 * Keeps one account connected for ever: open, snapshot, live, events; after a loss again with back-off (trust R1-R4). Ends
 * when disposed or when the server refuses the sign-in: then a new supervisor is made with new credentials. Where another
 * program of the user took the connection's place it waits to be asked, or the two would drive each other out for ever.
 */
export class Supervisor implements AsyncDisposable {
  readonly #options: SupervisorOptions
  readonly #backoff: Backoff
  readonly #random: Random
  readonly #life = new AbortController()
  #attempt: AbortController | undefined
  #attemptAt = 0
  #pauseAbort: AbortController | undefined
  #running: Promise<void> | undefined
  #skipsBackoff = false
  #isDisplaced = false
  #isLost = false
  #state: ConnectionState | undefined

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#random = options.random ?? Math.random
    this.#backoff = new Backoff(this.#random)
  }

  /** Starts connecting; once. */
  start(): void {
    this.#running ??= this.#run()
  }

  /** The computer woke up or the network came back: as `reconnectNow`, but never in the place of another program. */
  reconnectUnlessDisplaced(): void {
    if (!this.#isDisplaced) this.reconnectNow()
  }

  /** Connects anew at once, with one attempt in flight (trust R4). */
  reconnectNow(): void {
    if (this.#pauseAbort !== undefined) return this.#pauseAbort.abort()
    if (this.#attempt === undefined) return
    const ageMs = this.#options.clock.now() - this.#attemptAt // sleep counts, so that it is no case for `elapsed`
    const isFresh = ageMs >= 0 && ageMs < FRESH_ATTEMPT_MS
    if (isFresh) return
    this.#skipsBackoff = true
    if (this.#state === 'live') this.#notify('catchingUp') // nobody knows what happened since: it must not look live
    this.#attempt.abort(abortError('reconnecting'))
  }

  async #run(): Promise<void> {
    const { signal } = this.#life
    this.#notify('connecting')
    while (!signal.aborted) {
      const delayMs = await this.#attemptOnce()
      if (delayMs === 'over') return
      await this.#rest(delayMs)
      this.#isDisplaced = false
    }
  }

  /** Answers how long to wait, and not why: the failure knows the link, which would be kept as long as the next one lives. */
  async #attemptOnce(): Promise<number | 'untilAsked' | 'over'> {
    const failure = await this.#connect()
    if (this.#life.signal.aborted) return 'over'
    if (failure instanceof CtiError && failure.kind === 'auth') {
      this.#signInAgain(failure)
      return 'over'
    }
    this.#isDisplaced = failure instanceof CtiError && failure.kind === 'displaced'
    const delayMs = this.#isDisplaced ? 'untilAsked' : this.#delayMs(failure, this.#options.clock.elapsed())
    if (!this.#skipsBackoff || this.#isDisplaced) this.#lost(failure, delayMs)
    this.#skipsBackoff = false
    return delayMs
  }

  /** One connection from open to its end; answers why it ended. */
  async #connect(): Promise<unknown> {
    using attempt = linkedAbort(this.#life.signal)
    setMaxListeners(0, attempt.signal) // every request of the snapshot listens
    this.#attempt = attempt
    this.#attemptAt = this.#options.clock.now()
    try {
      await this.#runLink(attempt.signal)
      return undefined
    } catch (error) {
      return error
    } finally {
      this.#attempt = undefined
    }
  }

  async #runLink(signal: AbortSignal): Promise<void> {
    const { connector, credentials, sink } = this.#options
    const link = await connector.open(credentials, signal)
    const close = (): void => void Promise.resolve(link[Symbol.asyncDispose]()).catch(() => undefined) // heard of below
    signal.addEventListener('abort', close, { once: true })
    try {
      signal.throwIfAborted()
      this.#notify('catchingUp')
      sink.replace(await link.snapshot(signal))
      this.#live(link)
      for await (const event of link.events()) sink.apply(event)
    } finally {
      signal.removeEventListener('abort', close)
      sink.link(undefined)
      await link[Symbol.asyncDispose]()
    }
  }

  #live(link: Link): void {
    const { sink, clock, log } = this.#options
    this.#backoff.opened(clock.elapsed())
    sink.link(link)
    this.#notify('live')
    if (this.#isLost) log.info('connection is back')
    this.#isLost = false
  }

  #lost(failure: unknown, delayMs: number | 'untilAsked'): void {
    const { log, clock } = this.#options
    const reason = failure instanceof CtiError ? failure.userMessage : m.error_internal()
    const problem = this.#isDisplaced ? m.error_displaced({ reason }) : reason
    const certificate = failure instanceof CtiError ? failure.certificate : undefined
    this.#notify('stale', problem, certificate, delayMs === 'untilAsked' ? undefined : clock.now() + delayMs)
    if (this.#isLost) return
    this.#isLost = true
    const kind = failure instanceof CtiError ? failure.kind : 'internal'
    if (kind === 'internal') log.error('connection failed', { error: failure })
    else log.warn('connection lost', { kind })
  }

  #signInAgain(failure: CtiError): void {
    this.#options.log.warn('sign-in refused')
    this.#notify('signInAgain', failure.userMessage)
  }

  #notify(...[state, problem, ...more]: Parameters<LinkSink['status']>): void {
    if (state === this.#state && problem === undefined) return
    this.#state = state
    this.#options.sink.status(state, problem, ...more)
  }

  /** A server that says when to come back is believed, within reason; but not everybody comes in that very second. */
  #delayMs(failure: unknown, now: number): number {
    const delayMs = this.#backoff.nextDelayMs(now)
    if (this.#skipsBackoff) return 0
    const askedMs = Math.min(failure instanceof CtiError ? (failure.retryAfterMs ?? 0) : 0, MAX_ASKED_MS)
    return askedMs + Math.max(delayMs, Math.round(this.#random() * Math.min(askedMs, MAX_SPREAD_MS)))
  }

  async #rest(delayMs: number | 'untilAsked'): Promise<void> {
    if (delayMs === 0) return
    using pauseAbort = linkedAbort(this.#life.signal)
    this.#pauseAbort = pauseAbort
    try {
      await (delayMs === 'untilAsked'
        ? untilAborted(pauseAbort.signal)
        : this.#options.clock.sleep(delayMs, pauseAbort.signal))
    } catch {
      // woken: the next attempt starts now
    } finally {
      this.#pauseAbort = undefined
    }
  }

  /** Ends the link and waits until it is gone; nothing is reported afterwards. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#life.abort(abortError('ended'))
    await this.#running
  }
}
