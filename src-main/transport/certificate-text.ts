import { X509Certificate } from 'node:crypto'
import type { ShownCertificate, ShownTrust } from '../../src-preload/contract/certificate.ts'
import { displayText } from '../util/display-text.ts'
import { pemBlocks } from './server-trust.ts'
import type { ServerTrust } from './server-trust.ts'
import { defined } from '../util/defined.ts'

/** A certificate for people; whoever made it wrote every word of it, so all are cleaned and cut (trust N5). */
export function shownCertificate(certificate: X509Certificate): ShownCertificate {
  const names = displayText(certificate.subjectAltName?.replace(/\b(?:DNS|IP Address):/g, ''))
  const endsAt = Date.parse(certificate.validTo)
  return {
    subject: holder(certificate.subject),
    issuer: holder(certificate.issuer),
    ...defined({ names }),
    ...(Number.isFinite(endsAt) ? { endsAt } : {}),
    fingerprint: certificate.fingerprint256
  }
}

/** What an account trusts, for people. */
export function shownTrust(trust: ServerTrust): ShownTrust {
  if (trust.kind === 'certificate') {
    return { kind: 'certificate', host: trust.host, certificate: shown(trust.certificate) }
  }
  const fileName = displayText(trust.fileName) ?? '?'
  return { kind: 'authority', fileName, certificates: pemBlocks(trust.certificates).map(shown) }
}

const shown = (pem: string): ShownCertificate => shownCertificate(new X509Certificate(pem))

/** Common name and organisation where there are such, else all that there is. */
function holder(name: string | undefined): string {
  const lines = (name ?? '').split('\n')
  const valueOf = (key: string): string | undefined =>
    lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1)
  const parts = new Set([valueOf('CN'), valueOf('O')].flatMap((value) => displayText(value) ?? []))
  return displayText([...parts].join(' · ') || lines.join(', ')) ?? '?'
}
