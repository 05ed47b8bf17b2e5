import type { Account, CallerLine, LineKind } from '../../../../src-preload/contract/account.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'

/** The choice that leaves the line as it is set at the telephone system. */
export const AS_SET = 'asSet'

const KINDS: Readonly<Record<LineKind, () => string>> = {
  officeFixed: m.log_line_office,
  officeMobile: m.log_line_mobile,
  privateFixed: m.log_line_private,
  privateMobile: m.log_line_private,
  queue: m.log_line_queue,
  switchboard: m.log_line_switchboard,
  anonymous: m.log_line_hidden,
  other: m.log_line_other
}

/** The lines a call of this account can be made with, where there is a choice. */
export function lineOptions(account: Account | undefined): readonly { value: string; label: string }[] {
  const lines = account?.capabilities.includes('callerLines') === true ? (account.callerLines ?? []) : []
  if (lines.length < 2) return []
  return [
    { value: AS_SET, label: m.log_line_as_set() },
    ...lines.map((line) => ({ value: line.id, label: textOf(line) }))
  ]
}

const textOf = ({ kind, name, number }: CallerLine): string =>
  [name ?? KINDS[kind](), number].filter(Boolean).join(' · ')
