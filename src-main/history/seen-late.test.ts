import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SECOND } from '../util/durations.ts'
import { live, logged, reportedBy, startMissed } from './testing/missed-calls.ts'

const FRIDA = '+493023125123'
const T = Date.UTC(2026, 0, 5, 9)
/** When the account that was not connected sees the call. */
const LATE = T + 25 * SECOND

let cwd: string
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'ringside-'))))
afterEach(() => rmSync(cwd, { recursive: true }))

const late = reportedBy(live('a:1'), FRIDA, LATE)
const inTime = reportedBy(live('b:1', 'b'), FRIDA, T)
const history = reportedBy(logged('7'), FRIDA, T)

describe('a call that rings on two accounts and is seen late on one of them', () => {
  it.each([
    [late, inTime, history],
    [inTime, late, history],
    [late, history, inTime]
  ])('is one entry as soon as the history says when it began, in any order: %#', (...reported) => {
    const { missed } = startMissed(cwd)
    for (const one of reported) missed.add(one)
    const [call, ...others] = missed.entities.values()
    expect(others).toEqual([])
    expect(call).toMatchObject({ at: T })
    expect(call?.sources.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
      logged('7'),
      live('a:1'),
      live('b:1', 'b')
    ])
  })

  it('is not missed when it was answered on the other one', () => {
    const { missed } = startMissed(cwd)
    missed.settle(inTime)
    missed.add(late)
    expect(missed.entities.values()).toHaveLength(1)
    missed.add(history)
    expect([missed.entities.values(), missed.settledCount]).toEqual([[], 1])
  })

  it('comes not back when the user has cleared one of the two', () => {
    const { missed } = startMissed(cwd)
    missed.add(inTime)
    missed.add(late)
    missed.clear(
      missed.entities
        .values()
        .filter(({ accountId }) => accountId === 'a')
        .map(({ id }) => id)
    )
    missed.add(history)
    expect([missed.entities.values(), missed.settledCount]).toEqual([[], 1])
  })

  it('is another one than the next of the same caller, which the history has too', () => {
    const { missed } = startMissed(cwd)
    missed.add(inTime)
    missed.add(late)
    missed.add(history, reportedBy(logged('8'), FRIDA, LATE))
    missed.add(history, reportedBy(logged('8'), FRIDA, LATE))
    expect(missed.entities.values()).toHaveLength(2)
  })
})
