import { X509Certificate } from 'node:crypto'
import { MOST_AUTHORITIES } from '../../src-preload/contract/certificate.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../util/errors.ts'
import { shownCertificate } from './certificate-text.ts'
import { MAX_AUTHORITY_BYTES, pemBlocks } from './server-trust.ts'
import type { ServerTrust } from './server-trust.ts'

/**
 * The authorities in a file: one or several in PEM, or one in DER. Certificates of servers in between, as in the file of a
 * whole chain, are left out. @throws CtiError protocol, saying what the file is instead
 */
export function readAuthorities(fileName: string, bytes: Uint8Array): Extract<ServerTrust, { kind: 'authority' }> {
  if (bytes.byteLength > MAX_AUTHORITY_BYTES) throw refused(m.authority_too_large())
  const found = readCertificates(Buffer.from(bytes))
  const authorities = found.filter((certificate) => certificate.ca)
  const [other] = found
  if (authorities.length === 0) {
    const subject = other === undefined ? '' : shownCertificate(other).subject
    throw refused(other === undefined ? m.authority_garbage() : m.authority_none({ subject }))
  }
  if (authorities.length > MOST_AUTHORITIES) throw refused(m.authority_too_many({ most: MOST_AUTHORITIES }))
  return { kind: 'authority', fileName: fileName.slice(0, 200), certificates: authorities.map(String).join('') }
}

/** @throws CtiError protocol when one of them cannot be read */
function readCertificates(bytes: Buffer): readonly X509Certificate[] {
  const blocks = pemBlocks(bytes.toString('latin1'))
  try {
    return blocks.length > 0 ? blocks.map((block) => new X509Certificate(block)) : [new X509Certificate(bytes)]
  } catch (cause) {
    throw refused(m.authority_garbage(), cause)
  }
}

const refused = (userMessage: string, cause?: unknown): CtiError => new CtiError('protocol', { userMessage, cause })
