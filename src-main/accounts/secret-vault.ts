import type { Log } from '../logging/log.ts'
import { Secret } from '../logging/secret.ts'
import type { Clock } from '../util/clock.ts'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'
import { KeyedMutex } from '../util/keyed-mutex.ts'
import { abortError } from '../util/abort.ts'

const SERVICE = 'Ringside'
/** The turn of every question to the key store. */
const KEY_STORE = 'keyStore'
/** A key store may ask the user to unlock it; longer than this counts as not available until it answers. */
const LONGEST_WAIT_MS = 30 * SECOND
/** How often a locked key store is looked at, and the longest pause when one that is unlocked cannot be read. */
const LOOK_EVERY_MS = 10 * SECOND
const LONGEST_PAUSE_MS = 10 * MINUTE

/** The part of keytar that is used. */
export interface KeyStore {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
  /** Whether it answers without asking the user first; undefined when that is not known. Absent: it can never tell. */
  isUnlocked?(): Promise<boolean | undefined>
}

/** Where a secret is: 'memory' ends with the program. */
export type SecretStorage = 'keyStore' | 'memory'

/** 'unavailable': the key store is locked or fails; that says nothing about the secret. */
export type SecretReading =
  | { readonly status: 'found'; readonly secret: Secret; readonly storage: SecretStorage }
  | { readonly status: 'missing' | 'unavailable' }

/** What the vault needs. */
export interface VaultOptions {
  /** Undefined where the system has none. */
  readonly keyStore: KeyStore | undefined
  readonly clock: Clock
  readonly log: Log
}

/**
 * Keeps one secret per account in the key store of the operating system, or in memory where there is none; never in a
 * file. Steps on one entry wait for each other (trust.md K1 to K3).
 */
export class SecretVault {
  readonly #options: VaultOptions
  readonly #memory = new Map<string, Secret>()
  /** Readings that took too long; the next read takes up the same one, because asking twice could ask the user twice. */
  readonly #late = new Map<string, Promise<string | null>>()
  readonly #turns = new KeyedMutex()
  #nudge = new AbortController()

  constructor(options: VaultOptions) {
    this.#options = options
  }

  /** Tells where the secret is now. What is newer in memory goes before what is in the key store. */
  put(accountId: string, secret: Secret): Promise<SecretStorage> {
    return this.#turns.take(accountId, async () => {
      this.#memory.set(accountId, secret)
      this.#late.delete(accountId)
      const { keyStore } = this.#options
      if (keyStore === undefined) return 'memory'
      const keeping = this.#inTurn(() => keyStore.setPassword(SERVICE, accountId, secret.reveal()))
      const isKept = await this.#inTime('put', keeping)
      if (isKept.status !== 'done') return 'memory'
      this.#memory.delete(accountId)
      return 'keyStore'
    })
  }

  read(accountId: string): Promise<SecretReading> {
    return this.#turns.take(accountId, async () => {
      const inMemory = this.#memory.get(accountId)
      if (inMemory !== undefined) return { status: 'found', secret: inMemory, storage: 'memory' }
      const { keyStore } = this.#options
      if (keyStore === undefined) return { status: 'missing' }
      const reading = this.#late.get(accountId) ?? this.#inTurn(() => keyStore.getPassword(SERVICE, accountId))
      const answer = await this.#inTime('read', reading)
      if (answer.status === 'late') this.#late.set(accountId, reading)
      else this.#late.delete(accountId)
      if (answer.status !== 'done') return { status: 'unavailable' }
      if (answer.value !== null && answer.value !== '')
        return { status: 'found', secret: new Secret(answer.value), storage: 'keyStore' }
      // nothing is also what some key stores answer when the user did not unlock them
      return { status: (await keyStore.isUnlocked?.()) === false ? 'unavailable' : 'missing' }
    })
  }

  /**
   * Resolves when an unavailable secret is worth reading again: its answer has come late, the key store was unlocked, or
   * `askAgain` was called. `failures`: how often it was read in vain since. @throws AbortError
   */
  async readable(accountId: string, failures: number, signal: AbortSignal): Promise<void> {
    const late = this.#late.get(accountId)
    if (late !== undefined) return settled(late, signal)
    const { keyStore, clock } = this.#options
    const pauseMs = Math.min(LOOK_EVERY_MS * 2 ** failures, LONGEST_PAUSE_MS)
    const readAgainAt = clock.elapsed() + pauseMs
    for (;;) {
      const nudge = this.#nudge.signal
      const waitMs = keyStore?.isUnlocked === undefined ? HOUR : LOOK_EVERY_MS
      await clock.sleep(waitMs, AbortSignal.any([signal, nudge])).catch(() => signal.throwIfAborted())
      if (nudge.aborted) return
      if (clock.elapsed() >= readAgainAt && (await keyStore?.isUnlocked?.()) === true) return
    }
  }

  /** Lets everybody who waits for a locked key store try it: the user is at the computer now. */
  askAgain(): void {
    const waiting = this.#nudge
    this.#nudge = new AbortController()
    waiting.abort(abortError('ask again'))
  }

  /** False when the key store could not be asked, so that an entry may be left in it. */
  delete(accountId: string): Promise<boolean> {
    return this.#turns.take(accountId, async () => {
      this.#memory.delete(accountId)
      this.#late.delete(accountId)
      const { keyStore } = this.#options
      if (keyStore === undefined) return true
      const answer = await this.#inTime(
        'delete',
        this.#inTurn(() => keyStore.deletePassword(SERVICE, accountId))
      )
      return answer.status === 'done'
    })
  }

  /** One question at a time: each blocks a thread for as long as the user is asked, and there are four for everything. */
  #inTurn<T>(question: () => Promise<T>): Promise<T> {
    return this.#turns.take(KEY_STORE, question)
  }

  async #inTime<T>(
    step: string,
    answer: Promise<T>
  ): Promise<{ readonly status: 'done'; readonly value: T } | { readonly status: 'failed' | 'late' }> {
    const { clock, log } = this.#options
    const waiting = new AbortController()
    const tooLong = clock.sleep(LONGEST_WAIT_MS, waiting.signal).then(() => 'late' as const)
    try {
      const first = await Promise.race([answer.then((value) => ({ status: 'done', value }) as const), tooLong])
      if (first !== 'late') return first
      log.warn('the key store does not answer', { step })
      return { status: 'late' }
    } catch (error) {
      log.warn('the key store failed', { step, error })
      return { status: 'failed' }
    } finally {
      waiting.abort(abortError('answered'))
      await tooLong.catch(() => undefined)
    }
  }
}

/** Resolves when `promise` has an answer or has failed. @throws AbortError */
function settled(promise: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(signal.reason instanceof Error ? signal.reason : abortError('ended'))
    if (signal.aborted) return aborted()
    signal.addEventListener('abort', aborted, { once: true })
    const done = (): void => {
      signal.removeEventListener('abort', aborted)
      resolve()
    }
    promise.then(done, done)
  })
}
