import { describe, expect, it } from 'vitest'
import { Notices } from '../state/notices.ts'
import { ManualClock } from '../util/clock.ts'
import { DAY, HOUR } from '../util/durations.ts'
import { SignInReminders } from './sign-in-reminders.ts'

function begin(endsInMs: number | undefined, aheadMs = 14 * DAY) {
  const clock = new ManualClock()
  const notices = new Notices(clock)
  const life = new AbortController()
  const endsAt = endsInMs === undefined ? undefined : clock.now() + endsInMs
  const watching = new SignInReminders(clock, notices).watch('Jane', endsAt, aheadMs, life.signal)
  return { clock, life, watching, texts: () => notices.entities.values().map(({ text }) => text) }
}

describe('a sign-in that ends by itself', () => {
  it('is told of two weeks ahead, once', async () => {
    const { clock, watching, texts } = begin(365 * DAY)
    await clock.advance(351 * DAY - HOUR)
    expect(texts()).toEqual([])
    await clock.advance(2 * HOUR)
    await watching
    expect(texts()).toEqual([expect.stringMatching(/^The sign-in of Jane ends on /)])
  })

  it('is told of as long ahead as its telephone system wants', async () => {
    const { clock, watching, texts } = begin(7 * DAY, DAY)
    await clock.advance(6 * DAY - HOUR)
    expect(texts()).toEqual([])
    await clock.advance(2 * HOUR)
    await watching
    expect(texts()).toHaveLength(1)
  })

  it('is told of at once when it is near', async () => {
    const { watching, texts } = begin(DAY)
    await watching
    expect(texts()).toHaveLength(1)
  })

  it('is not told of when it never ends, or when the account is gone before', async () => {
    const never = begin(undefined)
    await never.watching
    expect(never.texts()).toEqual([])
    const gone = begin(20 * DAY)
    gone.life.abort()
    await gone.clock.advance(19 * DAY)
    await gone.watching
    expect(gone.texts()).toEqual([])
  })
})
