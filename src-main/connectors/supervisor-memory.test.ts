import { expect, it } from 'vitest'
import { CtiError } from '../util/errors.ts'
import { MINUTE } from '../util/durations.ts'
import { heldAfter } from '../util/testing/held-memory.ts'
import { FakeServer, soon } from './testing/fake-server.ts'

it('a link that lives keeps nothing of the failure of the one before', async () => {
  const server = new FakeServer()
  let large: CtiError | undefined = new CtiError('network', {
    userMessage: 'network',
    cause: Array.from({ length: 2_000_000 }, (_, index) => index)
  })
  server.answer = () => Promise.reject(large as CtiError) // it is there until the end
  const { recorded, supervisor } = server.client()
  await soon(server)
  server.answer = () => server.accept()
  await server.clock.advance(MINUTE)
  expect(recorded.state).toBe('live')
  expect(heldAfter(() => (large = undefined))).toBeLessThan(-10)
  await supervisor[Symbol.asyncDispose]()
  expect(large).toBeUndefined()
})
