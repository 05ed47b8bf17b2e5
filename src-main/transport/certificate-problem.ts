import type { CertificateProblem } from '../../src-preload/contract/certificate.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../util/defined.ts'
import { CtiError } from '../util/errors.ts'
import { CertificateChangedError } from './tls-connector.ts'

type Reason = CertificateProblem['reason']

/** What Node calls it when a certificate is refused; what is not listed but about certificates is 'invalid'. */
const REASONS: ReadonlyMap<string, Reason> = new Map<string, Reason>([
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknownAuthority'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'unknownAuthority'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknownAuthority'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unknownAuthority'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'selfSigned'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'otherName'],
  ['HOSTNAME_MISMATCH', 'otherName'],
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'notYetValid']
])
/** `ERR_SSL_…` is the other side's refusal of ours, or no TLS at all. */
const OTHER_CODE = /^(?!ERR_SSL_).*(?:CERT|UNABLE_TO_DECODE_ISSUER|PATH_LENGTH|INVALID_CA|INVALID_PURPOSE|ERR_TLS)/

/** What is wrong with the certificate of `host`; undefined when the failure is about something else. */
export function certificateProblem(error: unknown, code: string, host: string): CertificateProblem | undefined {
  const changed = changedBehind(error)
  if (changed !== undefined) {
    const { confirmed, presented } = changed
    return { host, reason: 'changed', ...defined({ confirmed, presented }) }
  }
  const reason = REASONS.get(code) ?? (OTHER_CODE.test(code) ? 'invalid' : undefined)
  return reason === undefined ? undefined : { host, reason }
}

/** The failure of a connection that its certificate has ended before anything was sent. */
export const certificateError = (certificate: CertificateProblem, cause?: unknown): CtiError =>
  new CtiError('network', { userMessage: WORDS[certificate.reason]({ host: certificate.host }), certificate, cause })

const WORDS: Readonly<Record<Reason, (inputs: { readonly host: string }) => string>> = {
  unknownAuthority: m.error_certificate_authority,
  selfSigned: m.error_certificate_self_signed,
  otherName: m.error_certificate_name,
  expired: m.error_certificate_expired,
  notYetValid: m.error_certificate_early,
  invalid: m.error_certificate,
  changed: m.error_certificate_changed
}

function changedBehind(error: unknown): CertificateChangedError | undefined {
  if (error instanceof CertificateChangedError) return error
  return error instanceof Error && error.cause !== undefined ? changedBehind(error.cause) : undefined
}
