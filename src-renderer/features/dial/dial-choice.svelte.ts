import type { DialAccount } from '../../../src-preload/contract/dial.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../state/commands.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { defaultFrom, dialAccounts, fromOf, type DialFrom } from './dial-from.svelte.ts'
import { dialReason } from './dial-reason.ts'

/** A number that may be called. */
export interface Callable {
  /** What is shown stays chosen as long as this does. */
  readonly id: string
  readonly number: string
  /** Account of the row that has the number. */
  readonly rowAccountId?: string | undefined
  /** Whose row it is, where that is a contact's. */
  readonly rowName?: string | undefined
  /** A choice for it is not remembered. */
  readonly emergency?: boolean | undefined
}

interface Answer {
  readonly to: Callable
  readonly account: DialAccount | undefined
}

/** Of an account that cannot dial an extension is still its own. */
const asks = (): boolean => mirror.accounts.length > 1

/** Where main says nothing, a row is called with no other account than its own. */
const unsaid = (rowAccountId: string | undefined): DialFrom | undefined =>
  asks() && rowAccountId !== undefined ? fromOf(rowAccountId) : defaultFrom(rowAccountId)

const fromAnswer = ({ to, account }: Answer): DialFrom | undefined =>
  account === undefined ? unsaid(to.rowAccountId) : fromOf(account.accountId)

async function askMain(to: Callable): Promise<Answer> {
  const { number, rowAccountId } = to
  const result = await ask('dial.account', { number, ...(rowAccountId === undefined ? {} : { rowAccountId }) })
  return { to, account: (result.ok && result.value) || undefined }
}

/** What main says that the number is called with, where nothing is shown to choose from. */
export const saidFrom = async (one: Callable): Promise<DialFrom | undefined> =>
  asks() ? fromAnswer(await askMain(one)) : defaultFrom(one.rowAccountId)

/** What a number is called with: what the user chose, else what main says, and why. Made while a component is. */
export class DialChoice {
  readonly #shown: () => Callable | undefined
  #chosen = $state.raw<{ readonly for: string; readonly from: DialFrom }>()
  /** The last answer stays until the next one, so that nothing jumps. */
  #answer = $state.raw<Answer>()

  readonly #own: DialFrom | undefined = $derived.by(() => {
    const isShown = this.#chosen?.for === this.#shown()?.id
    return isShown || !this.isChoice ? this.#chosen?.from : undefined
  })
  readonly from: DialFrom | undefined = $derived.by(() => {
    if (this.#own !== undefined) return this.#own
    const shown = this.#shown()
    const account = asks() && shown !== undefined ? this.#answer?.account : undefined
    return account === undefined ? unsaid(shown?.rowAccountId) : fromOf(account.accountId)
  })
  /** Why it is called with that; nothing where only one account can dial. */
  readonly why: string | undefined = $derived.by(() => {
    const shown = this.#shown()
    if (!this.isChoice) return undefined
    if (this.#own !== undefined) return shown?.emergency ? m.dial_why_chosen_once() : m.dial_why_chosen()
    const { account, to } = (shown && this.#answer) ?? {}
    return account === undefined ? '' : dialReason(account, to?.rowName)
  })

  constructor(shown: () => Callable | undefined) {
    this.#shown = shown
    $effect(() => {
      const one = shown()
      void [mirror.accounts, mirror.settings]
      if (one !== undefined && asks()) void this.#ask(one)
    })
  }

  /** Several accounts can dial. */
  get isChoice(): boolean {
    return dialAccounts().length > 1
  }

  /** The user chose what is shown. */
  get isChosen(): boolean {
    return this.#own !== undefined
  }

  choose(from: DialFrom): void {
    this.#chosen = { for: this.#shown()?.id ?? '', from }
  }

  forget(): void {
    this.#chosen = undefined
  }

  /** What that number is called with, asked where it has not been answered yet; and whether the user chose it. */
  async for(one: Callable): Promise<{ readonly from: DialFrom; readonly isChosen: boolean } | undefined> {
    const own = this.#shown()?.id === one.id ? this.#own : undefined
    if (own !== undefined) return { from: own, isChosen: this.isChoice }
    const known = this.#answer && isSame(this.#answer.to, one) ? this.#answer : undefined
    const from = asks() ? fromAnswer(known ?? (await this.#ask(one))) : defaultFrom(one.rowAccountId)
    return from && { from, isChosen: false }
  }

  async #ask(one: Callable): Promise<Answer> {
    const answer = await askMain(one)
    const shown = this.#shown()
    if (shown !== undefined && isSame(shown, one)) this.#answer = answer
    return answer
  }
}

const isSame = (one: Callable, other: Callable): boolean =>
  one.number === other.number && one.rowAccountId === other.rowAccountId
