import type { AccountEndpoints } from '../../accounts/account-endpoints.ts'
import type { Handlers } from '../router.ts'

/** Requests about other descriptions of a server's interface. */
export type EndpointHandlers = Pick<Handlers, 'endpoints.choose' | 'endpoints.cancel' | 'endpoints.use'>

/** Makes the handlers of interface descriptions. */
export const endpointHandlers = (endpoints: AccountEndpoints): EndpointHandlers => ({
  'endpoints.choose': ({ vendor }) => endpoints.choose(vendor),
  'endpoints.cancel': async () => endpoints.cancel(),
  'endpoints.use': ({ accountId, choiceId }) => endpoints.use(accountId, choiceId)
})
