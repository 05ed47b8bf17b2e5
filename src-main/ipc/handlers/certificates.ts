import type { AccountTrust } from '../../accounts/account-trust.ts'
import type { Handlers } from '../router.ts'

/** Requests about whom accounts trust. */
export type CertificateHandlers = Pick<Handlers, 'certificate.look' | 'certificate.chooseAuthority' | 'certificate.use'>

/** Makes the handlers of certificates. */
export const certificateHandlers = (trust: AccountTrust): CertificateHandlers => ({
  'certificate.look': ({ host }) => trust.look(host),
  'certificate.chooseAuthority': async () => (await trust.chooseAuthority()) ?? null,
  'certificate.use': ({ accountId, choiceId }) => trust.use(accountId, choiceId)
})
