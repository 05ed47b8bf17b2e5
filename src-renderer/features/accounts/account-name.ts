import type { Account } from '../../../src-preload/contract/account.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { mirror } from '../../state/mirror.svelte.ts'

/** The account's name; where another has the same, the short label tells them apart. */
export function accountName({ id, label, mark }: Account): string {
  const isShared = mirror.accounts.some((other) => other.id !== id && other.label === label)
  return isShared ? m.name_in_account({ name: label, account: mark.label }) : label
}

/** What something is called that may be there in another account too: with its account, where there is another. */
export const nameIn = (name: string, account: Account | undefined): string =>
  account && mirror.showsMarks ? m.name_in_account({ name, account: accountName(account) }) : name

/** The colour of its mark, for CSS. */
export const markColour = ({ mark }: Account): string => `var(--mark-${mark.colour})`

/** The account as one of a few to choose from. */
export const markOption = (
  account: Account
): { readonly value: string; readonly label: string; readonly colour: string; readonly name: string } => ({
  value: account.id,
  label: account.mark.label,
  colour: markColour(account),
  name: accountName(account)
})
