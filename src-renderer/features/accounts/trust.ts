import type { ShownTrust } from '../../../src-preload/contract/certificate.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'

/** The words for a choice, or for what is trusted now. */
export interface TrustTexts {
  readonly text: string
  readonly accept: string
  /** The fingerprint the user has confirmed, where the choice is another certificate of the same server. */
  readonly confirmed: string | undefined
}

/** What the user must know before accepting `chosen` in place of `current`. */
export function trustTexts(chosen: ShownTrust | undefined, current: ShownTrust | undefined): TrustTexts {
  if (chosen === undefined) return { text: nowText(current), accept: '', confirmed: undefined }
  if (chosen.kind === 'authority') {
    return { text: m.certificate_confirm_authority(), accept: m.certificate_use_authority(), confirmed: undefined }
  }
  const { host, certificate } = chosen
  const confirmed =
    current?.kind === 'certificate' && current.host === host ? current.certificate.fingerprint : undefined
  if (confirmed === undefined) {
    return { text: m.certificate_confirm({ host }), accept: m.certificate_accept(), confirmed }
  }
  if (confirmed === certificate.fingerprint) {
    return { text: m.certificate_confirm_same({ host }), accept: m.certificate_accept(), confirmed: undefined }
  }
  return { text: m.certificate_confirm_changed({ host }), accept: m.certificate_accept_new(), confirmed }
}

/** What is trusted, in one line. */
export const trustWords = (trust: ShownTrust): string =>
  trust.kind === 'certificate'
    ? m.certificate_trusts_only({ host: trust.host })
    : m.certificate_trusts_file({ file: trust.fileName })

function nowText(current: ShownTrust | undefined): string {
  if (current === undefined) return m.certificate_now_public()
  return current.kind === 'certificate'
    ? m.certificate_now_only({ host: current.host })
    : m.certificate_now_authority({ file: current.fileName })
}
