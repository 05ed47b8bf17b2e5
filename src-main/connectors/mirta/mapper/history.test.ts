import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historyItem } from '../../../../src-preload/contract/services/history.ts'
import { SECOND } from '../../../util/durations.ts'
import { fixture } from '../fixtures/fixture.ts'
import { at, context, directory } from '../testing/mapping-samples.ts'
import { readHistory } from '../wire/records.ts'
import { mapMissed, mapPastCall, pastCallsIn } from './history.ts'

describe('past calls', () => {
  const calls = pastCallsIn(readHistory(fixture('simple-cdrs')), context)

  it('are one for all rows of a call, the newest first, in the zone of the system', () => {
    expect(calls).toEqual([
      {
        id: 'pbx1-1755682282.4711',
        kind: 'missed',
        at: at(9, 31, 22),
        durationMs: 0,
        number: '0302312501',
        name: 'Meier'
      },
      { id: 'pbx1-1755676800.4600', kind: 'incoming', at: at(8), durationMs: 61 * SECOND, number: '0302312502' },
      {
        id: 'pbx1-1755675000.4500',
        kind: 'missed',
        at: at(7, 30),
        durationMs: 0,
        number: '0302312503',
        name: 'Klein',
        answeredBy: '104'
      },
      { id: 'pbx1-1755673200.4400', kind: 'outgoing', at: at(7), durationMs: 0, number: '0302312504' },
      {
        id: 'pbx1-1755669600.4300',
        kind: 'incoming',
        at: at(6),
        durationMs: 15 * SECOND,
        number: '104',
        name: 'Bernd Adam'
      }
    ])
  })

  it('come to the same in whatever order their rows are', () => {
    const rows = readHistory(fixture('simple-cdrs'))
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
        expect(pastCallsIn(shuffled, context)).toEqual(calls)
      })
    )
  })

  it('that somebody else took are in the history, and not on the card of missed calls', () => {
    expect(calls.flatMap((one) => mapMissed(one, directory) ?? [])).toEqual([
      {
        vendorId: 'call:pbx1-1755682282.4711',
        at: at(9, 31, 22),
        remote: { kind: 'external', name: 'Meier', number: '0302312501', displayNumber: '0302312501', withheld: false }
      }
    ])
  })

  it('inside the house go out for who called', () => {
    const rows = [
      {
        start: '2026-08-20 08:00:00',
        direction: 'LOCAL',
        callerNumber: '103',
        dialled: '104',
        disposition: 'ANSWERED',
        answeredBy: '104',
        uniqueId: 'x',
        duration: '5'
      }
    ]
    expect(pastCallsIn(rows, context)).toMatchObject([{ kind: 'outgoing', number: '104', durationMs: 5 * SECOND }])
  })

  it('are items of the contract', () => {
    for (const one of calls)
      expect(historyItem.parse(mapPastCall(one, directory))).toMatchObject({ kind: one.kind, at: one.at })
  })

  it('without a time nobody knows are left out', () => {
    expect(pastCallsIn([{ uniqueId: 'x', start: 'soon' }, {}], context)).toEqual([])
  })
})
