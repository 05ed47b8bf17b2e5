import { expect, it } from 'vitest'
import { dialRule, dialRules } from './dial-rules.ts'
import { MOST_DIAL_RULES } from './usual-settings.ts'

const rule = { kind: 'prefix', id: 'r', prefix: '+49', accountId: 'a' } as const

it.each([
  ['a country that is none', { kind: 'country', id: 'r', country: 'de', accountId: 'a' }],
  ['a prefix with separators', { ...rule, prefix: '+49 30' }],
  ['a prefix without digits', { ...rule, prefix: '+' }],
  ['an empty prefix', { ...rule, prefix: '' }],
  ['a prefix that is too long', { ...rule, prefix: '1'.repeat(21) }],
  ['extensions of different lengths', { kind: 'extensions', id: 'r', from: '20', to: '299', accountId: 'a' }],
  ['extensions backwards', { kind: 'extensions', id: 'r', from: '299', to: '200', accountId: 'a' }],
  ['extensions that are numbers', { kind: 'extensions', id: 'r', from: '2000000', to: '2999999', accountId: 'a' }],
  ['another kind', { ...rule, kind: 'everything' }],
  ['no account', { ...rule, accountId: '' }]
])('a rule for %s is refused', (_, wrong) => {
  expect(dialRule.safeParse(wrong).success).toBe(false)
})

it('rules are taken with an id each, and no more than there can be', () => {
  const many = Array.from({ length: MOST_DIAL_RULES }, (_none, index) => ({ ...rule, id: `r${index}` }))
  expect(dialRules.safeParse({ rules: many }).success).toBe(true)
  expect(dialRules.safeParse({ rules: [...many, rule] }).success).toBe(false)
  expect(dialRules.safeParse({ rules: [rule, rule] }).success).toBe(false)
})
