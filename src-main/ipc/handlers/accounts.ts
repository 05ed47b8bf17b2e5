import type { AccountService } from '../../accounts/account-service.ts'
import type { Handlers } from '../router.ts'

/** Requests about accounts and what is searched in them. */
export type AccountHandlers = Pick<
  Handlers,
  | 'account.forms'
  | 'account.signIn'
  | 'account.remove'
  | 'account.reconnect'
  | 'account.preferDevice'
  | 'contacts.search'
>

/** Makes the handlers of accounts. */
export const accountHandlers = (accounts: AccountService): AccountHandlers => ({
  'account.forms': () => accounts.forms(),
  'account.signIn': (input) => accounts.signIn(input),
  'account.remove': ({ accountId }) => accounts.remove(accountId),
  'account.reconnect': ({ accountId }) => accounts.reconnect(accountId),
  'account.preferDevice': ({ accountId, deviceId }) => accounts.preferDevice(accountId, deviceId),
  'contacts.search': ({ query, limit }) => accounts.searchContacts(query, limit)
})
