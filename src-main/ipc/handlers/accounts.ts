import type { AccountEndpoints } from '../../accounts/account-endpoints.ts'
import type { AccountOptions } from '../../accounts/account-options.ts'
import type { AccountTrust } from '../../accounts/account-trust.ts'
import type { LiveAccounts } from '../../accounts/live-accounts.ts'
import type { AccountService } from '../../accounts/account-service.ts'
import type { Connectors } from '../../accounts/connectors.ts'
import type { Handlers } from '../router.ts'

/** Requests about accounts and what is searched in them. */
export type AccountHandlers = Pick<
  Handlers,
  | 'account.vendors'
  | 'account.form'
  | 'account.signIn'
  | 'account.options'
  | 'account.setOptions'
  | 'account.remove'
  | 'account.reconnect'
  | 'account.preferDevice'
  | 'contacts.search'
>

/** What they need. */
export interface AccountHandlerParts {
  readonly accounts: AccountService
  readonly connectors: Connectors
  readonly endpoints: AccountEndpoints
  readonly options: AccountOptions
  readonly trust: AccountTrust
  readonly links: LiveAccounts
}

/** Makes the handlers of accounts. */
export const accountHandlers = ({
  accounts,
  connectors,
  endpoints,
  options,
  trust,
  links
}: AccountHandlerParts): AccountHandlers => ({
  'account.vendors': async () => [...connectors.list()],
  'account.form': ({ vendor, accountId }) => accounts.form(vendor, accountId),
  'account.signIn': async (input) => {
    const kept = await endpoints.keptFor(input.vendor, input.accountId, input.endpointChoiceId)
    return accounts.signIn(input, trust.keptWith(kept, input.trustChoiceId))
  },
  'account.options': ({ accountId }) => options.of(accountId),
  'account.setOptions': ({ accountId, values }) => options.set(accountId, values),
  'account.remove': ({ accountId }) => accounts.remove(accountId),
  'account.reconnect': ({ accountId }) => accounts.reconnect(accountId),
  'account.preferDevice': ({ accountId, deviceId }) => accounts.preferDevice(accountId, deviceId),
  'contacts.search': ({ query, limit }) => links.searchContacts(query, limit)
})
