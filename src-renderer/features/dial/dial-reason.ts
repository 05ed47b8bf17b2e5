import type { DialAccount } from '../../../src-preload/contract/dial.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { mirror } from '../../state/mirror.svelte.ts'
import { ruleText } from './rule-text.ts'

/** Why this account calls, in a few words; `rowName`: whose row it is, where that is a contact's. */
export function dialReason({ accountId, reason, passedOverId }: DialAccount, rowName?: string): string {
  const passedOver =
    passedOverId === undefined ? undefined : m.dial_why_passed_over({ account: shortName(passedOverId) })
  const account = shortName(accountId)
  // that no other can call is said by who cannot
  if (passedOver !== undefined && (reason.kind === 'onlyOne' || reason.kind === 'first')) return passedOver
  return [passedOver, why()].filter(Boolean).join(' · ')

  function why(): string {
    switch (reason.kind) {
      case 'rule':
        return m.dial_why_rule({ rule: ruleText(reason.rule) })
      case 'chosenBefore':
        return m.dial_why_chosen_before()
      case 'row':
        return rowName === undefined ? m.dial_why_call() : m.dial_why_contact({ name: rowName, account })
      case 'contact':
        return m.dial_why_contact({ name: reason.name, account })
      case 'other':
        return m.dial_why_other()
      case 'onlyOne':
        return m.dial_why_only_one()
      case 'first':
        return m.dial_why_first()
    }
  }
}

const shortName = (accountId: string): string => mirror.account(accountId)?.mark.label ?? ''
