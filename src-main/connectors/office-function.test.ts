import { expect, it } from 'vitest'
import { officeFunction } from './office-function.ts'

it('what a system has no function for is unsupported, and what it has is asked', async () => {
  const office = { 'history.count': async () => 7 }
  const { signal } = new AbortController()
  expect(await officeFunction(office, 'history.count')({ accountId: 'a' }, signal)).toBe(7)
  expect(() => officeFunction(office, 'history.page')).toThrow(
    expect.objectContaining({ kind: 'unsupported', userMessage: expect.stringMatching(/\S/) })
  )
})
