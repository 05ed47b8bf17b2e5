import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CallStore } from '../calls/call-store.ts'
import { reportedCall } from '../calls/testing/seen-call.ts'
import type { Call } from '../../src-preload/contract/call.ts'
import { defined } from '../util/defined.ts'
import { SECOND } from '../util/durations.ts'
import { MissedCallWatch } from './missed-call-watch.ts'
import { startMissed } from './testing/missed-calls.ts'

let cwd: string
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'ringside-'))))
afterEach(() => rmSync(cwd, { recursive: true }))

const anna = { kind: 'internal', name: 'Anna Berg', number: '201', withheld: false } as const
const numberOf = (vendorId: string): string => `+49302312510${vendorId}`

function makeStage() {
  const { missed, clock, lookup } = startMissed(cwd)
  const calls = new CallStore(clock, lookup)
  const lookUps: ((inGroup: boolean) => void)[] = []
  const answeredInGroup = (): Promise<boolean> => new Promise((resolve) => lookUps.push(resolve))
  const watch = new MissedCallWatch({
    isThere: () => true,
    calls: calls.entities,
    answeredElsewhere: calls.answeredElsewhere,
    missed,
    answeredInGroup,
    region: () => 'DE'
  })
  const rings = (vendorId: string, queue?: string): void => {
    const remote = { kind: 'external', number: numberOf(vendorId), withheld: false } as const
    const call = reportedCall({ vendorId, remote, ...defined({ queue }) })
    calls.apply('a', { type: 'callUpdated', call, order: 'unknown' })
  }
  const ends = (vendorId: string): void => calls.apply('a', { type: 'callEnded', vendorId, answeredElsewhere: false })
  const taken = (vendorId: string): void =>
    calls.apply('a', { type: 'callAnsweredElsewhere', vendorId, answeredBy: anna })
  const listed = (): (string | undefined)[] =>
    missed.entities
      .values()
      .map(({ remote }) => remote.number)
      .toSorted()
  const find = (vendorId: string): Call | undefined => calls.entities.get(`a:${vendorId}`)
  return {
    ...{ calls, missed, clock, watch, rings, ends, taken, listed, find, lookUps },
    async [Symbol.asyncDispose]() {
      watch[Symbol.dispose]()
      await calls[Symbol.asyncDispose]()
      await missed[Symbol.asyncDispose]()
    }
  }
}

describe('a call that was told as over before somebody else is known to have taken it', () => {
  it('is missed until then, and says who took it from then on', async () => {
    await using stage = makeStage()
    stage.rings('1')
    stage.ends('1')
    expect(stage.listed()).toEqual([numberOf('1')])
    stage.taken('1')
    expect([stage.listed(), stage.find('1')]).toMatchObject([[], { answeredElsewhere: true, answeredBy: anna }])
  })

  it('is not missed although its row has gone meanwhile, nor when it is told as missed again', async () => {
    await using stage = makeStage()
    stage.rings('1')
    stage.ends('1')
    stage.calls.dismiss('a:1')
    stage.taken('1')
    expect([stage.listed(), stage.find('1')]).toEqual([[], undefined])
    const source = { accountId: 'a', kind: 'call', id: 'a:1' } as const
    stage.missed.add({ source, at: 1_000, remote: { kind: 'external', number: numberOf('1'), withheld: false } })
    expect(stage.listed()).toEqual([])
  })

  it('is left alone where it goes on, was talked on or was made here', async () => {
    await using stage = makeStage()
    stage.rings('1')
    stage.taken('1')
    expect(stage.find('1')).not.toHaveProperty('answeredElsewhere')
    const talk = reportedCall({ vendorId: '1', state: 'connected', connectedAt: 2_000 })
    stage.calls.apply('a', { type: 'callUpdated', call: talk, order: 'newer' })
    stage.ends('1')
    stage.taken('1')
    expect(stage.find('1')).not.toHaveProperty('answeredElsewhere')
  })

  it('ends right, however the news of several calls, groups and the user are mixed', async () => {
    const plan = fc.record({
      inGroup: fc.boolean(),
      isTaken: fc.boolean(),
      isDismissed: fc.boolean(),
      places: fc.array(fc.nat(1_000), { minLength: 4, maxLength: 4 })
    })
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 5 }), async (plans) => {
        await using stage = makeStage()
        stage.missed.forgetAll()
        const steps = plans.flatMap(({ inGroup, isTaken, isDismissed, places }, index) => {
          const id = String(index)
          const [first = 0, ...later] = places.toSorted((a, b) => a - b)
          const [second = first, third = first, fourth = first] = later
          return [
            { at: first, run: () => stage.rings(id, inGroup ? 'Sales' : undefined) },
            { at: second, run: () => stage.ends(id) },
            ...(isDismissed ? [{ at: (second + third) / 2, run: () => stage.calls.dismiss(`a:${id}`) }] : []),
            ...(isTaken ? [{ at: third, run: () => stage.taken(id) }] : []),
            { at: fourth, run: () => stage.lookUps.splice(0).forEach((answer) => answer(false)) }
          ]
        })
        for (const { run } of steps.toSorted((a, b) => a.at - b.at)) {
          run()
          await stage.clock.advance(0)
        }
        await stage.clock.advance(SECOND)
        const lost = plans.flatMap(({ isTaken }, index) => (isTaken ? [] : [numberOf(String(index))]))
        expect(stage.listed()).toEqual(lost)
      }),
      { numRuns: 300 }
    )
  })
})
