import type { Account } from '../../src-preload/contract/account.ts'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { Emitter } from '../util/emitter.ts'
import { isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import { lookUp } from '../util/lookup.ts'
import type { StateReader } from './state-reader.ts'

/** Accounts are refused one after the other where the same has happened to all. */
const GATHERED_MS = SECOND

type Accounts = Readonly<Record<string, Account>>

/** What it needs. */
export interface SignInNeededOptions {
  readonly reader: StateReader
  readonly clock: Clock
}

/** Tells which accounts ask to sign in again, those of one moment together. */
export class SignInNeeded implements AsyncDisposable {
  readonly told = new Emitter<readonly Account[]>()
  readonly #options: SignInNeededOptions
  readonly #lifetime = new Lifetime()
  #accounts: Accounts
  #asking = new Set<string>()

  constructor(options: SignInNeededOptions) {
    this.#options = options
    this.#accounts = options.reader.snapshot().state.accounts
    this.#lifetime.defer(
      options.reader.changed(({ set, removed }) => {
        if (set.accounts ?? removed.accounts) this.#look()
      })
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
  }

  #look(): void {
    const { accounts } = this.#options.reader.snapshot().state
    const asking = asksToSignIn(this.#accounts, accounts)
    this.#accounts = accounts
    const isFirst = this.#asking.size === 0
    for (const { id } of asking) this.#asking.add(id)
    if (isFirst && asking.length > 0) void this.#tellLater()
  }

  async #tellLater(): Promise<void> {
    try {
      await this.#options.clock.sleep(GATHERED_MS, this.#lifetime.signal)
      const ids = [...this.#asking]
      this.#asking = new Set()
      const accounts = ids.flatMap((id) => lookUp(this.#accounts, id) ?? [])
      const stillAsk = accounts.filter(({ connection }) => connection === 'signInAgain')
      if (stillAsk.length > 0) this.told.emit(stillAsk)
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }
}

/** The accounts that ask to sign in again and did not before; an account that has just been loaded counts. */
function asksToSignIn(before: Accounts, now: Accounts): readonly Account[] {
  if (before === now) return []
  return Object.values(now).filter(
    (account) => account.connection === 'signInAgain' && lookUp(before, account.id)?.connection !== 'signInAgain'
  )
}
