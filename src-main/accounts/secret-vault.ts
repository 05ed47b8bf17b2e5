import type { Log } from '../logging/log.ts'
import { Secret } from '../logging/secret.ts'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { Turns } from '../util/turns.ts'

const SERVICE = 'Ringside'
/** A key store may ask the user to unlock it; longer than this counts as not available. */
const LONGEST_WAIT_MS = 30 * SECOND

/** The part of keytar that is used. */
export interface KeyStore {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/** Where a secret is: 'memory' ends with the program. */
export type SecretStorage = 'keyStore' | 'memory'

/** 'unavailable': the key store is locked or fails; that says nothing about the secret. */
export type SecretReading =
  | { readonly status: 'found'; readonly secret: Secret; readonly storage: SecretStorage }
  | { readonly status: 'missing' | 'unavailable' }

/** What the vault needs. */
export interface VaultParts {
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
  readonly #parts: VaultParts
  readonly #memory = new Map<string, Secret>()
  readonly #turns = new Turns()

  constructor(parts: VaultParts) {
    this.#parts = parts
  }

  /** Tells where the secret is now. What is newer in memory goes before what is in the key store. */
  put(accountId: string, secret: Secret): Promise<SecretStorage> {
    return this.#turns.take(accountId, async () => {
      this.#memory.set(accountId, secret)
      const isKept = await this.#ask('put', (store) => store.setPassword(SERVICE, accountId, secret.reveal()))
      if (isKept.status === 'failed') return 'memory'
      this.#memory.delete(accountId)
      return 'keyStore'
    })
  }

  read(accountId: string): Promise<SecretReading> {
    return this.#turns.take(accountId, async () => {
      const inMemory = this.#memory.get(accountId)
      if (inMemory !== undefined) return { status: 'found', secret: inMemory, storage: 'memory' }
      if (this.#parts.keyStore === undefined) return { status: 'missing' }
      const answer = await this.#ask('read', (store) => store.getPassword(SERVICE, accountId))
      if (answer.status === 'failed') return { status: 'unavailable' }
      if (answer.value === null || answer.value === '') return { status: 'missing' }
      return { status: 'found', secret: new Secret(answer.value), storage: 'keyStore' }
    })
  }

  /** False when the key store could not be asked, so that an entry may be left in it. */
  delete(accountId: string): Promise<boolean> {
    return this.#turns.take(accountId, async () => {
      this.#memory.delete(accountId)
      if (this.#parts.keyStore === undefined) return true
      const answer = await this.#ask('delete', (store) => store.deletePassword(SERVICE, accountId))
      return answer.status === 'done'
    })
  }

  async #ask<T>(
    step: string,
    question: (store: KeyStore) => Promise<T>
  ): Promise<{ readonly status: 'done'; readonly value: T } | { readonly status: 'failed' }> {
    const { keyStore, clock, log } = this.#parts
    if (keyStore === undefined) return { status: 'failed' }
    const waiting = new AbortController()
    const tooLong = clock.sleep(LONGEST_WAIT_MS, waiting.signal).then(() => {
      throw new Error('the key store did not answer')
    })
    try {
      return { status: 'done', value: await Promise.race([question(keyStore), tooLong]) }
    } catch (error) {
      log.warn('the key store failed', { step, error })
      return { status: 'failed' }
    } finally {
      waiting.abort(new DOMException('answered', 'AbortError'))
      await tooLong.catch(() => undefined)
    }
  }
}
