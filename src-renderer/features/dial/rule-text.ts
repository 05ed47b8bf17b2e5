import type { DialRule } from '../../../src-preload/contract/dial-rules.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { regionName } from '../settings/regions.ts'

/** Which numbers a rule is for. */
export function ruleText(rule: DialRule): string {
  switch (rule.kind) {
    case 'country':
      return regionName(rule.country)
    case 'prefix':
      return m.rule_prefix({ prefix: rule.prefix })
    case 'extensions':
      return rule.from === rule.to ? m.rule_extension({ from: rule.from }) : m.rule_extensions(rule)
  }
}
