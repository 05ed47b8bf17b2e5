import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../util/errors.ts'
import type { ServerTrust } from './server-trust.ts'
import { presentedCertificate } from './tls-connector.ts'
import { protocolError, transportError } from './transport-errors.ts'
import { serverUrl } from './url-policy.ts'

/**
 * The certificate that a server shows now, as it would be trusted once the user has confirmed it; nothing but a handshake
 * is sent. `host`: as `URL.host` of an `https:` address has it. @throws CtiError network | timeout | protocol
 */
export async function lookAtServer(
  host: string,
  signal: AbortSignal
): Promise<Extract<ServerTrust, { kind: 'certificate' }>> {
  const url = serverUrl(`https://${host}`, { allowPlainHttp: false })
  if (url.host !== host) {
    throw new CtiError('protocol', { userMessage: m.error_address_invalid({ address: host.slice(0, 100) }) })
  }
  try {
    const certificate = await presentedCertificate(url, signal)
    if (certificate === undefined) throw protocolError(host)
    return { kind: 'certificate', host, certificate: certificate.toString() }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw transportError(error, host)
  }
}
