import { expect, it } from 'vitest'
import { serviceFunction } from './service-function.ts'

it('what a system has no function for is unsupported, and what it has is asked', async () => {
  const services = { 'history.count': async () => 7 }
  const { signal } = new AbortController()
  expect(await serviceFunction(services, 'history.count')({ accountId: 'a' }, signal)).toBe(7)
  expect(() => serviceFunction(services, 'history.page')).toThrow(
    expect.objectContaining({ kind: 'unsupported', userMessage: expect.stringMatching(/\S/) })
  )
})
