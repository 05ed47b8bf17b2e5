import type { DialRule } from '../../../../src-preload/contract/dial-rules.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'

/** The kinds of rules, in the order they are offered. */
export const ruleKinds = ['country', 'prefix', 'extensions'] as const
export type RuleKind = (typeof ruleKinds)[number]

/** A rule while it is written. */
export interface RuleDraft {
  kind: RuleKind
  country: string
  prefix: string
  from: string
  to: string
  accountId: string
}

/** Why a draft is no rule yet, and the field to change. */
export interface DraftProblem {
  readonly field: 'prefix' | 'from' | 'to'
  readonly text: string
}

/** A rule as it is changed; without one an empty draft for that account, and the user's region. */
export function draftOf(rule: DialRule | undefined, accountId: string, region: string): RuleDraft {
  const empty = { kind: 'country', country: region, prefix: '', from: '', to: '', accountId } as const
  return { ...empty, ...rule }
}

/** The rule that a draft means, under that id. */
export function ruleOf(draft: RuleDraft, id: string): DialRule | DraftProblem {
  const { accountId } = draft
  switch (draft.kind) {
    case 'country':
      return { kind: 'country', country: draft.country, id, accountId }
    case 'prefix': {
      const prefix = draft.prefix.replace(/[\s().\-/–]/g, '')
      const text = prefixProblem(prefix)
      return text === undefined ? { kind: 'prefix', prefix, id, accountId } : { field: 'prefix', text }
    }
    case 'extensions': {
      const from = draft.from.trim()
      const to = draft.to.trim() || from
      return rangeProblem(from, to) ?? { kind: 'extensions', from, to, id, accountId }
    }
  }
}

export const isProblem = (made: DialRule | DraftProblem): made is DraftProblem => 'field' in made

function prefixProblem(prefix: string): string | undefined {
  if (prefix === '' || prefix === '+') return m.rules_prefix_empty()
  if (!/^\+?[0-9*#]+$/.test(prefix)) return m.rules_prefix_bad()
  return prefix.replace('+', '').length > 20 ? m.rules_prefix_long() : undefined
}

function rangeProblem(from: string, to: string): DraftProblem | undefined {
  const isExtension = (text: string): boolean => /^\d{1,6}$/.test(text)
  if (!isExtension(from)) return { field: 'from', text: m.rules_extension_bad() }
  if (!isExtension(to)) return { field: 'to', text: m.rules_extension_bad() }
  if (from.length !== to.length) return { field: 'to', text: m.rules_extension_lengths() }
  return from <= to ? undefined : { field: 'to', text: m.rules_extension_order() }
}
