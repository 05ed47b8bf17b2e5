import type { AccountAbilities } from '../../accounts/account-abilities.ts'
import type { AccountEndpoints } from '../../accounts/account-endpoints.ts'
import type { AccountMarks } from '../../accounts/account-marks.ts'
import type { AccountOptions } from '../../accounts/account-options.ts'
import type { AccountTrust } from '../../accounts/account-trust.ts'
import type { AccountService } from '../../accounts/account-service.ts'
import type { ChosenWays } from '../../contacts/chosen-ways.ts'
import type { Contacts } from '../../contacts/contacts.ts'
import type { Connectors } from '../../accounts/connectors.ts'
import type { Handlers } from '../router.ts'
import { defined } from '../../util/defined.ts'

/** Requests about accounts and what is searched in them. */
export type AccountHandlers = Pick<
  Handlers,
  | 'account.vendors'
  | 'account.form'
  | 'account.signIn'
  | 'account.options'
  | 'account.setOptions'
  | 'account.abilities'
  | 'account.remove'
  | 'account.reconnect'
  | 'account.setOff'
  | 'account.preferDevice'
  | 'account.setMark'
  | 'contacts.known'
  | 'contacts.search'
  | 'contacts.unanswered'
  | 'contacts.late'
  | 'person.chooseWay'
>

/** What they need. */
export interface AccountHandlerOptions {
  readonly accounts: AccountService
  readonly connectors: Connectors
  readonly endpoints: AccountEndpoints
  readonly marks: AccountMarks
  readonly options: AccountOptions
  readonly abilities: AccountAbilities
  readonly trust: AccountTrust
  readonly contacts: Contacts
  readonly chosenWays: ChosenWays
}

/** Makes the handlers of accounts. */
export const accountHandlers = ({
  accounts,
  connectors,
  endpoints,
  marks,
  options,
  abilities,
  trust,
  contacts,
  chosenWays
}: AccountHandlerOptions): AccountHandlers => ({
  'account.vendors': async () => [...connectors.list()],
  'account.form': ({ vendor, accountId }) => accounts.form(vendor, accountId),
  'account.signIn': async (input) => {
    const kept = await endpoints.keptFor(input.vendor, input.accountId, input.endpointChoiceId)
    return accounts.signIn(input, trust.keptWith(kept, input.trustChoiceId))
  },
  'account.options': ({ accountId }) => options.of(accountId),
  'account.setOptions': ({ accountId, values }) => options.set(accountId, values),
  'account.abilities': ({ accountId }) => abilities.of(accountId),
  'account.remove': ({ accountId }) => accounts.remove(accountId),
  'account.reconnect': ({ accountId }) => accounts.reconnect(accountId),
  'account.setOff': ({ accountId, off }) => (off ? accounts.switchOff(accountId) : accounts.switchOn(accountId)),
  'account.preferDevice': ({ accountId, deviceId }) => accounts.preferDevice(accountId, deviceId),
  'account.setMark': async ({ accountId, ...change }) => marks.set(accountId, defined(change)),
  'contacts.known': async ({ query, limit }) => contacts.known(query, limit),
  'contacts.search': ({ query, limit }) => contacts.search(query, limit),
  'contacts.unanswered': async ({ query }) => contacts.unanswered(query),
  'contacts.late': ({ query }) => contacts.late(query),
  'person.chooseWay': async (way) => chosenWays.choose(way)
})

/** Requests about whom accounts trust. */
export type CertificateHandlers = Pick<Handlers, 'certificate.look' | 'certificate.chooseAuthority' | 'certificate.use'>

/** Makes the handlers of certificates. */
export const certificateHandlers = (trust: AccountTrust): CertificateHandlers => ({
  'certificate.look': ({ host }) => trust.look(host),
  'certificate.chooseAuthority': async () => (await trust.chooseAuthority()) ?? null,
  'certificate.use': ({ accountId, choiceId }) => trust.use(accountId, choiceId)
})

/** Requests about other descriptions of a server's interface. */
export type EndpointHandlers = Pick<Handlers, 'endpoints.choose' | 'endpoints.cancel' | 'endpoints.use'>

/** Makes the handlers of interface descriptions. */
export const endpointHandlers = (endpoints: AccountEndpoints): EndpointHandlers => ({
  'endpoints.choose': ({ vendor }) => endpoints.choose(vendor),
  'endpoints.cancel': async () => endpoints.cancel(),
  'endpoints.use': ({ accountId, choiceId }) => endpoints.use(accountId, choiceId)
})
