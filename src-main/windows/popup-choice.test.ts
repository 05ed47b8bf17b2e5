import { describe, expect, it } from 'vitest'
import { usualPopupSettings } from '../../src-preload/contract/usual-settings.ts'
import type { PopupSettings } from '../../src-preload/contract/settings.ts'
import { isPopupFor, isToldAgain } from './popup-choice.ts'
import { sampleCall, sampleQueue } from './testing/samples.ts'

const queues = {
  'a1:q1': sampleQueue(),
  'a1:q2': sampleQueue({ id: 'a1:q2', name: 'Sales' }),
  'a2:q1': sampleQueue({ id: 'a2:q1', accountId: 'a2' })
}
const chosen = (change: Partial<PopupSettings>): PopupSettings => ({
  ...usualPopupSettings,
  calls: 'chosen',
  ...change
})
const direct = sampleCall()
const support = sampleCall({ queue: 'Support' })
const sales = sampleCall({ queue: 'Sales' })
const supportOfOther = sampleCall({ queue: 'Support', accountId: 'a2' })
const otherLine = sampleCall({ queue: 'Second line' })
const shown = (settings: PopupSettings, known = queues): readonly string[] =>
  Object.entries({ direct, support, sales, supportOfOther, otherLine })
    .filter(([, call]) => isPopupFor(call, settings, known))
    .map(([name]) => name)

describe('the popup is', () => {
  it('for all calls while nothing is chosen', () => {
    expect(shown(usualPopupSettings)).toHaveLength(5)
  })

  it('for one queue of one account alone', () => {
    expect(shown(chosen({ direct: false, queueIds: ['a1:q1'] }))).toEqual(['support'])
  })

  it('for what comes directly or through a line of no queue', () => {
    expect(shown(chosen({ direct: true }))).toEqual(['direct', 'otherLine'])
  })

  it('for a call of a queue that may be a chosen one, while that is not known', () => {
    expect(shown(chosen({ direct: false, queueIds: ['a1:q9'] }))).toEqual(['otherLine'])
  })
})

it('a missed call is told again for the chosen queues only', () => {
  const settings = { ...usualPopupSettings, repeatQueueIds: ['a1:q1'] }
  expect([direct, support, sales, supportOfOther].map((call) => isToldAgain(call, settings, queues))).toEqual([
    false,
    true,
    false,
    false
  ])
})
