import { describe, expect, it } from 'vitest'
import { MINUTE } from './durations.ts'
import { SteppableClock } from './steppable-clock.ts'
import { abortError } from './abort.ts'

describe('the steppable clock', () => {
  it('wakes what has become due when it is moved on, the earlier first', async () => {
    const clock = new SteppableClock()
    const woken: string[] = []
    const both = Promise.all([
      clock.sleep(2 * MINUTE).then(() => woken.push('late')),
      clock.sleep(MINUTE).then(() => woken.push('early'))
    ])
    const before = clock.now()
    clock.advance(2 * MINUTE)
    await both
    expect(woken).toEqual(['early', 'late'])
    expect(clock.now() - before).toBeGreaterThanOrEqual(2 * MINUTE)
  })

  it('goes on by itself', async () => {
    await expect(new SteppableClock().sleep(1)).resolves.toBeUndefined()
  })

  it('rejects an aborted sleep and forgets it', async () => {
    const clock = new SteppableClock()
    const stop = new AbortController()
    const sleeping = clock.sleep(MINUTE, stop.signal)
    stop.abort(abortError('stopped'))
    await expect(sleeping).rejects.toThrow('stopped')
    await expect(clock.sleep(MINUTE, stop.signal)).rejects.toThrow('stopped')
    clock.advance(2 * MINUTE)
  })
})
