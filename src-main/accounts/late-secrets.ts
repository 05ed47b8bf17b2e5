import type { Log } from '../logging/log.ts'
import { isAbort } from '../util/errors.ts'
import type { AccountKeeper } from './account-keeper.ts'

/** What waiting for secrets needs. */
export interface LateSecretsOptions {
  readonly keeper: Pick<AccountKeeper, 'secretReadable'>
  /** Reads once more and starts the account; false when the secret is still not available. */
  readonly start: (accountId: string) => Promise<boolean>
  /** Ends all waiting. */
  readonly signal: AbortSignal
  readonly log: Log
}

/** Accounts whose secret the key store did not give: each is started as soon as it does, however late (R15). */
export class LateSecrets {
  readonly #options: LateSecretsOptions
  readonly #waiting = new Set<string>()

  constructor(options: LateSecretsOptions) {
    this.#options = options
  }

  /** Waits for the secret of an account, unless that is done already. */
  expect(accountId: string): void {
    if (this.#waiting.has(accountId)) return
    this.#waiting.add(accountId)
    void this.#wait(accountId)
      .catch((error: unknown) => {
        if (!isAbort(error)) this.#options.log.error('an account did not start', { error })
      })
      .finally(() => this.#waiting.delete(accountId))
  }

  async #wait(accountId: string): Promise<void> {
    const { keeper, start, signal } = this.#options
    for (let failures = 0; !signal.aborted; failures++) {
      await keeper.secretReadable(accountId, failures, signal)
      if (await start(accountId)) return
    }
  }
}
