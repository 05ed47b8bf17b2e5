import { X509Certificate } from 'node:crypto'
import { createSecureContext, rootCertificates, TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import { SECOND } from '../util/durations.ts'
import { isPinnedAt, pemBlocks } from './server-trust.ts'
import type { ServerTrust } from './server-trust.ts'

/** Longest time for a TCP and TLS connection, in ms (trust, Transport). */
const CONNECT_MS = 5 * SECOND

/**
 * Who is there is not asked of the library but of whoever gets the socket, before anything is written: the handshake has
 * proved that the other side has the key of the certificate it shows. No session is kept: every connection proves it anew.
 */
const UNCHECKED = { timeout: CONNECT_MS, rejectUnauthorized: false, maxCachedSessions: 0 } as const

/** Said although it is usual: a variable of the environment switches it off for everything that does not say so. */
const CHECKED = { timeout: CONNECT_MS, rejectUnauthorized: true } as const

/** The server shows another certificate than the confirmed one; nothing was sent to it. */
export class CertificateChangedError extends Error {
  readonly code = 'ERR_CERTIFICATE_CHANGED'
  /** SHA-256 of both, as hexadecimal pairs with colons. */
  readonly confirmed: string
  readonly presented: string | undefined

  constructor(confirmed: X509Certificate, presented: X509Certificate | undefined) {
    super('another certificate than the confirmed one')
    this.confirmed = confirmed.fingerprint256
    this.presented = presented?.fingerprint256
  }
}

/** How connections of an account to its server are made; all of them are. */
export function connectorFor(url: URL, trust: ServerTrust | undefined): buildConnector.connector {
  if (isPinnedAt(trust, url)) return pinned(new X509Certificate(trust.certificate))
  return buildConnector({ ...CHECKED, ...(trust?.kind === 'authority' ? withAuthorities(trust) : {}) })
}

/** Beside the public ones; read once and not for every connection, for they are many. */
const withAuthorities = ({ certificates }: Extract<ServerTrust, { kind: 'authority' }>) => ({
  secureContext: createSecureContext({ ca: [...rootCertificates, ...pemBlocks(certificates)] })
})

/**
 * Gives out sockets to exactly this certificate. Its own name, issuer and end are not looked at: who confirmed it has seen
 * them, and a telephone system whose certificate has ended is still the same one as long as it has the key.
 */
function pinned(confirmed: X509Certificate): buildConnector.connector {
  const connect = buildConnector(UNCHECKED)
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      const presented = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
      if (presented?.raw.equals(confirmed.raw) === true) return callback(null, socket)
      socket.destroy()
      callback(new CertificateChangedError(confirmed, presented), null)
    })
}

/** The certificate a server shows now, whatever it is; the connection ends with the handshake and carries nothing. */
export async function presentedCertificate(url: URL, signal: AbortSignal): Promise<X509Certificate | undefined> {
  signal.throwIfAborted()
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const where = { hostname, host: url.host, protocol: 'https:', port: url.port === '' ? '443' : url.port }
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    buildConnector(UNCHECKED)(where, (...[error, socket]) => {
      signal.removeEventListener('abort', stop)
      if (error !== null) return reject(error)
      const presented = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
      socket.destroy()
      resolve(presented)
    })
  })
}
