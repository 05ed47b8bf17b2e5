import type { Account } from '../../src-preload/contract/account.ts'
import { canDial } from '../../src-preload/contract/capability.ts'
import type { DialAccount, DialedNumber } from '../../src-preload/contract/dial.ts'
import type { DialRules } from '../../src-preload/contract/dial-rules.ts'
import { defined } from '../util/defined.ts'
import type { ChosenAccounts } from './chosen-accounts.ts'
import { canCall, chooseDialAccount, rulesFor } from './dial-account.ts'
import { isRefused, understandTarget } from './dial-number.ts'

/** What choosing accounts needs. */
export interface DialAccountsOptions {
  readonly accounts: { values(): readonly Account[] }
  /** What the user has said of it. */
  readonly rules: () => DialRules | undefined
  readonly chosen: ChosenAccounts
  /** Name of the account's contact that has this number. */
  readonly contactName: (accountId: string, number: string) => string | undefined
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
}

/** Says with which account a number is called, and remembers what the user chose instead. */
export class DialAccounts {
  readonly #options: DialAccountsOptions

  constructor(options: DialAccountsOptions) {
    this.#options = options
  }

  /** `text`: the number as it was typed or chosen; undefined where it is none, or there is no account. */
  of(text: string, rowAccountId?: string): DialAccount | undefined {
    const number = this.#understand(text)
    return number && this.#choose(number, rowAccountId)
  }

  #choose(number: DialedNumber, rowAccountId?: string): DialAccount | undefined {
    const { accounts, chosen, contactName, region } = this.#options
    const { rules, otherAccountId } = this.#rules
    const all = accounts.values()
    return chooseDialAccount(number, {
      accounts: all,
      rules,
      otherAccountId,
      chosenBefore: chosen.of(number.digits),
      knownBy: all.flatMap(({ id: accountId }) => {
        const name = contactName(accountId, number.digits)
        return name === undefined ? [] : [{ accountId, name }]
      }),
      rowAccountId,
      region: region()
    })
  }

  /** The same, where that account can call the number now. */
  ableFor(text: string): DialAccount | undefined {
    const number = this.#understand(text)
    const found = number && this.#choose(number)
    const account = this.#options.accounts.values().find(({ id }) => id === found?.accountId)
    return number !== undefined && account !== undefined && canCall(account, number) ? found : undefined
  }

  /** The user chose this account for the number. Nobody chooses a way to the emergency services for good. */
  learn(text: string, accountId: string): void {
    const number = this.#understand(text)
    const { accounts, chosen, region } = this.#options
    if (number === undefined || number.emergency === true) return
    const all = accounts.values()
    if (all.filter(({ capabilities }) => canDial(capabilities)).length < 2) return
    const [rule] = rulesFor(number, { rules: this.#rules.rules, accounts: all, region: region() })
    chosen.learn(number.digits, { accountId, ...defined({ ruleId: rule?.id }) })
  }

  get #rules(): DialRules {
    return this.#options.rules() ?? { rules: [] }
  }

  #understand(text: string): DialedNumber | undefined {
    const understood = understandTarget(text, this.#options.region())
    return isRefused(understood) ? undefined : understood
  }
}
