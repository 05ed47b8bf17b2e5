import { expect, it } from 'vitest'
import { asksToSignIn } from './sign-in-needed.ts'
import { sampleAccount } from './testing/samples.ts'

const live = { a1: sampleAccount() }
const refused = { a1: sampleAccount({ connection: 'signInAgain' }) }

it('an account that is signed out asks once', () => {
  expect(asksToSignIn(live, refused)).toEqual([refused.a1])
  expect(asksToSignIn(refused, { a1: { ...refused.a1 } })).toEqual([])
})

it('an account that is signed out from the start asks', () => {
  expect(asksToSignIn({}, refused)).toHaveLength(1)
})

it('an account whose connection is lost does not ask', () => {
  expect(asksToSignIn(live, { a1: sampleAccount({ connection: 'stale' }) })).toEqual([])
})
