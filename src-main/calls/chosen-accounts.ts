import { defined } from '../util/defined.ts'
import { MOST_CHOICES } from './chosen-accounts-file.ts'
import type { AccountChoice, ChoicesFile } from './chosen-accounts-file.ts'
import type { ChosenAccount } from './dial-account.ts'
import { numberKey } from './number-key.ts'

/** What the memory needs. */
export interface ChosenAccountsOptions {
  readonly file: ChoicesFile
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  /** Whether the account is there again after a restart. */
  readonly isKept: (accountId: string) => boolean
}

/**
 * With which account the user chose to call each number, against what would have been taken. The last choices are kept in
 * the profile, and forgotten with their account.
 */
export class ChosenAccounts {
  readonly #options: ChosenAccountsOptions
  #choices: readonly AccountChoice[]

  constructor(options: ChosenAccountsOptions) {
    this.#options = options
    this.#choices = options.file.value.choices
  }

  /** The user chose this account for the number. */
  learn(number: string, { accountId, ruleId }: ChosenAccount): void {
    const key = this.#key(number)
    const others = this.#choices.filter((one) => one.number !== key)
    this.#replace([{ number: key, accountId, ...defined({ ruleId }) }, ...others].slice(0, MOST_CHOICES))
  }

  of(number: string): ChosenAccount | undefined {
    const key = this.#key(number)
    return this.#choices.find((one) => one.number === key)
  }

  /** For how many numbers one is remembered. */
  get count(): number {
    return this.#choices.length
  }

  /** Forgets all of them, damaged entries too. False when the file could not be written. */
  forgetAll(): boolean {
    this.#options.file.removeAside()
    return this.#replace([])
  }

  /** Forgets an account that was removed. */
  dropAccount(accountId: string): void {
    const left = this.#choices.filter((one) => one.accountId !== accountId)
    if (left.length < this.#choices.length) this.#replace(left)
  }

  #replace(choices: readonly AccountChoice[]): boolean {
    const { file, isKept } = this.#options
    this.#choices = choices
    return file.save({ choices: choices.filter((one) => isKept(one.accountId)) })
  }

  #key(number: string): string {
    return numberKey(number, this.#options.region())
  }
}
