import * as z from 'zod/mini'

/** Host and port as `URL.host` of an `https:` address has it. */
const host = z.string().check(z.minLength(1), z.maxLength(300))
/** SHA-256 of a certificate, as hexadecimal pairs with colons. */
const fingerprint = z.string().check(z.regex(/^(?:[\dA-F]{2}:){31}[\dA-F]{2}$/))

/** Why the certificate of a server is refused. 'changed': it is not the one the user has confirmed for this server. */
export const certificateReasons = [
  'unknownAuthority',
  'selfSigned',
  'otherName',
  'expired',
  'notYetValid',
  'invalid',
  'changed'
] as const

/** A server that was not spoken to because of its certificate. */
export const certificateProblem = z.object({
  host,
  reason: z.enum(certificateReasons),
  /** With 'changed': the one the user has confirmed, and the one that was shown instead. */
  confirmed: z.optional(fingerprint),
  presented: z.optional(fingerprint)
})
export type CertificateProblem = z.infer<typeof certificateProblem>

/** A certificate for people; all of it but the fingerprint is what it says of itself. */
export const shownCertificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** Hosts it is for. */
  names: z.optional(z.string()),
  /** Epoch ms; absent where it says no date that can be read. */
  endsAt: z.optional(z.number()),
  fingerprint
})
export type ShownCertificate = z.infer<typeof shownCertificate>

/** Most authorities that are taken from a file. */
export const MOST_AUTHORITIES = 20

/** What an account trusts beside the public authorities, or in place of them. */
export const shownTrust = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('authority'),
    /** Name of the file, without its folder. */
    fileName: z.string(),
    certificates: z.array(shownCertificate).check(z.maxLength(MOST_AUTHORITIES))
  }),
  /** Exactly this certificate at that host and port, and nothing else there. */
  z.object({ kind: z.literal('certificate'), host, certificate: shownCertificate })
])
export type ShownTrust = z.infer<typeof shownTrust>

/** Something that can be trusted, for the user to confirm; kept in main under `choiceId` for the time being. */
export const trustChoice = z.object({ choiceId: z.string(), trust: shownTrust })
export type TrustChoice = z.infer<typeof trustChoice>

/** `host`: of a `certificateProblem`, or of what is trusted. */
export const certificateLook = z.object({ host })
