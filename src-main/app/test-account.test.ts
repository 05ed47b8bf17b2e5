import { expect, it } from 'vitest'
import { testStart } from './test-account.ts'

const account = { vendor: 'any', label: 'Jane', settings: { address: 'https://pbx.example.org' }, secret: 'canary' }
const accounts = [account, { ...account, vendor: 'another' }]
const env = { RINGSIDE_TEST_HOOK: '1', RINGSIDE_TEST_ACCOUNTS: JSON.stringify(accounts) }

it('accounts of any telephone systems can be asked for by tests, and by nobody else', () => {
  expect(testStart(false, env)).toEqual({ accounts, empty: false })
  expect(testStart(true, env)).toEqual({ accounts: [], empty: false })
  expect(testStart(false, { ...env, RINGSIDE_TEST_HOOK: undefined })).toEqual({ accounts: [], empty: false })
})
