import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Office } from '../../../../src-preload/contract/office/office.ts'
import { CtiError } from '../../../util/errors.ts'
import { externalUrl } from '../../../util/external-url.ts'
import type { DstnyClient } from '../client.ts'

/** The web client, where recordings, voicemail and fax are heard and read, for the API gives none of them (Dstny API 3.21, 7). */
export const webClientOffice = ({ configuration }: DstnyClient): Office<'webClient.address'> => ({
  'webClient.address': async (_, signal) => {
    const told = await configuration.getWebClientUrl(signal)
    if (told === undefined) throw new CtiError('unsupported', { userMessage: m.error_web_client_unknown() })
    const address = externalUrl(told)
    if (address?.startsWith('https:') !== true)
      throw new CtiError('protocol', { userMessage: m.error_web_client_unsafe() })
    return address
  }
})
