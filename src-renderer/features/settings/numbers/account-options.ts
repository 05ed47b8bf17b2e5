import { mirror } from '../../../state/mirror.svelte.ts'
import { accountName, markColour } from '../../accounts/account-name.ts'
import { isLive } from '../../accounts/connection.ts'
import { dialAccounts } from '../../dial/dial-from.svelte.ts'

/** The accounts a rule can be for: those that can dial, or may once they are connected; and the one it is for. */
export const accountOptions = (
  chosenId?: string
): readonly { readonly value: string; readonly label: string; readonly colour: string }[] =>
  mirror.accounts
    .filter((account) => account.id === chosenId || dialAccounts().includes(account) || !isLive(account))
    .map((account) => ({ value: account.id, label: accountName(account), colour: markColour(account) }))
