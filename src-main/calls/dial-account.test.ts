import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Account } from '../../src-preload/contract/account.ts'
import type { DialRule } from '../../src-preload/contract/dial-rules.ts'
import { sampleAccount } from '../windows/testing/samples.ts'
import { canCall, chooseDialAccount, rulesFor, type DialFacts } from './dial-account.ts'
import { isRefused, understandTarget } from './dial-number.ts'

const acme = sampleAccount({ id: 'acme', capabilities: ['dial'] })
const beta = sampleAccount({ id: 'beta', capabilities: ['callbackDial'] })
const demo = sampleAccount({ id: 'demo', capabilities: ['dial'], isDemo: true })
const off = (account: Account): Account => ({ ...account, connection: 'stale' })

const country = (code: string, accountId: string): DialRule => ({ kind: 'country', id: code, country: code, accountId })
const prefix = (digits: string, accountId: string): DialRule => ({
  kind: 'prefix',
  id: `p${digits}`,
  prefix: digits,
  accountId
})
const extensions = (from: string, to: string, accountId: string): DialRule => ({
  kind: 'extensions',
  id: `e${from}`,
  from,
  to,
  accountId
})

const nothing: DialFacts = {
  accounts: [acme, beta],
  rules: [],
  otherAccountId: undefined,
  chosenBefore: undefined,
  knownBy: [],
  rowAccountId: undefined,
  region: 'DE'
}

function understood(text: string, region = 'DE') {
  const number = understandTarget(text, region)
  if (isRefused(number)) throw new Error(text)
  return number
}

const choose = (text: string, facts: Partial<DialFacts>) =>
  chooseDialAccount(understood(text, facts.region), { ...nothing, ...facts })

describe('the rules', () => {
  it.each([
    ['of the country of a foreign number', '+46 8 465 004 12', country('SE', 'beta'), true],
    ['of the own country, as it is typed there', '030 901820', country('DE', 'beta'), true],
    ['of another country', '030 901820', country('AT', 'beta'), false],
    ['of a country, for an extension', '201', country('DE', 'beta'), false],
    ['of a prefix with its country code', '030 901820', prefix('+4930', 'beta'), true],
    ['of a prefix as it is dialled at home', '+4930901820', prefix('030', 'beta'), true],
    ['of a home prefix, for another country', '+44 20 7946 0018', prefix('020', 'beta'), false],
    ['of a prefix with the digits in front of foreign numbers', '+44 20 7946 0018', prefix('0044', 'beta'), true],
    ['of those digits alone, for a foreign number', '+44 20 7946 0018', prefix('00', 'beta'), true],
    ['of those digits alone, for a number at home', '030 901820', prefix('00', 'beta'), false],
    ['of another prefix', '030 901820', prefix('+4989', 'beta'), false],
    ['of a prefix, for a code', '*21*201#', prefix('*21', 'beta'), true],
    ['of a prefix, for an address', '2nd.floor@example.org', prefix('2', 'beta'), false],
    ['of a prefix, for an extension', '201', prefix('2', 'beta'), true],
    ['of extensions, at their first', '200', extensions('200', '299', 'beta'), true],
    ['of extensions, at their last', '299', extensions('200', '299', 'beta'), true],
    ['of extensions, after their last', '300', extensions('200', '299', 'beta'), false],
    ['of extensions, with more digits', '2001', extensions('200', '299', 'beta'), false],
    ['of extensions with a zero in front', '007', extensions('000', '099', 'beta'), true],
    ['of extensions, for an emergency number', '112', extensions('100', '199', 'beta'), false],
    ['of extensions, for a number', '030 901820', extensions('0', '9', 'beta'), false]
  ])('%s', (_, text, rule, fits) => {
    expect(rulesFor(understood(text), { ...nothing, rules: [rule] })).toEqual(fits ? [rule] : [])
  })

  it('count in the order of the user', () => {
    const rules = [prefix('+4930', 'beta'), country('DE', 'acme')]
    expect(choose('030 901820', { rules })).toEqual({ accountId: 'beta', reason: { kind: 'rule', rule: rules[0] } })
    expect(choose('030 901820', { rules: rules.toReversed() })?.accountId).toBe('acme')
  })

  it('for an account that is not there count for nothing', () => {
    expect(choose('030 901820', { rules: [country('DE', 'gone')] })).toEqual({
      accountId: 'acme',
      reason: { kind: 'first' }
    })
  })
})

describe('what counts more', () => {
  const rule = country('DE', 'acme')
  const number = '030 901820'
  const known = { accountId: 'beta', name: 'Anna' }

  it.each<[string, Partial<DialFacts>, string, string]>([
    [
      'a choice against this rule',
      { rules: [rule], chosenBefore: { accountId: 'beta', ruleId: 'DE' } },
      'beta',
      'chosenBefore'
    ],
    ['a rule that was made after the choice', { rules: [rule], chosenBefore: { accountId: 'beta' } }, 'acme', 'rule'],
    ['a rule, over the row', { rules: [rule], rowAccountId: 'beta' }, 'acme', 'rule'],
    [
      'a choice where no rule fits, over the row',
      { rowAccountId: 'acme', chosenBefore: { accountId: 'beta' } },
      'beta',
      'chosenBefore'
    ],
    [
      'the row, over a choice against a rule that is no more',
      { rowAccountId: 'acme', chosenBefore: { accountId: 'beta', ruleId: 'x' } },
      'acme',
      'row'
    ],
    [
      'such a choice, over a directory',
      { knownBy: [{ ...known, accountId: 'acme' }], chosenBefore: { accountId: 'beta', ruleId: 'x' } },
      'beta',
      'chosenBefore'
    ],
    [
      'a directory, over the account for everything else',
      { knownBy: [known], otherAccountId: 'acme' },
      'beta',
      'contact'
    ],
    [
      'everything else, where two directories know the number',
      { knownBy: [known, { ...known, accountId: 'acme' }], otherAccountId: 'beta' },
      'beta',
      'other'
    ],
    ['a real account, over the demo', { accounts: [demo, beta] }, 'beta', 'first'],
    ['the only one that can', { accounts: [off(acme), beta] }, 'beta', 'onlyOne']
  ])('%s', (_, facts, accountId, kind) => {
    expect(choose(number, facts)).toMatchObject({ accountId, reason: { kind } })
  })

  it('nothing where there is no account', () => expect(choose(number, { accounts: [] })).toBeUndefined())
})

describe('an account that cannot call', () => {
  const rules = [country('DE', 'acme')]

  it('is passed over for a number of the whole world, and named', () => {
    expect(choose('030 901820', { accounts: [off(acme), beta], rules })).toEqual({
      accountId: 'beta',
      reason: { kind: 'onlyOne' },
      passedOverId: 'acme'
    })
  })

  it('is passed over for the next rule that fits', () => {
    const next = prefix('+49', 'beta')
    const accounts = [off(acme), demo, beta]
    expect(choose('030 901820', { accounts, rules: [...rules, next] })).toMatchObject({
      accountId: 'beta',
      reason: { rule: next },
      passedOverId: 'acme'
    })
  })

  it.each([
    ['by a rule', '201', { rules: [extensions('200', '299', 'acme')] }],
    ['by the row', '201', { rowAccountId: 'acme' }],
    ['by a choice', '201', { chosenBefore: { accountId: 'acme' } }],
    ['by its directory', '201', { knownBy: [{ accountId: 'acme', name: 'Anna' }] }],
    ['by the account for everything else', '201', { otherAccountId: 'acme' }],
    ['by a rule for codes', '*21*201#', { rules: [prefix('*', 'acme')] }],
    ['by the row of a local number', '9018200', { rowAccountId: 'acme' }]
  ])('is never passed over %s for what means somebody else elsewhere', (_, text, facts) => {
    const found = choose(text, { accounts: [off(acme), beta], ...facts })
    expect(found).toMatchObject({ accountId: 'acme' })
    expect(found).not.toHaveProperty('passedOverId')
  })

  it('keeps the extension of its row from every rule', () => {
    expect(choose('201', { rules: [extensions('200', '299', 'beta')], rowAccountId: 'acme' })).toEqual({
      accountId: 'acme',
      reason: { kind: 'row' }
    })
  })

  it('never keeps an emergency call, whatever says so', () => {
    const accounts = [off(acme), beta]
    const facts = {
      accounts,
      rules: [prefix('112', 'acme')],
      chosenBefore: { accountId: 'acme' },
      rowAccountId: 'acme'
    }
    expect(choose('112', facts)).toMatchObject({ accountId: 'beta', passedOverId: 'acme' })
    expect(choose('112', { ...facts, accounts: [acme, beta] })).toMatchObject({ accountId: 'acme' })
  })

  it('is not the demo for an emergency number, whatever says so, where another can', () => {
    const facts = { rules: [prefix('112', 'demo')], otherAccountId: 'demo', rowAccountId: 'demo' }
    expect(choose('112', { ...facts, accounts: [demo, acme] })).toEqual({
      accountId: 'acme',
      reason: { kind: 'first' }
    })
    expect(choose('112', { ...facts, accounts: [demo] })?.accountId).toBe('demo')
  })

  it('does not call addresses where another can', () => {
    const able: Account = { ...beta, capabilities: ['dial', 'dialAddress'] }
    expect(choose('sip:anna@example.org', { accounts: [acme, able], rowAccountId: 'acme' })).toMatchObject({
      accountId: 'beta',
      passedOverId: 'acme'
    })
  })

  it('is named where none can, so that it is told why', () => {
    const accounts = [off(demo), { ...acme, capabilities: [] }, off(beta)]
    expect(choose('030 901820', { accounts, rules })).toEqual({
      accountId: 'acme',
      reason: { kind: 'rule', rule: rules[0] }
    })
    expect(choose('030 901820', { accounts })).toEqual({ accountId: 'beta', reason: { kind: 'first' } })
  })
})

describe('whatever is known', () => {
  const ids = ['a', 'b', 'c', 'gone'] as const
  const id = fc.constantFrom(...ids)
  const maybe = fc.option(id, { nil: undefined })
  const accounts = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      connection: fc.constantFrom('live', 'stale', 'connecting', 'signInAgain'),
      capabilities: fc.constantFrom<Account['capabilities']>([], ['dial'], ['callbackDial'], ['dial', 'dialAddress']),
      isDemo: fc.boolean()
    }),
    { selector: (one) => one.id, minLength: 1 }
  )
  const rule = fc.oneof(
    fc.record({ kind: fc.constant('country' as const), country: fc.constantFrom('DE', 'SE'), id, accountId: id }),
    fc.record({
      kind: fc.constant('prefix' as const),
      prefix: fc.constantFrom('+49', '030', '1', '2', '*'),
      id,
      accountId: id
    }),
    fc.record({
      kind: fc.constant('extensions' as const),
      from: fc.constantFrom('100', '200'),
      to: fc.constantFrom('199', '299'),
      id,
      accountId: id
    })
  )
  const facts = fc.record({
    accounts: accounts.map((list) => list.map((one) => sampleAccount(one))),
    rules: fc.array(rule, { maxLength: 4 }),
    otherAccountId: maybe,
    chosenBefore: fc.option(fc.record({ accountId: id, ruleId: maybe }), { nil: undefined }),
    knownBy: fc.array(fc.record({ accountId: id, name: fc.constant('Anna') }), { maxLength: 2 }),
    rowAccountId: maybe,
    region: fc.constant('DE')
  })
  const anywhere = fc.constantFrom('+4930901820', '+46846500412', '112', '110', 'anna@example.org')
  const inside = fc.constantFrom('201', '1999', '*21*201#', '9018200')

  test('a number of the whole world is called with an account that can, where one can', () => {
    fc.assert(
      fc.property(facts, anywhere, (known, text) => {
        const number = understood(text)
        const found = known.accounts.find(({ id: one }) => one === chooseDialAccount(number, known)?.accountId)
        expect(found !== undefined && canCall(found, number)).toBe(known.accounts.some((one) => canCall(one, number)))
      })
    )
  })

  test('an account that is there and able is never said to be passed over', () => {
    fc.assert(
      fc.property(facts, fc.oneof(anywhere, inside), (known, text) => {
        const number = understood(text)
        const passed = chooseDialAccount(number, known)?.passedOverId
        const account = known.accounts.find(({ id: one }) => one === passed)
        expect(passed === undefined || (account !== undefined && !canCall(account, number))).toBe(true)
      })
    )
  })

  test('what belongs to one system is called there and nowhere else, whoever is connected', () => {
    fc.assert(
      fc.property(facts, inside, fc.constantFrom('a', 'b', 'c'), (known, text, rowAccountId) => {
        const isThere = known.accounts.some(({ id: one }) => one === rowAccountId)
        const found = chooseDialAccount(understood(text), { ...known, rowAccountId })
        expect(found).toEqual(isThere ? { accountId: rowAccountId, reason: { kind: 'row' } } : undefined)
      })
    )
  })
})
