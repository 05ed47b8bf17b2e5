import { expect, it } from 'vitest'
import { FakeLink } from '../accounts/testing/fake-connector.ts'
import { silentLog } from '../logging/log.ts'
import { ManualClock } from '../util/clock.ts'
import { heldAfter } from '../util/testing/held-memory.ts'
import { searchContacts, type SearchSource } from './contact-search.ts'

/** What a link is made of, in numbers: some 16 MB. */
class LargeLink extends FakeLink {
  readonly parts = Array.from({ length: 2_000_000 }, (_, index) => index)
}

it('an answer that is kept keeps no link that has ended', async () => {
  const options = { clock: new ManualClock(), log: silentLog }
  let sources: readonly SearchSource[] = [{ accountId: 'a', link: new LargeLink(['contactSearch']) }]
  const answer = await searchContacts(options, sources, 'kim', 10, new AbortController().signal)
  expect(heldAfter(() => (sources = []))).toBeLessThan(-10)
  expect([answer.unanswered(), await answer.late, sources]).toEqual([[], [], []])
})
