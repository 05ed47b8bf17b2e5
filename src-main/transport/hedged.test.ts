import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { hedged } from './hedged.ts'
import { abortError } from '../util/abort.ts'

interface Question {
  readonly signal: AbortSignal
  readonly answer: (text: string) => void
  readonly refuse: (failure: Error) => void
}

function staged(life = new AbortController()) {
  const clock = new ManualClock()
  const asked: Question[] = []
  const ask = (signal: AbortSignal): Promise<string> =>
    new Promise((response, refuse) => {
      asked.push({ signal, answer: response, refuse })
      signal.addEventListener('abort', () => refuse(signal.reason as Error)) // an abort's reason here is an error
    })
  const result = hedged(clock, SECOND, ask, life.signal)
  result.catch(() => undefined)
  return { clock, asked, result, life }
}

describe('a question that may be asked twice', () => {
  it('is asked once when the answer comes in time', async () => {
    const { clock, asked, result, life } = staged()
    asked[0]?.answer('first')
    expect(await result).toBe('first')
    expect(getEventListeners(life.signal, 'abort')).toHaveLength(0)
    await clock.advance(5 * SECOND)
    expect([asked.length, clock.sleeping]).toEqual([1, 0])
  })

  it('takes the second answer when the first does not come, and gives the first up', async () => {
    const { clock, asked, result } = staged()
    await clock.advance(SECOND)
    asked[1]?.answer('second')
    expect(await result).toBe('second')
    expect(asked[0]?.signal.aborted).toBe(true)
  })

  it('fails at once when nothing else is under way, else with the second', async () => {
    const early = staged()
    early.asked[0]?.refuse(new Error('refused'))
    await expect(early.result).rejects.toThrow('refused')
    const late = staged()
    await late.clock.advance(SECOND)
    late.asked[0]?.refuse(new Error('deadline'))
    late.asked[1]?.answer('second')
    expect(await late.result).toBe('second')
  })

  it('ends with its signal', async () => {
    const { asked, result, life, clock } = staged()
    life.abort(abortError('ended'))
    await expect(result).rejects.toThrow('ended')
    expect([asked[0]?.signal.aborted, clock.sleeping]).toEqual([true, 0])
  })
})
