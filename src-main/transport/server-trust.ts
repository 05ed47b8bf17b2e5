import { X509Certificate } from 'node:crypto'
import * as z from 'zod/mini'

/** Largest file with certificates of authorities, in bytes; so much of them is kept at most. */
export const MAX_AUTHORITY_BYTES = 64 * 1024
/** Largest certificate of a server that can be confirmed, as PEM. */
const MAX_CERTIFICATE_CHARS = 64 * 1024

const certificates = z.string().check(z.maxLength(2 * MAX_AUTHORITY_BYTES), z.refine(areCertificates))

/**
 * What an account trusts beside the public authorities (trust N1): authorities of its own, or at one host and port exactly
 * one certificate and nothing else. It is no secret.
 */
export const serverTrust = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('authority'),
    /** Name of the file they came from, for people. */
    fileName: z.string().check(z.maxLength(200)),
    /** One or several, PEM. */
    certificates
  }),
  z.object({
    kind: z.literal('certificate'),
    /** As `URL.host` of an `https:` address has it. */
    host: z.string().check(z.maxLength(300)),
    /** PEM. */
    certificate: z.string().check(z.maxLength(MAX_CERTIFICATE_CHARS), z.refine(areCertificates))
  })
])
export type ServerTrust = z.infer<typeof serverTrust>

/** The certificates of a PEM text, which may say other things in between. */
export const pemBlocks = (text: string): readonly string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []

/** Tells whether a confirmed certificate decides about this server; elsewhere the public authorities do. */
export const isPinnedAt = (
  trust: ServerTrust | undefined,
  url: URL
): trust is Extract<ServerTrust, { kind: 'certificate' }> =>
  trust?.kind === 'certificate' && url.protocol === 'https:' && trust.host === url.host

function areCertificates(pem: string): boolean {
  const blocks = pemBlocks(pem)
  try {
    return blocks.length > 0 && blocks.every((block) => new X509Certificate(block).raw.length > 0)
  } catch {
    return false
  }
}
