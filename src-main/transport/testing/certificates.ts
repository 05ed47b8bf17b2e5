import 'reflect-metadata'
import type { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator
} from '@peculiar/x509'
import type { JsonGeneralName, JsonName } from '@peculiar/x509'
import { DAY } from '../../util/durations.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** What a certificate of a test says. */
export interface CertificateOptions {
  /** Distinguished name; "CN=pbx" when absent. */
  readonly name?: string | JsonName
  readonly hosts?: readonly JsonGeneralName[]
  readonly isAuthority?: boolean
  /** Signs itself when absent. */
  readonly issuer?: TestCertificate
  readonly endsAt?: Date
}

/** A certificate with its key, PEM, as a server takes them. */
export interface TestCertificate {
  readonly key: string
  readonly cert: string
  readonly name: string | JsonName
  readonly signingKey: webcrypto.CryptoKey
}

/** Loopback, as every test server is reached. */
export const LOOPBACK: readonly JsonGeneralName[] = [{ type: 'ip', value: '127.0.0.1' }]

/** Makes a certificate that is valid today, unless it says otherwise. */
export async function makeCertificate(options: CertificateOptions = {}): Promise<TestCertificate> {
  const { name = 'CN=pbx', hosts = LOOPBACK, isAuthority = false, issuer } = options
  const endsAt = options.endsAt ?? new Date(Date.now() + 2 * DAY)
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.create({
    subject: name,
    issuer: issuer?.name ?? name,
    notBefore: new Date(Math.min(Date.now(), endsAt.getTime()) - DAY),
    notAfter: endsAt,
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: issuer?.signingKey ?? keys.privateKey,
    extensions: [
      new BasicConstraintsExtension(isAuthority, undefined, true),
      ...(hosts.length === 0 ? [] : [new SubjectAlternativeNameExtension([...hosts])])
    ]
  })
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { key: PemConverter.encode(key, 'PRIVATE KEY'), cert: made.toString('pem'), name, signingKey: keys.privateKey }
}
