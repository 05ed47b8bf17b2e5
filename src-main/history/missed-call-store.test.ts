import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'
import { live, logged, startMissed, reportedBy } from './testing/missed-calls.ts'

const FRIDA = '+493023125123'
const HARRIET = '+441632960123'
const T = Date.UTC(2026, 0, 5, 9)

let cwd: string
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'ringside-'))))
afterEach(() => rmSync(cwd, { recursive: true }))

const file = (): string => join(cwd, 'missed-calls.json')
const numbers = ({ missed }: ReturnType<typeof startMissed>): (string | undefined)[] =>
  missed.entities
    .values()
    .toSorted((a, b) => b.at - a.at)
    .map(({ remote }) => remote.number)
const ids = ({ missed }: ReturnType<typeof startMissed>): string[] => missed.entities.values().map(({ id }) => id)

describe('a missed call', () => {
  it('is one entry, however often it is told, by stream and history', () => {
    const one = startMissed(cwd)
    one.missed.add(reportedBy(live('a:1'), FRIDA, T))
    one.missed.add(reportedBy(live('a:1'), FRIDA, T), reportedBy(logged('7'), FRIDA, T + 30 * SECOND))
    one.missed.add(reportedBy(logged('7'), FRIDA, T + 30 * SECOND))
    expect(numbers(one)).toEqual([FRIDA])
    expect(one.added).toEqual([[FRIDA]])
  })

  it('learns of whoever tells it later who sent it on, and keeps what it knows', () => {
    const one = startMissed(cwd)
    const sent = (name: string) => ({ diverting: { kind: 'internal', name, withheld: false } }) as const
    one.missed.add(reportedBy(logged('7'), FRIDA, T))
    one.missed.add({ ...reportedBy(live('a:1'), FRIDA, T), ...sent('Anna'), cameBy: 'transfer' })
    one.missed.add({ ...reportedBy(live('b:1', 'b'), FRIDA, T), ...sent('Björn') })
    expect(one.missed.entities.values()).toMatchObject([{ ...sent('Anna'), cameBy: 'transfer' }])
  })

  it('is one for two accounts that ring at once, and two when somebody calls one after the other', () => {
    const both = startMissed(cwd)
    both.missed.add(reportedBy(live('a:1'), FRIDA, T), reportedBy(live('b:9', 'b'), '030 23125123', T + 3 * SECOND))
    expect(numbers(both)).toEqual([FRIDA])
    both.missed.add(reportedBy(live('b:10', 'b'), FRIDA, T + 40 * SECOND))
    expect(numbers(both)).toHaveLength(2)
  })

  it('says the same caller for every way to write the number, and another one for an extension of each account', () => {
    const calls = startMissed(cwd)
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T), reportedBy(live('b:1', 'b'), '030 23125123', T + MINUTE))
    calls.missed.add(reportedBy(live('a:2'), '201', T), reportedBy(live('b:2', 'b'), '201', T))
    calls.missed.add(reportedBy(live('a:3'), undefined, T))
    const callers = calls.missed.entities.values().map(({ caller }) => caller)
    expect(callers.toSorted()).toEqual([FRIDA, FRIDA, 'a 201', 'b 201', undefined])
  })

  it.each([undefined, '201'])('by %s on two accounts is two: nobody knows that it is the same', (number) => {
    const two = startMissed(cwd)
    two.missed.add(reportedBy(live('a:1'), number, T), reportedBy(live('b:1', 'b'), number, T))
    expect(two.missed.entities.values()).toHaveLength(2)
  })

  it('by another number is another one, and so is the next by the same number', () => {
    const calls = startMissed(cwd)
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T), reportedBy(live('a:2'), HARRIET, T))
    calls.missed.add(reportedBy(live('a:3'), FRIDA, T + 20 * SECOND))
    calls.missed.add(reportedBy(logged('8'), FRIDA, T), reportedBy(logged('9'), FRIDA, T + 20 * SECOND))
    expect(numbers(calls)).toEqual([FRIDA, FRIDA, HARRIET])
  })

  it('with an id that a system gives again later is another one', () => {
    const calls = startMissed(cwd)
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T))
    calls.missed.add(reportedBy(live('a:1'), HARRIET, T + 60 * MINUTE))
    expect(numbers(calls)).toEqual([HARRIET, FRIDA])
  })

  it('is shown in the national format, and told as news only while it is unseen', () => {
    const calls = startMissed(cwd)
    calls.missed.add({ ...reportedBy(logged('1'), FRIDA, T), seen: true })
    expect(calls.missed.entities.values()[0]).toMatchObject({ remote: { displayNumber: '030 23125123' }, seen: true })
    expect(calls.added).toEqual([])
  })

  it('comes not back when it was cleared, refused or taken by somebody else, whoever tells it later', () => {
    const calls = startMissed(cwd)
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T))
    calls.missed.clear(ids(calls))
    calls.missed.settle(reportedBy(live('a:2'), HARRIET, T))
    calls.missed.add(reportedBy(logged('1'), FRIDA, T), reportedBy(logged('2'), HARRIET, T + SECOND))
    calls.missed.add(reportedBy(logged('1'), FRIDA, T), reportedBy(logged('2'), HARRIET, T + SECOND))
    expect(numbers(calls)).toEqual([])
    calls.missed.add(reportedBy(live('a:3'), FRIDA, T + MINUTE))
    expect(numbers(calls)).toEqual([FRIDA])
  })

  it('goes when the same call was answered on another account', () => {
    const calls = startMissed(cwd)
    calls.missed.add(reportedBy(live('b:1', 'b'), FRIDA, T))
    calls.missed.settle(reportedBy(live('a:1'), FRIDA, T + SECOND))
    expect(numbers(calls)).toEqual([])
  })

  it('goes when its number was reached later, from any account; an extension only from its own', () => {
    const calls = startMissed(cwd)
    calls.missed.add(
      reportedBy(live('a:1'), FRIDA, T),
      reportedBy(live('a:2'), '201', T),
      reportedBy(live('a:3'), FRIDA, T + 9)
    )
    calls.missed.calledBack('b', '030 23125123', T + 5)
    calls.missed.calledBack('b', '201', T + 5)
    expect(numbers(calls)).toEqual([FRIDA, '201'])
    calls.missed.calledBack('a', '201', T + 5)
    expect(numbers(calls)).toEqual([FRIDA])
  })

  it('is the oldest to go beyond fifty, which is no news', () => {
    const calls = startMissed(cwd)
    calls.missed.add(...Array.from({ length: 60 }, (_, n) => reportedBy(logged(`${n}`), `+4930231${1000 + n}`, T + n)))
    expect(numbers(calls)).toHaveLength(50)
    expect(numbers(calls)[0]).toBe('+49302311059')
    expect(calls.added).toEqual([expect.objectContaining({ length: 50 })])
    calls.missed.add(reportedBy(logged('0'), '+49302311000', T))
    expect(calls.added).toHaveLength(1)
  })

  it('goes with its account, but stays with another one that had it too', () => {
    const calls = startMissed(cwd)
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T), reportedBy(live('b:1', 'b'), FRIDA, T))
    calls.missed.add(reportedBy(live('a:2'), HARRIET, T))
    calls.missed.settle(reportedBy(live('b:2', 'b'), HARRIET, T + HOUR))
    for (const accountId of ['a', 'b']) calls.missed.setLiveSpan(accountId, { since: T, until: T })
    calls.missed.dropAccount('a')
    expect(calls.missed.entities.values()).toMatchObject([{ accountId: 'b', sources: [live('b:1', 'b')] }])
    expect([calls.missed.liveSpan('a'), calls.missed.liveSpan('b')]).toEqual([undefined, { since: T, until: T }])
    calls.missed.add(reportedBy(logged('2', 'b'), HARRIET, T + HOUR))
    expect(numbers(calls)).toEqual([FRIDA])
  })

  it('takes the queue from whoever tells it first, and the name from a contact that becomes known', () => {
    const calls = startMissed(cwd)
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T))
    calls.missed.add({ ...reportedBy(logged('7'), FRIDA, T), queue: 'Sales' })
    calls.missed.add({ ...reportedBy(logged('7'), FRIDA, T), queue: 'Support' })
    const numbers = [{ label: 'Work', number: FRIDA, display: FRIDA }]
    calls.lookup.remember([{ id: 'frida', accountId: 'a', name: 'Frida Berg', numbers }])
    calls.missed.renameAll()
    expect(calls.missed.entities.values()).toMatchObject([{ queue: 'Sales', remote: { name: 'Frida Berg' } }])
  })

  it('is one entry in every interleaving of what streams and repeated histories tell', () => {
    const call = fc.record({
      number: fc.constantFrom(FRIDA, HARRIET, '201', undefined),
      afterMs: fc.integer({ min: SECOND, max: 4 * MINUTE }),
      skewMs: fc.integer({ min: 0, max: 400 }),
      isLive: fc.boolean()
    })
    fc.assert(
      fc.property(
        fc.array(call, { maxLength: 12 }),
        fc.array(fc.nat({ max: 12 }), { maxLength: 4 }),
        (calls, readings) => {
          const { missed } = startMissed(mkdtempSync(join(cwd, 'p-')))
          let at = T
          const timed = calls.map((one, n) => ({ ...one, n, at: (at += one.afterMs) }))
          const histories = [...readings, calls.length].toSorted((a, b) => a - b)
          for (let n = 0; n <= calls.length; n++) {
            for (const _again of histories.filter((reading) => reading === n)) {
              const rows = timed
                .slice(0, n)
                .map((one) => reportedBy(logged(`${one.n}`), one.number, one.at + one.skewMs))
              missed.add(...rows.toReversed())
            }
            const one = timed[n]
            if (one?.isLive === true) missed.add(reportedBy(live(`a:${n}`), one.number, one.at))
          }
          expect(missed.entities.values()).toHaveLength(calls.length)
        }
      ),
      { numRuns: 200 }
    )
  })
})

describe('what the user has forgotten', () => {
  const fill = (): ReturnType<typeof startMissed> => {
    const calls = startMissed(cwd)
    calls.missed.setLiveSpan('a', { since: T, until: T + HOUR })
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T))
    calls.missed.settle(reportedBy(live('a:2'), HARRIET, T))
    return calls
  }

  it('of missed calls is all of them with every number, and no history is asked about the time before', () => {
    writeFileSync(file(), `{"version": 1, "value": [{"number": "${FRIDA}"`)
    const calls = fill()
    expect(calls.missed.settledCount).toBe(1)
    expect(calls.missed.forgetAll()).toBe(true)
    expect([numbers(calls), calls.missed.settledCount, readdirSync(cwd)]).toEqual([[], 0, ['missed-calls.json']])
    expect(readFileSync(file(), 'utf8')).not.toMatch(/\+49|\+44/)
    expect(startMissed(cwd).missed.liveSpan('a')).toEqual({ since: T + HOUR, until: T + HOUR })
  })

  it('of other calls leaves the missed ones', () => {
    const calls = fill()
    expect(calls.missed.forgetSettled()).toBe(true)
    expect([numbers(calls), calls.missed.settledCount]).toEqual([[FRIDA], 0])
    expect(readFileSync(file(), 'utf8')).not.toContain(HARRIET)
  })

  it('says so when the file could not be written', () => {
    writeFileSync(file(), '')
    expect(startMissed(file()).missed.forgetAll()).toBe(false)
  })
})

describe('the file of missed calls', () => {
  it('brings calls, what is seen and what is settled over a restart', async () => {
    const first = startMissed(cwd)
    first.missed.setLiveSpan('a', { since: T, until: T })
    first.missed.add(reportedBy(live('a:1'), FRIDA, T), reportedBy(live('a:2'), HARRIET, T))
    const [frida = ''] = ids(first)
    first.missed.see([frida])
    first.missed.settle(reportedBy(live('a:3'), '201', T))
    await first.clock.advance(SECOND)
    const second = startMissed(cwd)
    expect(second.missed.entities.all()).toEqual(first.missed.entities.all())
    expect(second.missed.entities.get(frida)).toMatchObject({ seen: true })
    second.missed.add(reportedBy(logged('3'), '201', T))
    expect(numbers(second)).toHaveLength(2)
    expect(second.missed.liveSpan('a')).toEqual({ since: T, until: T })
  })

  it('is written at the end too, and keeps nothing of an account that is forgotten with the program', async () => {
    const first = startMissed(cwd)
    first.missed.add(reportedBy(live('demo:1', 'demo'), FRIDA, T), reportedBy(live('a:1'), HARRIET, T))
    await first.missed[Symbol.asyncDispose]()
    expect(numbers(startMissed(cwd))).toEqual([HARRIET])
    expect(readFileSync(file(), 'utf8')).not.toContain(FRIDA)
  })

  it('forgets the number of a cleared call once its account has been live for half a day since', async () => {
    const { missed, clock } = startMissed(cwd)
    missed.add(reportedBy(live('a:1'), FRIDA, T))
    missed.clear(missed.entities.values().map(({ id }) => id))
    for (const [until, isKept] of [
      [T + HOUR, true],
      [T + 13 * HOUR, false]
    ] as const) {
      missed.setLiveSpan('a', { since: T, until })
      missed.add(reportedBy(live(`a:${String(until)}`), HARRIET, until))
      await clock.advance(SECOND)
      expect(readFileSync(file(), 'utf8').includes(FRIDA)).toBe(isKept)
    }
  })

  it.each([
    ['damaged', '{"version": 1, "val'],
    ['damaged', '{"version": 1, "value": [{"id": 7}]}'],
    ['newer', '{"version": 9, "value": {}}']
  ])('that is %s is kept aside and told, and the list begins anew', async (kind, content) => {
    writeFileSync(file(), content)
    const calls = startMissed(cwd)
    expect(numbers(calls)).toEqual([])
    expect(calls.texts()).toEqual([expect.stringMatching(/list of missed calls.*begins anew/)])
    const [kept = ''] = readdirSync(cwd).filter((name) => name.startsWith(`missed-calls.${kind}-`))
    expect(readFileSync(join(cwd, kept), 'utf8')).toBe(content)
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T))
    await calls.clock.advance(SECOND)
    expect(numbers(startMissed(cwd))).toEqual([FRIDA])
  })

  it('loses a call that cannot be read, and no other', async () => {
    const before = startMissed(cwd)
    before.missed.add(reportedBy(live('a:1'), FRIDA, T))
    before.missed.add(reportedBy(live('a:2'), HARRIET, T + 5 * MINUTE))
    await before.missed[Symbol.asyncDispose]()
    writeFileSync(
      file(),
      readFileSync(file(), 'utf8').replace(`"at": ${T}`, '"at": "soon"').replace(`"at":${T}`, '"at":"soon"')
    )
    const calls = startMissed(cwd)
    expect(numbers(calls)).toEqual([HARRIET])
    expect(calls.texts()).toEqual([expect.stringMatching(/could not be read.*missed-calls\.damaged/)])
  })

  it('that cannot be written keeps no call from being shown', async () => {
    writeFileSync(file(), '')
    const calls = startMissed(file()) // in which there can be no file
    calls.missed.add(reportedBy(live('a:1'), FRIDA, T))
    await calls.missed[Symbol.asyncDispose]()
    expect(numbers(calls)).toEqual([FRIDA])
    expect(calls.texts()).toHaveLength(1)
  })
})
