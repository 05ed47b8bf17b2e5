import { describe, expect, it } from 'vitest'
import type { Account, CallerLine, LineKind } from '../../src-preload/contract/account.ts'
import { regionOfAccounts } from './account-region.ts'
import { defined } from '../util/defined.ts'

const line = (kind: LineKind, number?: string): CallerLine => ({
  id: kind,
  kind,
  secondary: false,
  active: false,
  ...defined({ number })
})

const account = (callerLines?: CallerLine[], isDemo = false): Account => ({
  id: 'a',
  vendor: 'fake',
  vendorName: 'Fake PBX',
  label: 'Jane',
  mark: { label: '', colour: 'indigo' },
  isDemo,
  connection: 'live',
  capabilities: [],
  secretStorage: 'keyStore',
  devices: [],
  ...defined({ callerLines })
})

describe('the region of accounts', () => {
  it('is that of the fixed line at work, before a mobile and what is shared', () => {
    const lines = [
      line('anonymous'),
      line('queue', '+442079460018'),
      line('privateMobile', '+46701740605'),
      line('officeFixed', '+493023125200')
    ]
    expect(regionOfAccounts([account(lines)])).toBe('DE')
  })

  it('is that of the first account that says one', () => {
    const swede = account([line('officeFixed', '+46846500412')])
    expect(regionOfAccounts([account(), account([line('officeFixed', '200')]), swede])).toBe('SE')
  })

  it.each([
    ['no account', []],
    ['an account whose lines are not known', [account()]],
    ['a number without its country code', [account([line('officeFixed', '030901820')])]],
    ['a number of no country', [account([line('officeFixed', '+80012345678')])]],
    ['the demo', [account([line('officeFixed', '+493023125200')], true)]]
  ])('is not known from %s', (_what, accounts) => {
    expect(regionOfAccounts(accounts)).toBeUndefined()
  })
})
