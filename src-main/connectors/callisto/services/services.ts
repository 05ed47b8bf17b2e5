import type { Services, SomeServices } from '../../../../src-preload/contract/services/services.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import { externalUrl } from '../../../util/external-url.ts'
import type { CallistoContext } from '../context.ts'
import { mapAddresses } from '../mapper/people.ts'
import { announcementServices } from './announcements.ts'
import { assistantGroupServices } from './assistant-groups.ts'
import { memberServices } from './members.ts'
import { vipNumberServices } from './vip-numbers.ts'

/** Everything that this system can be asked for; each function throws CtiError. */
export const servicesOf = (context: CallistoContext): SomeServices => ({
  ...assistantGroupServices(context),
  ...memberServices(context),
  ...vipNumberServices(context),
  ...announcementServices(context),
  ...gadgetServices(context)
})

/** The system's own page for browsers, where presence and calls are seen (Callisto API 3.2). */
const gadgetServices = ({ client, functions }: CallistoContext): Services<'webClient.address'> => ({
  'webClient.address': async (_, signal) => {
    const reported = mapAddresses(await functions.use('getIntegrationURLs', () => client.getIntegrationURLs(signal)))
    if (reported.length === 0) throw new CtiError('unsupported', { userMessage: m.error_web_client_unknown() })
    const safe = reported.map((address) => externalUrl(address)).find((address) => address?.startsWith('https:'))
    if (safe === undefined) throw new CtiError('protocol', { userMessage: m.error_web_client_unsafe() })
    return safe
  }
})
