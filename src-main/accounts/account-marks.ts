import type { MarkColour } from '../../src-preload/contract/mark-values.ts'
import { defined } from '../util/defined.ts'
import { displayText } from '../util/display-text.ts'
import type { AccountKeeper } from './account-keeper.ts'
import type { AccountStore } from './account-store.ts'
import { freeColour } from './mark-rules.ts'
import type { SavedAccount, SavedMark } from './saved-accounts.ts'
import { unknownAccount } from './unknown-account.ts'

/** Colour and short label of each account: chosen by the program, changed by the user, and kept. */
export class AccountMarks {
  readonly #accounts: AccountStore
  readonly #keeper: AccountKeeper

  constructor(accounts: AccountStore, keeper: AccountKeeper) {
    this.#accounts = accounts
    this.#keeper = keeper
  }

  /** The mark of an account that is kept: its own, or a colour that no other has as long as there are enough. */
  of(saved: Pick<SavedAccount, 'id' | 'mark'> | undefined): SavedMark {
    if (saved?.mark !== undefined) return saved.mark
    const kept = this.#keeper.list().flatMap(({ id, mark }) => (mark === undefined ? [] : [[id, mark.colour] as const]))
    const shown = this.#accounts.entities.values().map(({ id, mark }) => [id, mark.colour] as const)
    return { colour: freeColour([...new Map([...shown, ...kept]).values()]) }
  }

  /** Gives each account of an earlier version a colour for good. */
  choose(): void {
    for (const saved of this.#keeper.list()) {
      if (saved.mark === undefined) this.#keeper.setMark(saved.id, this.of(saved))
    }
  }

  /** Only what is named changes; an empty label is chosen by the program again. @throws CtiError notFound */
  set(accountId: string, { colour, label }: { readonly colour?: MarkColour; readonly label?: string }): void {
    const before = this.#accounts.chosenMark(accountId)
    if (before === undefined) throw unknownAccount()
    const typed = label === undefined ? before.label : displayText(label)
    const mark = { colour: colour ?? before.colour, ...defined({ label: typed }) }
    this.#keeper.setMark(accountId, mark)
    this.#accounts.setMark(accountId, mark)
  }
}
