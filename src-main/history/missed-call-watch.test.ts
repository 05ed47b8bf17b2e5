import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CallStore } from '../calls/call-store.ts'
import { reportedCall } from '../calls/testing/seen-call.ts'
import type { ReportedCall } from '../connectors/events.ts'
import { CtiError } from '../util/errors.ts'
import { MissedCallWatch } from './missed-call-watch.ts'
import { startMissed } from './testing/missed-calls.ts'

let cwd: string
let stage: ReturnType<typeof makeStage>

function makeStage() {
  const { missed, clock, lookup, added } = startMissed(cwd)
  const calls = new CallStore(clock, lookup)
  const answeredInGroup = vi.fn(() => Promise.resolve(false))
  const removed = new Set<string>()
  const watch = new MissedCallWatch({
    calls: calls.entities,
    answeredElsewhere: calls.answeredElsewhere,
    missed,
    answeredInGroup,
    isThere: (accountId) => !removed.has(accountId),
    region: () => 'DE'
  })
  const sees = (change: Partial<ReportedCall> = {}, accountId = 'a'): void =>
    calls.apply(accountId, { type: 'callUpdated', call: reportedCall(change), order: 'newer' })
  const ends = (vendorId = 'c1', answeredElsewhere = false, accountId = 'a'): void =>
    calls.apply(accountId, { type: 'callEnded', vendorId, answeredElsewhere })
  const listed = (): (string | undefined)[] => missed.entities.values().map(({ remote }) => remote.number)
  const removeAccount = (accountId: string): void => {
    removed.add(accountId)
    calls.dropAccount(accountId)
    missed.dropAccount(accountId)
  }
  return { calls, missed, clock, added, watch, answeredInGroup, sees, ends, listed, removeAccount }
}

const NUMBER = '+4930123456'

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  stage = makeStage()
})
afterEach(async () => {
  await stage.calls[Symbol.asyncDispose]()
  rmSync(cwd, { recursive: true })
})

it('a call that rang and ended untaken is missed once, with queue and time', async () => {
  stage.sees({ queue: 'Sales' })
  stage.ends()
  stage.ends()
  await stage.clock.advance(0)
  expect(stage.missed.entities.values()).toMatchObject([{ accountId: 'a', queue: 'Sales', at: 1_000 }])
  expect(stage.added).toEqual([[NUMBER]])
})

it('a missed call says who sent it on, and whether that was a transfer', () => {
  const diverting = { kind: 'internal', name: 'Anna Berg', number: '201', withheld: false } as const
  stage.sees({ diverting, cameBy: 'transfer' })
  stage.ends()
  expect(stage.missed.entities.values()).toMatchObject([{ diverting, cameBy: 'transfer' }])
})

it('a call of a group that a colleague answered is not missed', async () => {
  stage.answeredInGroup.mockResolvedValueOnce(true)
  stage.sees({ queue: 'Sales' })
  stage.ends()
  await stage.clock.advance(0)
  expect(stage.answeredInGroup).toHaveBeenCalledOnce()
  expect([stage.listed(), stage.added]).toEqual([[], []])
})

it.each([
  ['answered', () => stage.sees({ state: 'connected', connectedAt: 2_000 })],
  ['taken elsewhere', () => stage.ends('c1', true)]
])('a call that was %s is not', (_what, happens) => {
  stage.sees()
  happens()
  stage.ends()
  expect(stage.listed()).toEqual([])
})

it('an outgoing call that nobody took is not', () => {
  stage.sees({ direction: 'outgoing' })
  stage.ends()
  expect(stage.listed()).toEqual([])
})

it('a call that the user refused is not, but it is when refusing failed', async () => {
  stage.sees()
  await stage.watch.refusing('a:c1', () => Promise.resolve())
  stage.ends()
  expect(stage.listed()).toEqual([])
  stage.sees({ vendorId: 'c2' })
  const refused = stage.watch.refusing('a:c2', () => Promise.reject(new CtiError('network', { userMessage: 'gone' })))
  await expect(refused).rejects.toThrow('network')
  stage.ends('c2')
  expect(stage.listed()).toEqual([NUMBER])
})

it('sending on a call that is talking has nothing to do with it', async () => {
  stage.sees({ state: 'connected', connectedAt: 2_000 })
  await stage.watch.refusing('a:c1', () => Promise.resolve())
  stage.ends()
  stage.sees({ vendorId: 'c1', startedAt: 9_000 })
  expect(stage.listed()).toEqual([])
})

it('a call that is just gone is not called missed: nobody knows what became of it', () => {
  stage.sees()
  stage.calls.replace('a', [])
  expect(stage.listed()).toEqual([])
})

it('calling back takes it off the list once somebody answers, and leaves it when nobody does', () => {
  stage.sees()
  stage.ends()
  const back = { vendorId: 'c2', direction: 'outgoing', startedAt: 5_000 } as const
  stage.sees({ ...back, state: 'alerting' })
  stage.ends('c2')
  expect(stage.listed()).toEqual([NUMBER])
  stage.sees({ ...back, vendorId: 'c3', state: 'connected', connectedAt: 6_000 })
  expect(stage.listed()).toEqual([])
})

it('a call that goes on changing is told once', () => {
  const missed = { add: vi.fn(), settle: vi.fn(), calledBack: vi.fn() }
  using _watch = new MissedCallWatch({
    calls: stage.calls.entities,
    answeredElsewhere: stage.calls.answeredElsewhere,
    missed,
    answeredInGroup: () => Promise.resolve(false),
    isThere: () => true,
    region: () => 'DE'
  })
  const talk = { direction: 'outgoing', state: 'connected', connectedAt: 6_000, startedAt: 5_000 } as const
  for (const muted of [false, true, false, true]) stage.sees({ ...talk, muted })
  expect(missed.calledBack).toHaveBeenCalledExactlyOnceWith('a', NUMBER, 5_000)
})

it('being called again leaves it: a company has one number', () => {
  stage.sees()
  stage.ends()
  stage.sees({ vendorId: 'c2', startedAt: 60_000 })
  stage.sees({ vendorId: 'c2', state: 'connected', connectedAt: 61_000, startedAt: 60_000 })
  stage.ends('c2')
  expect(stage.listed()).toEqual([NUMBER])
})

it('a call that rang on two accounts and was answered on one is not missed on the other', () => {
  stage.sees()
  stage.sees({}, 'b')
  stage.sees({ state: 'connected', connectedAt: 2_000 })
  stage.ends('c1', false, 'b')
  expect(stage.listed()).toEqual([])
})

const elsewhere = { a: 'b', b: 'a' } as const

it.each(['a', 'b'] as const)(
  'a call that is answered on one of two accounts is never told as missed, also when account %s hears first that it stopped',
  (first) => {
    stage.sees()
    stage.sees({ startedAt: 3_000 }, 'b')
    stage.ends('c1', false, first)
    stage.sees({ state: 'connected', connectedAt: 5_000, startedAt: 1_000 }, elsewhere[first])
    expect([stage.listed(), stage.added]).toEqual([[], []])
  }
)

it('a call that rang on two accounts until the caller gave up is missed once, after the last ring', () => {
  stage.sees()
  stage.sees({ startedAt: 3_000 }, 'b')
  stage.ends()
  expect(stage.listed()).toEqual([])
  stage.ends('c1', false, 'b')
  expect(stage.added).toEqual([[NUMBER]])
  expect(stage.listed()).toEqual([NUMBER])
})

it('a call is missed although the account that rang on with it is removed', () => {
  stage.sees()
  stage.sees({ startedAt: 3_000 }, 'b')
  stage.ends()
  stage.calls.dropAccount('b')
  expect(stage.listed()).toEqual([NUMBER])
})

it('the same extension of another company that rings on is another caller', () => {
  const remote = { kind: 'internal', number: '201', withheld: false } as const
  stage.sees({ remote })
  stage.sees({ remote }, 'b')
  stage.ends()
  expect(stage.listed()).toEqual(['201'])
})

it('nothing is missed of an account that is removed before it is known', async () => {
  stage.sees()
  stage.sees({ startedAt: 3_000 }, 'b')
  stage.sees({ vendorId: 'c2', queue: 'Sales', remote: { kind: 'external', number: '+493055', withheld: false } })
  stage.ends('c2')
  stage.ends()
  stage.removeAccount('a')
  stage.ends('c1', false, 'b')
  await stage.clock.advance(0)
  expect(stage.missed.entities.values().map(({ accountId }) => accountId)).toEqual(['b'])
})
