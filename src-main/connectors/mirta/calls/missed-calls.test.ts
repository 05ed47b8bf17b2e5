import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../util/clock.ts'
import { HOUR, MINUTE } from '../../../util/durations.ts'
import type { PastCall } from '../mapper/history.ts'
import { Directory } from '../mapper/people.ts'
import type { TrackedCall } from './call-identity.ts'
import { MissedCalls } from './missed-calls.ts'

const directory = new Directory([], 'DEVEL')
const row = (id: string, more: Partial<PastCall> = {}): PastCall => ({
  id,
  kind: 'missed',
  at: 10 * HOUR,
  durationMs: 0,
  number: '0302312501',
  ...more
})
const rang = (more: Partial<TrackedCall> = {}): TrackedCall => ({
  vendorId: 'c1',
  direction: 'incoming',
  state: 'alerting',
  pickUp: false,
  isDialled: false,
  startedAt: 0,
  ...more
})

const idsIn = (missed: MissedCalls, ...rows: readonly PastCall[]): readonly string[] =>
  missed
    .take(rows, directory)
    .flatMap((event) => (event.type === 'callsMissed' ? event.calls : []))
    .map((one) => one.vendorId)

/** What the first reading has is from before. */
function begun(...rows: readonly PastCall[]): { readonly clock: ManualClock; readonly missed: MissedCalls } {
  const clock = new ManualClock()
  const missed = new MissedCalls(clock)
  expect(idsIn(missed, ...rows)).toEqual([])
  return { clock, missed }
}

describe('a row of the history', () => {
  it('that nobody saw ring is told once, and one from before never', () => {
    const { missed } = begun(row('old'))
    expect(idsIn(missed, row('new'), row('old'))).toEqual(['call:new'])
    expect(idsIn(missed, row('new'), row('old'))).toEqual([])
  })

  it('of a call that was seen is not told: by its id, else by who called', () => {
    const { missed } = begun()
    missed.shown([rang({ linkedId: 'a' }), rang({ vendorId: 'c2', number: '030 2312502' })])
    expect(idsIn(missed, row('b', { number: '0302312502' }), row('a'))).toEqual([])
    expect(idsIn(missed, row('c', { number: '0302312502' }))).toEqual(['call:c'])
  })

  it('of a caller whom nobody told is that of a call that rang just now, and not of one long ago', async () => {
    const { clock, missed } = begun()
    missed.shown([rang()])
    expect(idsIn(missed, row('a'))).toEqual([])
    missed.shown([rang({ vendorId: 'c2' })])
    await clock.advance(6 * MINUTE)
    expect(idsIn(missed, row('b'))).toEqual(['call:b'])
  })

  it('of a call that was seen is not told where the two write the number in another way, or it is hidden', () => {
    const { missed } = begun()
    missed.shown([rang({ linkedId: 'a', number: '+49302312501' }), rang({ vendorId: 'c2', linkedId: 'b' })])
    expect(idsIn(missed, row('x', { number: '0302312501' }), row('y', { number: 'anonymous' }))).toEqual([])
  })

  it('of a call that the user made, or that somebody else took, is none', () => {
    const { missed } = begun()
    expect(
      idsIn(missed, row('a', { kind: 'outgoing' }), row('b', { kind: 'incoming' }), row('c', { answeredBy: '104' }))
    ).toEqual([])
  })

  it('is looked for from the newest on, and never from a time to come: the zone may have been wrong until now', () => {
    const { clock } = begun()
    const now = clock.now()
    const newest = (at: number): MissedCalls => begun(row('a', { at }), row('b', { at: now - 3 * HOUR })).missed
    expect(newest(now - HOUR).since).toBe(now - HOUR - 10 * MINUTE)
    expect(newest(now + HOUR).since).toBe(now - 10 * MINUTE)
  })

  it('is told at most once, in whatever order and however often rows come', () => {
    const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 10 }), (readings) => {
        const { missed } = begun()
        const told = readings.flatMap((ids) => idsIn(missed, ...[...new Set(ids)].map((id) => row(id))))
        expect(told.toSorted()).toEqual([...new Set(readings.flat().map((id) => `call:${id}`))].toSorted())
      })
    )
  })
})
