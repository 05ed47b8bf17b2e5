import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../util/errors.ts'
import { externalUrl } from '../../../util/external-url.ts'
import type { DstnyClient } from '../client.ts'

/** The web client, where recordings, voicemail and fax are heard and read, for the API gives none of them (Dstny API 3.21, 7). */
export const webClientServices = ({ configuration }: DstnyClient): Services<'webClient.address'> => ({
  'webClient.address': async (_, signal) => {
    const reported = await configuration.getWebClientUrl(signal)
    if (reported === undefined) throw new CtiError('unsupported', { userMessage: m.error_web_client_unknown() })
    const address = externalUrl(reported)
    if (address?.startsWith('https:') !== true)
      throw new CtiError('protocol', { userMessage: m.error_web_client_unsafe() })
    return address
  }
})
