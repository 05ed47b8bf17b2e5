import { expect, it } from 'vitest'
import { testStart } from './test-account.ts'

const account = { vendor: 'any', label: 'Jane', settings: { address: 'https://pbx.example.org' }, secret: 'canary' }
const env = { RINGSIDE_TEST_HOOK: '1', RINGSIDE_TEST_ACCOUNT: JSON.stringify(account) }

it('an account of any telephone system can be asked for by tests, and by nobody else', () => {
  expect(testStart(false, env)).toEqual({ account, empty: false })
  expect(testStart(true, env)).toEqual({ account: undefined, empty: false })
  expect(testStart(false, { ...env, RINGSIDE_TEST_HOOK: undefined })).toEqual({ account: undefined, empty: false })
})
