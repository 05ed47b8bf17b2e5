import { expect, test } from 'vitest'
import { draftOf, isProblem, ruleOf, type RuleDraft } from './rule-draft.ts'

const draft = (parts: Partial<RuleDraft>): RuleDraft => ({ ...draftOf(undefined, 'a', 'DE'), ...parts })

test.each<[Partial<RuleDraft>, object]>([
  [{}, { kind: 'country', country: 'DE' }],
  [
    { kind: 'prefix', prefix: '+49 (30) – 12/3' },
    { kind: 'prefix', prefix: '+4930123' }
  ],
  [
    { kind: 'prefix', prefix: '*21#' },
    { kind: 'prefix', prefix: '*21#' }
  ],
  [
    { kind: 'extensions', from: ' 200 ', to: '299' },
    { kind: 'extensions', from: '200', to: '299' }
  ],
  [
    { kind: 'extensions', from: '200', to: '' },
    { kind: 'extensions', from: '200', to: '200' }
  ]
])('%j is a rule', (parts, rule) => {
  expect(ruleOf(draft(parts), 'r')).toEqual({ ...rule, id: 'r', accountId: 'a' })
})

test.each<[Partial<RuleDraft>, string, RegExp]>([
  [{ kind: 'prefix', prefix: ' ' }, 'prefix', /how the numbers begin/],
  [{ kind: 'prefix', prefix: '+' }, 'prefix', /how the numbers begin/],
  [{ kind: 'prefix', prefix: '49+30' }, 'prefix', /digits/],
  [{ kind: 'prefix', prefix: 'Berlin' }, 'prefix', /digits/],
  [{ kind: 'prefix', prefix: '1'.repeat(21) }, 'prefix', /20/],
  [{ kind: 'extensions', from: '', to: '299' }, 'from', /six digits/],
  [{ kind: 'extensions', from: '200', to: 'x' }, 'to', /six digits/],
  [{ kind: 'extensions', from: '2000000', to: '' }, 'from', /six digits/],
  [{ kind: 'extensions', from: '20', to: '299' }, 'to', /as many digits/],
  [{ kind: 'extensions', from: '299', to: '200' }, 'to', /before the first/]
])('%j says what is wrong', (parts, field, text) => {
  expect(ruleOf(draft(parts), 'r')).toEqual({ field, text: expect.stringMatching(text) })
})

test('a rule that is changed begins as it was', () => {
  const rule = { kind: 'prefix', prefix: '+46', id: 'r', accountId: 'b' } as const
  const made = ruleOf(draftOf(rule, 'a', 'DE'), 'r')
  expect(isProblem(made)).toBe(false)
  expect(made).toEqual(rule)
})
