import { afterEach, beforeEach, expect, it } from 'vitest'
import { CallerLookup } from '../../calls/caller-lookup.ts'
import { CallStore } from '../../calls/call-store.ts'
import { reportedCall } from '../../calls/testing/seen-call.ts'
import type { ReportedCall } from '../../connectors/events.ts'
import { ManualClock } from '../../util/clock.ts'
import { MINUTE } from '../../util/durations.ts'
import { OwnHistory } from './own-history.ts'
import type { SavedOwnCalls } from './own-history-file.ts'
import { OwnHistoryWatch } from './own-history-watch.ts'

let stage: ReturnType<typeof makeStage>
beforeEach(() => void (stage = makeStage()))
afterEach(async () => {
  stage.watch[Symbol.dispose]()
  await stage.history[Symbol.asyncDispose]()
  await stage.calls[Symbol.asyncDispose]()
})

function makeStage() {
  const clock = new ManualClock()
  const calls = new CallStore(clock, new CallerLookup(() => 'DE'))
  const value: SavedOwnCalls = { calls: [] }
  const history = new OwnHistory({
    file: { value, save: () => true, removeAside: () => undefined },
    clock,
    region: () => 'DE',
    isKept: () => true
  })
  history.complete('a', new Set(['calls']))
  const refused = new Set<string>()
  const watch = new OwnHistoryWatch({
    calls: calls.entities,
    answeredElsewhere: calls.answeredElsewhere,
    history,
    wasRefused: (callId) => refused.has(callId)
  })
  const sees = (change: Partial<ReportedCall> = {}, accountId = 'a'): void =>
    calls.apply(accountId, { type: 'callUpdated', call: reportedCall(change), order: 'newer' })
  const ends = (answeredElsewhere = false, accountId = 'a'): void =>
    calls.apply(accountId, { type: 'callEnded', vendorId: 'c1', answeredElsewhere })
  const kept = async () => {
    const read = history.servicesOf('a')?.['history.page']
    return (await read?.({ accountId: 'a', limit: 50 }, new AbortController().signal))?.items
  }
  return { clock, calls, history, refused, watch, sees, ends, kept }
}

it('keeps a call that nobody took as missed, with who called and when', async () => {
  stage.sees()
  expect(await stage.kept()).toEqual([])
  stage.ends()
  stage.ends()
  expect(await stage.kept()).toMatchObject([{ kind: 'missed', at: 1_000, number: '+4930123456', durationMs: 0 }])
})

it('keeps how long was spoken, and which way the call went', async () => {
  const now = stage.clock.now()
  stage.sees({ direction: 'outgoing', state: 'connected', connectedAt: now })
  await stage.clock.advance(3 * MINUTE)
  stage.ends()
  expect(await stage.kept()).toMatchObject([{ kind: 'outgoing', durationMs: 3 * MINUTE }])
})

it.each(['refused here', 'taken by somebody else'])('a call that was %s is not missed', async (how) => {
  stage.sees()
  if (how === 'refused here') stage.refused.add('a:c1')
  stage.ends(how !== 'refused here')
  expect(await stage.kept()).toMatchObject([{ kind: 'incoming', durationMs: 0 }])
})

it('nor is one of which it is known later that somebody took it', async () => {
  stage.sees()
  stage.ends()
  await stage.clock.advance(MINUTE)
  stage.calls.apply('a', { type: 'callAnsweredElsewhere', vendorId: 'c1' })
  expect(await stage.kept()).toMatchObject([{ kind: 'incoming' }])
})

it('keeps a call that ended while nobody was told, once, without a length', async () => {
  stage.sees({ state: 'connected', connectedAt: 2_000 })
  stage.calls.replace('a', [])
  const [call] = (await stage.kept()) ?? []
  expect([call?.kind, call?.durationMs]).toEqual(['incoming', undefined])
  stage.calls.replace('a', [reportedCall({ state: 'connected', connectedAt: 2_000 })])
  stage.ends()
  expect(await stage.kept()).toMatchObject([{ kind: 'incoming', durationMs: expect.any(Number) }])
  expect(await stage.kept()).toHaveLength(1)
})

it('names no caller who withholds the number, and leaves calls of other accounts to their systems', async () => {
  stage.sees({ remote: { kind: 'external', withheld: true } })
  stage.ends()
  stage.sees({}, 'other')
  stage.ends(false, 'other')
  const kept = await stage.kept()
  expect(kept).toHaveLength(1)
  expect(kept?.[0]).not.toHaveProperty('number')
  expect(stage.history.count).toBe(1)
})
