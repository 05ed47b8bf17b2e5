import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Office } from '../../../../src-preload/contract/office/office.ts'
import { CtiError } from '../../../util/errors.ts'
import type { DstnyClient } from '../client.ts'

/** Longest address that the system opens, in characters. */
const MAX_CHARS = 2_048

/** The web client, where recordings, voicemail and fax are heard and read, for the API gives none of them (Contract dstny 3.21, 7). */
export const webClientOffice = ({ configuration }: DstnyClient): Office<'webClient.address'> => ({
  'webClient.address': async (_, signal) => {
    const told = await configuration.getWebClientUrl(signal)
    if (told === undefined) throw new CtiError('unsupported', { userMessage: m.error_web_client_unknown() })
    const address = httpsAddress(told)
    if (address === undefined) throw new CtiError('protocol', { userMessage: m.error_web_client_unsafe() })
    return address
  }
})

/**
 * An address for a browser, or undefined: encrypted, without a password. Blanks, backslashes and control characters are
 * refused rather than cleaned, for two parsers might read them differently (trust S15).
 */
function httpsAddress(text: string): string | undefined {
  if (text.length > MAX_CHARS || /[^\x21-\x7e]|[\\"<>^`{|}]/.test(text) || !/^https:\/\/[^/]/i.test(text))
    return undefined
  const { protocol, hostname, username, password, href } = new URL(text)
  const isSafe = protocol === 'https:' && hostname !== '' && username === '' && password === ''
  return isSafe ? href : undefined
}
